"""What an extractor leaves out of the text it found: lists, quotes, headings, whole paragraphs.

Trafilatura's rules and fallbacks drop parts of a text, so "The three packages are:" loses its packages.
What stands in the page between two neighbours of the main text belongs to it, and so does a paragraph
that shares its element with much of the main text, unless it is links.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from craftsearch.cleaning.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.cleaning.drafts import Draft
    from craftsearch.cleaning.tree import PageDraft

_WIDEST = 25  # blocks; more between two neighbours is another text
_FILLING = frozenset(("list_item", "quote", "heading"))
_AT_HOME = 0.2  # of the main text stand in one element
_PARAGRAPH = 60  # code points; shorter ones may be labels
_NEW = 0.5  # of its words in threes, for a block that is not yet there in other cuts
_GRAM = 3


def filled(found: Sequence[Draft], everything: Sequence[PageDraft]) -> list[Draft]:
    """Give ``found`` with what the page has between its blocks and beside them."""
    complete = _with_siblings(found, everything)
    places = _places(complete, everything)
    known = {fold(draft.text) for draft in complete}
    whole: list[Draft] = []
    for at, draft in enumerate(complete):
        whole.append(draft)
        here, there = places[at], places[at + 1] if at + 1 < len(complete) else None
        if here is not None and there is not None and 1 < there - here <= _WIDEST:
            whole.extend(_between(everything[here + 1 : there], known))
    return whole


def _between(stretch: Sequence[PageDraft], known: set[str]) -> Iterator[Draft]:
    for draft, linked, _ in stretch:
        if draft.kind in _FILLING and not linked and fold(draft.text) not in known:
            yield draft


def _with_siblings(found: Sequence[Draft], everything: Sequence[PageDraft]) -> list[Draft]:
    """Add the paragraphs left out of the elements in which the text is at home."""
    places = _places(found, everything)
    share: Counter[int] = Counter()
    for draft, place in zip(found, places, strict=True):
        if place is not None:
            share[everything[place].home] += len(draft.text)
    homes = {home for home, length in share.items() if length >= _AT_HOME * share.total()}
    there = set(places)
    lacking = [
        at
        for at, (draft, linked, home) in enumerate(everything)
        if home in homes and at not in there and not linked and len(draft.text) >= _PARAGRAPH
    ]
    if not lacking:
        return list(found)
    grams = {gram for draft in found for gram in _grams(draft)}
    ordered: list[tuple[int, Draft]] = []
    last = -1
    for draft, place in zip(found, places, strict=True):
        last = last if place is None else place
        ordered.append((last, draft))
    for at in lacking:
        own = _grams(everything[at].draft)
        if len(own - grams) > _NEW * len(own):
            ordered.append((at, everything[at].draft))
    return [draft for _, draft in sorted(ordered, key=lambda placed: placed[0])]


def _grams(draft: Draft) -> set[tuple[str, ...]]:
    words = fold(draft.text).split()
    return set(zip(*(words[at:] for at in range(_GRAM)), strict=False))


def _places(found: Sequence[Draft], everything: Sequence[PageDraft]) -> list[int | None]:
    """Find each block in the page, never going back."""
    by_text: dict[str, list[int]] = {}
    for at, (draft, _, _) in enumerate(everything):
        by_text.setdefault(fold(draft.text), []).append(at)
    places: list[int | None] = []
    last = -1
    for draft in found:
        same = by_text.get(fold(draft.text), [])
        after = bisect_right(same, last)
        place = same[after] if after < len(same) else None
        last = last if place is None else place
        places.append(place)
    return places
