"""What the sentences before its day say of an event: news often names the event and the town first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.places.finding import BARE, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.events.kinds import KindCue
    from craftsearch.events.page import Page

PLAIN = frozenset({"meeting", "other"})
"""Kinds that a text also calls its seminar or conference by."""
_FARTHEST, _MOST = 8, 5
_ARTICLE = 3
_FINE = frozenset({"day", "part", "week", "month"})
_COARSE = frozenset({"season", "quarter", "half", "year", "decade", "century"})


class Lead(NamedTuple):
    """The kind and the venue that sentences without a date gave before a date."""

    kind: KindCue | None = None
    venue: Mention | None = None


def lead(page: Page, at: int) -> Lead:
    """Read the sentences before ``at`` back to the beginning, at most five of them, the nearest first."""
    numbers = list(_before(page, at))
    kinds = (page.reading(number).kinds for number in numbers)
    nearest = next(filter(None, kinds), [])
    telling = next((kind for kind in nearest if kind.kind not in PLAIN), None)
    # "Founded in Lovech in 1998" is told of a town where the event need not be.
    venues = (_venue(page, number) for number in numbers if not _has(page, number, _COARSE))
    return Lead(telling or next(iter(nearest), None), next(filter(None, venues), None))


def _before(page: Page, at: int) -> Iterator[int]:
    """Give the sentences before, without those that tell a day or a month themselves."""
    left = _MOST
    for number in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
        if left and not _has(page, number, _FINE):
            left -= 1
            yield number


def _has(page: Page, number: int, granularities: frozenset[str]) -> bool:
    dates = page.dates_of.get(number, ())
    return any(date.granularity in granularities and date.year_source != "relative" for date in dates)


def _venue(page: Page, number: int) -> Mention | None:
    found = [mention for mention in page.reading(number).places if mention.strength > BARE]
    return max(found, key=lambda mention: (mention.strength, mention.kind == "city"), default=None)


def names_again(page: Page, at: int, kind: KindCue) -> bool:
    """Tell a noun that means what was named before: *The meeting took place…*, *Срещата се проведе…*.

    It begins its sentence with at most an article before it, and a verb or the date follows at once.
    """
    sentence = page.sentences[at]
    before = page.text[sentence.start : kind.span.start].split()
    if len(before) > 1 or any(len(word) > _ARTICLE for word in before):
        return False
    ending = page.word_end(kind.span.end)
    verbs = [verb.span.start for verb in page.reading(at).verbs]
    dates = [date.span.start for date in page.dates_of.get(at, ())]
    nearest = min((start for start in (*verbs, *dates) if start >= kind.span.end), default=sentence.end)
    return len(page.text[ending:nearest].split()) <= 1


def definite_after(page: Page, at: int) -> KindCue | None:
    """Read the kind with which the next sentence begins: *The workshop was the second of its kind.*."""
    after = at + 1
    if after >= len(page.sentences) or after in page.dates_of:
        return None
    sentence = page.sentences[after]
    kind = next(iter(page.reading(after).kinds), None)
    if kind is None or len(page.text[sentence.start : kind.span.start].split()) > 1:
        return None
    return kind
