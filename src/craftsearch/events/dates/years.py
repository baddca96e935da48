"""Which year was meant, where the phrase does not say it.

In order: a phrase that is relative (*last October*), a year heading above, the publication date with the
help of weekday and tense, the other dates of the text. Failing all of them the year stays unknown: it is
never invented.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.dates.moments import Draft, Interval, Moment, interval, shared_year
from craftsearch.model import YearSource  # noqa: TC001 (a field of a NamedTuple)

if TYPE_CHECKING:
    from collections.abc import Iterable

_WEIGHTS: dict[str, float] = {"past": 4.0, "": 1.75, "bare": 1.0, "future": 0.6}
"""How much farther a day ahead counts than a day ago, by tense: news reports more than it announces."""
_HALF_A_YEAR = 183
_NEIGHBOURHOOD = 150
"""Days within which another date of the text may give the year: half a year off could be either."""
CONFIDENCE: dict[YearSource, float] = {
    "explicit": 1.0,
    "relative": 0.9,
    "heading": 0.85,
    "weekday": 0.9,
    "publication": 0.8,
    "tense": 0.8,
    "neighbour": 0.6,
    "none": 0.4,
}


class Resolved(NamedTuple):
    """A draft whose year is settled, or known to be unknown, and where the year came from."""

    draft: Draft
    source: YearSource


class Circumstances(NamedTuple):
    """What is known around a date: the day of the item, a year heading, tense and explicit dates."""

    reference: dt.date | None
    heading: int | None
    tense: str
    told: dt.date | None
    """The last explicit date told before this one."""
    explicit: tuple[Interval, ...]


def resolved(draft: Draft, around: Circumstances) -> Resolved | None:
    """Settle the year of a draft; ``None`` when nothing at all is known of its date."""
    first, last = draft.first, draft.last
    if first.relative or (last is not None and last.relative):
        return _relative(draft, around)
    if first.year is not None:
        return Resolved(draft, "explicit")
    if around.heading is not None:
        return Resolved(_dated(draft, around.heading), "heading")
    if around.reference is not None:
        return _by_reference(draft, around.reference, around.tense)
    year = _by_neighbours(draft, around.explicit)
    return Resolved(draft, "none") if year is None else Resolved(_dated(draft, year), "neighbour")


def _dated(draft: Draft, year: int) -> Draft:
    first = draft.first._replace(year=year)
    if draft.last is None:
        return draft._replace(first=first)
    return draft._replace(first=first, last=shared_year(first, draft.last)[1])


def _distance(span: Interval, day: dt.date) -> int:
    """Return days from ``day`` to the interval: negative when it is over."""
    if span.end < day:
        return (span.end - day).days
    return max((span.start - day).days, 0)


def _by_reference(draft: Draft, reference: dt.date, tense: str) -> Resolved:
    usual, usual_tenseless = (_nearest(draft.first, reference, weight) for weight in (tense, ""))
    weekday = draft.first.weekday
    if weekday is not None and draft.first.day is not None:
        agreeing = _agreeing(draft.first, reference, weekday)
        if agreeing is not None and agreeing != usual:
            return Resolved(_dated(draft, agreeing), "weekday")
    if usual is None:
        return Resolved(draft, "none")
    by_tense = tense in {"past", "future"} and usual != usual_tenseless
    return Resolved(_dated(draft, usual), "tense" if by_tense else "publication")


def _nearest(moment: Moment, reference: dt.date, tense: str) -> int | None:
    """Return the year that brings it nearest; only 29 February may have to go farther than one year."""
    near, far = range(-1, 2), (-4, -3, -2, 2, 3, 4)
    best = _best(moment, reference, tense, near) or _best(moment, reference, tense, far)
    return None if best is None else best[1]


def _best(moment: Moment, reference: dt.date, tense: str, offsets: Iterable[int]) -> tuple[float, int] | None:
    best: tuple[float, int] | None = None
    for year in (reference.year + offset for offset in offsets):
        span = interval(moment._replace(year=year))
        if span is None:
            continue
        days = _distance(span, reference)
        cost = days * _WEIGHTS[tense] if days > 0 else -days
        if best is None or cost < best[0]:
            best = (cost, year)
    return best


def _agreeing(moment: Moment, reference: dt.date, weekday: int) -> int | None:
    """Return the year in which the day falls on the weekday within half a year of the reference."""
    for year in range(reference.year - 1, reference.year + 2):
        span = interval(moment._replace(year=year))
        near = span is not None and abs(_distance(span, reference)) <= _HALF_A_YEAR
        if span is not None and near and span.start.weekday() == weekday:
            return year
    return None


def _by_neighbours(draft: Draft, explicit: tuple[Interval, ...]) -> int | None:
    """Return the year that all explicit dates of the text agree on, each being near."""
    years: set[int] = set()
    for span in explicit:
        best: tuple[int, int] | None = None
        for year in range(span.start.year - 1, span.start.year + 2):
            here = interval(draft.first._replace(year=year))
            if here is not None:
                days = abs(_distance(here, span.start))
                best = min(best, (days, year)) if best else (days, year)
        if best is None or best[0] > _NEIGHBOURHOOD:
            return None
        years.add(best[1])
        if len(years) > 1:
            return None
    return years.pop() if years else None


def _relative(draft: Draft, around: Circumstances) -> Resolved | None:
    first = _settled(draft.first, around)
    if first is not None and first.granularity == "week":
        return Resolved(draft._replace(first=first, last=_sunday(first)), "relative")
    last = None if draft.last is None else _settled(draft.last, around)
    if first is None or (draft.last is not None and last is None):
        return None
    if first.year is None:
        if first.month is None or first.relative:
            return None
        return Resolved(draft._replace(first=first, last=last), "none")
    if last is not None and last.year is None:
        last = shared_year(first, last)[1]
    return Resolved(draft._replace(first=first, last=last), "relative")


def _sunday(monday: Moment) -> Moment | None:
    span = interval(monday)
    return None if span is None else _shifted(Moment("day", offset=6), span.start)


def _settled(moment: Moment, around: Circumstances) -> Moment | None:
    """Replace a relation with the date it points at; a month keeps its name where no day is known."""
    plain = moment._replace(relation=None, offset=None, year_offset=None)
    if not moment.relative:
        return moment
    if moment.relation == "next" and moment.offset is not None:
        return None if around.told is None else _shifted(moment, around.told)
    if moment.offset is not None or moment.year_offset is not None:
        if around.reference is None:
            return plain if moment.month is not None else None
        return _shifted(moment, around.reference)
    anchor = around.reference or around.told
    if anchor is None:
        return plain if moment.month is not None else None
    return _named(moment, anchor)


def _shifted(moment: Moment, anchor: dt.date) -> Moment | None:
    plain = moment._replace(relation=None, offset=None, year_offset=None)
    if moment.year_offset is not None:
        return plain._replace(year=anchor.year + moment.year_offset)
    offset = moment.offset or 0
    try:
        if moment.granularity == "year":
            return plain._replace(year=anchor.replace(year=anchor.year + offset, day=1).year)
        if moment.granularity == "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + offset, 12)
            return plain._replace(year=year, month=month + 1)
        days = 7 * offset - anchor.weekday() if moment.granularity == "week" else offset
        day = anchor + dt.timedelta(days=days)
    except (ValueError, OverflowError):  # beyond the calendar: "5000 years ago"
        return None
    return plain._replace(year=day.year, month=day.month, day=day.day)


def _named(moment: Moment, anchor: dt.date) -> Moment | None:
    """Find the last, this or next month, season or weekday of that name, seen from the anchor."""
    plain = moment._replace(relation=None)
    if moment.weekday is not None and moment.month is None:
        ahead = (moment.weekday - anchor.weekday()) % 7
        days = {"last": ahead - 7, "this": moment.weekday - anchor.weekday(), "next": ahead or 7}
        return _shifted(
            moment._replace(offset=days[moment.relation or "this"], relation=None, weekday=None), anchor
        )
    if moment.relation == "this":
        return plain._replace(year=anchor.year)
    near = [plain._replace(year=anchor.year + k) for k in (-1, 0, 1)]
    if moment.relation == "last":
        over = [m for m in near if (span := interval(m)) is not None and span.end < anchor]
        return over[-1] if over else None
    coming = [m for m in near if (span := interval(m)) is not None and span.start > anchor]
    return coming[0] if coming else None
