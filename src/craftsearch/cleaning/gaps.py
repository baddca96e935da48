"""What an extractor leaves out from the midst of the text it found: lists, quotes, headings.

Trafilatura's fallbacks keep paragraphs alone, so "The three packages are:" loses its packages. What
stands in the page between two neighbours of the main text belongs to it, unless it is links.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from craftsearch.cleaning.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.cleaning.drafts import Draft
    from craftsearch.cleaning.tree import PageDraft

_WIDEST = 25  # blocks; more between two neighbours is another text
_FILLING = frozenset(("list_item", "quote", "heading"))


def filled(found: Sequence[Draft], everything: Sequence[PageDraft]) -> list[Draft]:
    """Give ``found`` with what the page has between its blocks."""
    places = _places(found, everything)
    known = {fold(draft.text) for draft in found}
    whole: list[Draft] = []
    for at, draft in enumerate(found):
        whole.append(draft)
        here, there = places[at], places[at + 1] if at + 1 < len(found) else None
        if here is not None and there is not None and 1 < there - here <= _WIDEST:
            whole.extend(_between(everything[here + 1 : there], known))
    return whole


def _between(stretch: Sequence[PageDraft], known: set[str]) -> Iterator[Draft]:
    for draft, linked in stretch:
        if draft.kind in _FILLING and not linked and fold(draft.text) not in known:
            yield draft


def _places(found: Sequence[Draft], everything: Sequence[PageDraft]) -> list[int | None]:
    """Find each block in the page, never going back."""
    by_text: dict[str, list[int]] = {}
    for at, (draft, _) in enumerate(everything):
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
