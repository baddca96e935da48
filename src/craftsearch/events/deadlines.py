"""Days by which one must apply, register or hand in: kept apart from events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.events.distance import distance
from craftsearch.events.judging import judge
from craftsearch.model import DateSpan, Deadline, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.events.page import Page

_FAR = 150
"""How far from its day the word for a deadline may stand, counted as ``distance`` does."""
_FINE = frozenset({"day", "part", "month"})


def deadlines_of(page: Page) -> Iterator[Deadline]:
    """Find the days nearest to a word for a deadline, where that speaks against an event."""
    for at, dates in page.dates_of.items():
        reading = page.reading(at)
        cues = reading.hits.get("deadline", ())
        nearest = {_nearest(page.text, cue, dates) for cue in cues}
        for number, date in enumerate(dates):
            if number not in nearest or not _is_due(date):
                continue
            if judge(page.text, reading, date, dates, page.cues).spoken_against:
                yield Deadline(date, Span(reading.sentence.start, reading.sentence.end))


def _nearest(text: str, cue: Span, dates: Sequence[DateSpan]) -> int | None:
    """Give the number of the date that a word is nearest to, if it is near at all."""
    far = [distance(text, cue, date.span) for date in dates]
    at = min(range(len(dates)), key=lambda number: far[number])
    return at if far[at] <= _FAR else None


def _is_due(date: DateSpan) -> bool:
    return date.granularity in _FINE and date.year_source != "relative"
