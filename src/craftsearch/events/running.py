"""Events whose first and last day are told apart: it begins on 28 March …, which ends on 30 March."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from craftsearch.events.merging import edtf_of
from craftsearch.model import DateSpan, Span

if TYPE_CHECKING:
    import datetime as dt

    from craftsearch.events.cues import Cues

_BEFORE, _AFTER = 60, 25
"""Characters before and after a date in which its verb is looked for."""
_LONGEST = 60
_NO_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")


def with_runs(text: str, end: int, dates: list[DateSpan], cues: Cues) -> list[DateSpan]:
    """Make one range of the day on which something begins and the day on which it ends.

    ``dates`` are those of one sentence that stops at ``end``.
    """
    for at, first in enumerate(dates):
        if not _is_day(first) or not _begins(text, first, cues):
            continue
        for last in range(len(dates) - 1, at, -1):
            run = _run(text, end, first, dates[last], cues)
            if run:
                return [*dates[:at], run, *dates[last + 1 :]]
    return dates


def _is_day(date: DateSpan) -> bool:
    return date.granularity == "day" and "/" not in date.edtf


def _begins(text: str, date: DateSpan, cues: Cues) -> bool:
    start, end = max(date.span.start - _BEFORE, 0), date.span.end + _AFTER
    return cues.opens_pattern.search(text, start, end) is not None


def _run(text: str, end: int, first: DateSpan, last: DateSpan, cues: Cues) -> DateSpan | None:
    ends = cues.closes_pattern.search(text, first.span.end, min(last.span.end + _AFTER, end))
    closing = _day_of(last, first.start)
    if ends is None or not _is_day(last) or first.start is None or closing is None:
        return None
    if not 0 < (closing - first.start).days <= _LONGEST:
        return None
    span = Span(first.span.start, last.span.end)
    edtf = edtf_of(first.start, closing)
    return msgspec.structs.replace(first, end=closing, edtf=edtf, span=span)


def _day_of(date: DateSpan, after: dt.date | None) -> dt.date | None:
    """Give a day that lacks a year that of the one before it."""
    bare = _NO_YEAR.fullmatch(date.edtf)
    if bare is None or after is None:
        return date.start
    try:
        return after.replace(month=int(bare[1]), day=int(bare[2]))
    except ValueError:  # 29 February
        return None
