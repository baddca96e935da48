"""Dates as they were said, before anyone asks which year was meant; and the intervals they stand for."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal, NamedTuple

from craftsearch.model import Granularity  # noqa: TC001 (a field of a NamedTuple)

Relation = Literal["last", "this", "next"]
_YEARS = {"decade": 10, "century": 100}
_PARTS_OF_A_DECADE = (0, 48, 84)
"""Months after which the early, the mid and the late 1990s begin: 1990, 1994 and 1997."""
EARLY, MID, LATE, FIRST_HALF, SECOND_HALF = range(5)
_SHORTEST_MONTH = 28
_HALF = 15
"""Days in the first half of a month."""
_EDTF_SEASON, _EDTF_QUARTER, _EDTF_HALF = 21, 33, 40
"""ISO 8601-2:2019 4.8: 21–24 seasons, 33–36 quarters, 40–41 halves of a year."""


class Interval(NamedTuple):
    """Two dates, both inclusive."""

    start: dt.date
    end: dt.date


class Moment(NamedTuple):
    """One end of a date in prose: what was said and nothing else.

    ``number`` counts seasons (meteorological, of the north: spring is
    March to May), quarters or halves from 1. ``relation`` is *last/this/next* said of the
    granularity itself (last October, next year); ``year_offset`` is a relative year (in June of next
    year: 1); ``offset`` counts units from the day it was said (yesterday: -1 day) or, with ``relation``
    *next*, from the date told before (two weeks later: 14 days).
    """

    granularity: Granularity
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int = 0
    part: int | None = None
    relation: Relation | None = None
    year_offset: int | None = None
    offset: int | None = None

    @property
    def relative(self) -> bool:
        """Whether its year depends on the day it was said."""
        return self.relation is not None or self.year_offset is not None or self.offset is not None


class Draft(NamedTuple):
    """A date phrase: one moment or two, and the tokens ``begin`` to ``end`` (exclusive) it was read from."""

    begin: int
    end: int
    first: Moment
    last: Moment | None = None


def interval(moment: Moment) -> Interval | None:
    """Return the days a moment with a year stands for, ``None`` if there is no such day (31 February)."""
    whole = _whole(moment)
    return whole if whole is None or moment.part is None else _third(whole, moment)


def _whole(moment: Moment) -> Interval | None:
    if moment.year is None or not 1 <= moment.year < dt.MAXYEAR:
        return None
    if moment.day is not None and moment.month is not None:
        return _day(moment.year, moment.month, moment.day)
    return _months(moment.year, *_first_and_count(moment))


def _first_and_count(moment: Moment) -> tuple[int, int]:
    """Return the first month of a period and how many months it has."""
    if moment.month is not None:
        return moment.month, 1
    number = moment.number
    counted = {"season": (3 * number, 3), "quarter": (3 * number - 2, 3), "half": (6 * number - 5, 6)}
    return counted.get(moment.granularity, (1, 12 * _YEARS.get(moment.granularity, 1)))


def _day(year: int, month: int, day: int) -> Interval | None:
    if day > _SHORTEST_MONTH and day > calendar.monthrange(year, month)[1]:
        return None
    date = dt.date(year, month, day)
    return Interval(date, date)


def _months(year: int, month: int, count: int) -> Interval:
    final_year, final_month = divmod(year * 12 + month + count - 2, 12)
    final_month += 1
    last = calendar.monthrange(final_year, final_month)[1]
    return Interval(dt.date(year, month, 1), dt.date(final_year, final_month, last))


def _third(whole: Interval, moment: Moment) -> Interval:
    """Cut the beginning, the middle or the end out: ten days or half of a month, a third of more."""
    if moment.part in {FIRST_HALF, SECOND_HALF}:
        middle = whole.start + dt.timedelta(days=_HALF)
        first = Interval(whole.start, middle - dt.timedelta(days=1))
        return first if moment.part == FIRST_HALF else Interval(middle, whole.end)
    if moment.month is not None:
        starts = [whole.start + dt.timedelta(days=d) for d in (0, 10, 20)]
    else:
        months = _length_in_months(whole)
        cuts = _PARTS_OF_A_DECADE if months == 12 * _YEARS["decade"] else (0, months // 3, 2 * (months // 3))
        starts = [_months(whole.start.year, whole.start.month, 1 + cut).end.replace(day=1) for cut in cuts]
    part = moment.part or EARLY
    end = whole.end if part == LATE else starts[part + 1] - dt.timedelta(days=1)
    return Interval(starts[part], end)


def _length_in_months(whole: Interval) -> int:
    return (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1


def shared_year(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Give the end that lacks a year that of the other, a year off where the order asks for it."""
    falls = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
    turn = 1 if falls and first.month and last.month else 0
    if first.relative or last.relative:
        return first, last
    if first.year is None and last.year is not None:
        return first._replace(year=last.year - turn), last
    if last.year is None and first.year is not None:
        return first, last._replace(year=first.year + turn)
    return first, last


def edtf(moment: Moment) -> str:
    """Write a moment in EDTF (ISO 8601-2:2019), an unknown year as ``XXXX``."""
    if moment.part is not None and moment.year is not None:
        return _edtf_part(moment)
    year = "XXXX" if moment.year is None else f"{moment.year:04}"
    if moment.day is not None:
        return f"{year}-{moment.month:02}-{moment.day:02}"
    if moment.month is not None:
        return f"{year}-{moment.month:02}"
    if moment.granularity in _YEARS:
        return f"{year[:3]}X" if moment.granularity == "decade" else f"{year[:2]}XX"
    first = {"season": _EDTF_SEASON, "quarter": _EDTF_QUARTER, "half": _EDTF_HALF}.get(moment.granularity)
    return year if first is None else f"{year}-{first + moment.number - 1}"


def _edtf_part(moment: Moment) -> str:
    cut = interval(moment)
    if cut is None:
        return edtf(moment._replace(part=None))
    width = 10 if moment.month is not None else 7
    return f"{cut.start.isoformat()[:width]}~/{cut.end.isoformat()[:width]}~"
