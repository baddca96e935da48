"""Dates written in figures only, and the figures that only look like dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.events.dates import tags
from craftsearch.events.dates.moments import Draft, Moment
from craftsearch.events.dates.tags import Role, plays

if TYPE_CHECKING:
    from craftsearch.events.dates.lexing import Lexed

_DIGITS = re.compile(r"\d+")
_TOUCHES_BEFORE = re.compile(r"(?:[\w./\\:#@&=+-]|[\d][.,])$")
_TOUCHES_AFTER = re.compile(r"[\w/\\@=+%€$£°]|[.,:-]\d|\s?(?:[%€$£°]|(?:EUR|km|kg|cm|m²|ha|mm|kWh|MW|GB)\b)")
_CLOCK_AFTER = re.compile(r"\s?(?:h\b|uhr|Uhr|val\b|hod|ur\b|óra|uur)")
_YEARS_IN_PROSE = range(1900, 2100)
_LONGEST_MONTH, _MONTHS = 31, 12
_TWO = 2


def stands_alone(lexed: Lexed, begin: int, end: int) -> bool:
    """Tell whether the figures touch nothing that makes them a code, a price or an address."""
    start, stop = lexed.starts[begin], lexed.ends[end - 1]
    return not _TOUCHES_BEFORE.search(lexed.text[max(start - 2, 0) : start]) and not _TOUCHES_AFTER.match(
        lexed.text, stop
    )


def is_year(lexed: Lexed, begin: int, end: int, year: int) -> bool:
    """Tell a year from a count, a price or a code of four figures."""
    before = lexed.tags[begin - 1] if begin else tags.BREAK
    after = lexed.tags[end] if end < len(lexed.tags) else tags.BREAK
    if before == tags.SIGN or after == tags.SIGN:
        return False
    phrase = lexed.tags[begin:end]
    said = tags.YEAR_WORD in phrase or tags.SURE_YEAR in phrase
    if said:
        return True
    if year not in _YEARS_IN_PROSE or not _untouched(lexed, begin, end):
        return False
    return year % 100 != 0 or plays(before, Role.IN) or after != tags.WORD


def _untouched(lexed: Lexed, begin: int, end: int) -> bool:
    """A year may follow an opening or a dash, and precede a dash or a full stop, but no other figures."""
    start, stop = lexed.starts[begin], lexed.ends[end - 1]
    before, after = lexed.text[max(start - 2, 0) : start], lexed.text[stop : stop + 2]
    return not re.search(r"(?:[\w/\\:#@&=+_.]|\d[.,-]|\w-)$", before) and not re.match(
        r"[\w\\@=+%€$£°_]|[.,:/]\d", after
    )


def drafts(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    """Read a date in figures; nothing if there is no such day."""
    while begin < end and lexed.tags[begin] not in tags.DAY + tags.YEAR:
        begin += 1
    if not stands_alone(lexed, begin, end):
        return []
    text = lexed.text[lexed.starts[begin] : lexed.ends[end - 1]]
    weekday = next((lexed.values[at] for at in range(begin) if at >= begin - 2 and lexed.tags[at] in "we"), None)
    parts = [(len(figures), int(figures)) for figures in _DIGITS.findall(text)]
    if len(parts) == 4:  # noqa: PLR2004 (28/2-1/3)
        first, last = _day_month(lexed, parts[:_TWO]), _day_month(lexed, parts[_TWO:])
        return [Draft(begin, end, first, last)] if first and last else []
    moment = _moment(lexed, parts, text, end)
    return [Draft(begin, end, moment._replace(weekday=weekday))] if moment else []


def _moment(lexed: Lexed, parts: list[tuple[int, int]], text: str, end: int) -> Moment | None:
    if len(parts) == _TWO:
        return _pair(lexed, parts, text, end)
    (first_width, first), (_, second), (width, third) = parts
    if first_width > _TWO:
        return _valid(first, second, third) or _valid(first, third, second)
    if width == _TWO and "." in text and " " not in text and sum(w for w, _ in parts[:2]) < _TWO + 1:
        return None  # 1.2.13 is a version or a chapter
    year = third if width > _TWO else third + (2000 if third < 70 else 1900)  # noqa: PLR2004
    return _ordered(lexed, first, second, year)


def _pair(lexed: Lexed, parts: list[tuple[int, int]], text: str, end: int) -> Moment | None:
    (width, first), (last_width, second) = parts
    if width > _TWO:
        return Moment("month", first, second) if last_width == _TWO and second <= _MONTHS else None
    if last_width > _TWO:
        return Moment("month", second, first) if width == _TWO and first <= _MONTHS else None
    if _CLOCK_AFTER.match(lexed.text, lexed.ends[end - 1]) or not text[0].isdigit():
        return None
    return _day_month(lexed, parts)


def _day_month(lexed: Lexed, parts: list[tuple[int, int]]) -> Moment | None:
    return _ordered(lexed, parts[0][1], parts[1][1], None)


def _ordered(lexed: Lexed, first: int, second: int, year: int | None) -> Moment | None:
    """Read day and month in the country's order, and in the other order where that is no date."""
    if lexed.table.month_before_day:
        return _valid(year, first, second) or _valid(year, second, first)
    return _valid(year, second, first) or _valid(year, first, second)


def _valid(year: int | None, month: int, day: int) -> Moment | None:
    if 1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH:
        return Moment("day", year, month, day)
    return None
