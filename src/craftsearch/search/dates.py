"""Dates in queries and options: ``2013``, ``2013-04``, ``2013-04-16`` and ranges with ``..``."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from craftsearch.errors import QueryError

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def first_day(text: str) -> dt.date:
    """Return the first day of a year, month or day."""
    return _read(text)[0]


def last_day(text: str) -> dt.date:
    """Return the last day of a year, month or day."""
    return _read(text)[1]


def date_range(text: str) -> tuple[dt.date | None, dt.date | None]:
    """Read ``A..B``, ``A..``, ``..B`` or ``A``; both ends inclusive."""
    if ".." not in text:
        return _read(text)
    left, right = text.split("..", 1)
    since = first_day(left) if left else None
    until = last_day(right) if right else None
    if since and until and since > until:
        raise QueryError(f"the range {text} ends before it begins — write the earlier date first")
    return since, until


def _read(text: str) -> tuple[dt.date, dt.date]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise QueryError(f"{text!r} is no date — write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        begin = dt.date(year or 0, month or 1, day or 1)
    except ValueError as exc:
        raise QueryError(f"there is no date {text} ({exc}) — write YYYY, YYYY-MM or YYYY-MM-DD") from exc
    if day:
        return begin, begin
    last = calendar.monthrange(begin.year, begin.month)[1]
    return (begin, begin.replace(day=last)) if month else (begin, begin.replace(month=12, day=31))
