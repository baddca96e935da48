"""Time zones as people write them behind a time of day, and what they are from UTC on that day."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftsearch.model import DateSpan

_NAMES = {
    **dict.fromkeys(("CET", "CEST", "MEZ", "MESZ"), 1),
    **dict.fromkeys(("EET", "EEST", "OEZ", "OESZ"), 2),
    **dict.fromkeys(("WET", "WEST"), 0),
}
"""Hours from UTC in winter. People write CET in summer too, and mean the time of the clocks."""
_FIXED = {"UTC": 0, "GMT": 0, "BST": 1}
_ZONE = re.compile(rf"\s?\(?\b({'|'.join((*_NAMES, *_FIXED))})\b(?:\s?([+-])(\d{{1,2}}))?\)?")
_OFFSET = re.compile(r"\s?([+-])(\d\d):?(\d\d)(?!\d)|\s?(Z)\b")
_SUMMER = (3, 10)


def zone_after(text: str, at: int, date: DateSpan) -> tuple[str | None, int]:
    """Read the zone that stands at ``at``: its offset (``+02:00``) on the date's day, and where it ends.

    Nothing is known where no zone is written, or where the year, which summer time hangs on, is not.
    """
    found = _ZONE.match(text, at)
    if found is None:
        return None, at
    name, sign, hours = found.groups()
    if sign and name in _FIXED:
        return _written(int(f"{sign}{hours}")), found.end()
    if name in _FIXED:
        return _written(_FIXED[name]), found.end()
    if date.start is None:
        return None, at
    return _written(_NAMES[name] + _is_summer(date.start)), found.end()


def offset(written: str) -> str | None:
    """Read the offset at the end of an ISO 8601 time (``+02:00``, ``Z``)."""
    found = _OFFSET.fullmatch(written)
    if found is None:
        return None
    return "+00:00" if found[4] else f"{found[1]}{found[2]}:{found[3]}"


def _is_summer(day: dt.date) -> bool:
    """Tell whether summer time is in force in the Union: from the last Sunday of March to that of October."""
    first, last = (_last_sunday(day.year, month) for month in _SUMMER)
    return first <= day < last


def _last_sunday(year: int, month: int) -> dt.date:
    end = dt.date(year, month, 31)
    return end - dt.timedelta(days=(end.weekday() + 1) % 7)


def _written(hours: int) -> str:
    return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"
