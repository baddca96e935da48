"""Times of day beside a date: *5 May 2018, 10:00–16:30*, *kl. 9*, *10 Uhr*, *2 pm CET*."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from craftsearch.events.dates.zones import zone_after
from craftsearch.model import DateSpan, Span, Times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.events.dates.tables import Clock

_FIGURES = re.compile(r"(?<![\w.,:/+€$£])(\d{1,2})(?:([:.hH])(\d\d)(?![\d:])|(?![\d:/,]|\.\d))")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s?$")
_WORD_AFTER = re.compile(r"\.?\s?([^\W\d_](?:[\w']|\.(?=\w))*)")
_DASHES = frozenset("-–—")
_ELSEWHERE = re.compile(r"\n\n|[^\W\d_]{3,}[.!?]\s")
"""What parts a time from a date that is not its: a blank line, the end of a sentence."""
_LEFT, _RIGHT = 14, 16
_REACH = 60
"""Characters between a date and its time."""
_NOON = 12


class _Time(NamedTuple):
    """A figure that may be a time of day; ``said`` when something beside it says that it is one."""

    span: Span
    time: dt.time
    said: bool


def with_times(text: str, dates: Sequence[DateSpan], clock: Clock) -> tuple[DateSpan, ...]:
    """Give each day, and each range of days, the times of day that stand right beside it.

    ``dates`` are in order and their spans are offsets in ``text``. A time counts for the nearest day of its
    line or of the line above. What is no time for sure (*10.30* without a word beside it) is left alone.
    """
    if not any(date.granularity == "day" for date in dates):
        return tuple(dates)
    found = list(dates)
    starts = [date.span.start for date in dates]
    for span, start, end in _ranges(text, dates, clock):
        at = _nearest(text, span, dates, starts)
        if at is None or found[at].times is not None:
            continue
        zone, stop = zone_after(text, span.end, found[at])
        times = Times(start, end, Span(span.start, stop), zone)
        found[at] = msgspec.structs.replace(found[at], times=times)
    return tuple(found)


def _ranges(
    text: str, dates: Sequence[DateSpan], clock: Clock
) -> Iterator[tuple[Span, dt.time, dt.time | None]]:
    """Join a time and the one it lasts to; the end says for both that they are times."""
    times = [*_times(text, dates, clock), None]
    taken = False
    for first, second in pairwise(times):
        if taken or first is None:
            taken = False
            continue
        if second and _lasts(text, first, second, clock):
            taken = True
            yield Span(first.span.start, second.span.end), _same_half(first, second), second.time
        elif first.said:
            yield first.span, first.time, None


def _lasts(text: str, first: _Time, second: _Time, clock: Clock) -> bool:
    between = text[first.span.end : second.span.start].strip(". \u00a0").lower()
    joined = between in _DASHES or between in clock.to
    return joined and (first.said or second.said) and _same_half(first, second) < second.time


def _same_half(first: _Time, second: _Time) -> dt.time:
    """Read *2–4 pm*: what is said of the end holds for the beginning, if that is earlier then."""
    later = first.time.replace(hour=first.time.hour + _NOON) if first.time.hour < _NOON else first.time
    return later if not first.said and later < second.time and second.time.hour >= _NOON else first.time


def _times(text: str, dates: Sequence[DateSpan], clock: Clock) -> Iterator[_Time]:
    spans = [date.span for date in dates]
    starts = [span.start for span in spans]
    for figures in _FIGURES.finditer(text):
        at = bisect_right(starts, figures.start()) - 1
        if at >= 0 and figures.start() < spans[at].end:
            continue
        time = _time(text, figures, clock)
        if time:
            yield time


def _time(text: str, figures: re.Match[str], clock: Clock) -> _Time | None:
    hour, sign, minute = int(figures[1]), figures[2] or "", figures[3]
    start, end = figures.span()
    before = _WORD_BEFORE.search(text, max(start - _LEFT, 0), start)
    after = _WORD_AFTER.match(text, end, end + _RIGHT)
    word = after[1].lower() if after else ""
    half = word in clock.am or word in clock.pm
    named = word in clock.after or (minute is not None and word in clock.after_minutes)
    said = half or named or sign in {*":hH"} - {""} or bool(before and before[1].lower() in clock.before)
    if half and hour <= _NOON:
        hour = hour % _NOON + _NOON * (word in clock.pm)
    if hour >= 24 or int(minute or 0) >= 60:  # noqa: PLR2004  # hours of a day, minutes of an hour
        return None
    stop = after.end() if after and (half or named) else end
    first = before.start(1) if before and before[1].lower() in clock.before else start
    return _Time(Span(first, stop), dt.time(hour, int(minute or 0)), said)


def _nearest(text: str, span: Span, dates: Sequence[DateSpan], starts: list[int]) -> int | None:
    """Find the day that a time stands beside: before it, else after it, with no other date between."""
    before = bisect_right(starts, span.start) - 1
    near = [at for at in (before, before + 1) if 0 <= at < len(dates) and dates[at].granularity == "day"]
    gaps = {at: _gap(text, span, dates[at].span) for at in near}
    fitting = [at for at in near if len(gaps[at]) <= _REACH and not _ELSEWHERE.search(gaps[at])]
    return min(fitting, key=lambda at: (len(gaps[at]), at), default=None)


def _gap(text: str, time: Span, date: Span) -> str:
    return text[date.end : time.start] if date.start < time.start else text[time.end : date.start]
