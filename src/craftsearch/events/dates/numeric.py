"""Dates written in figures only, and the figures that only look like dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.events.dates import tags
from craftsearch.events.dates.guards import stands_alone
from craftsearch.events.dates.moments import Draft, Moment, shared_year

if TYPE_CHECKING:
    from craftsearch.events.dates.lexing import Lexed

_DIGITS = re.compile(r"\d+")
_CLOCK_AFTER = re.compile(r"\s?(?:h\b|uhr|Uhr|val\b|hod|ur\b|óra|uur)")
_QUARTERS_OF_AN_HOUR = {15, 30, 45}
_LONGEST_MONTH, _MONTHS = 31, 12
_TWO, _TEN = 2, 10
_WEEKDAYS = tags.WEEKDAY + tags.SHORT_WEEKDAY


def drafts(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    """Read a date in figures; nothing if there is no such day."""
    while begin < end and lexed.tags[begin] not in tags.DAY + tags.YEAR:
        begin += 1
    if not stands_alone(lexed, begin, end):
        return []
    text = lexed.text[lexed.starts[begin] : lexed.ends[end - 1]]
    cut = _range_cut(lexed, begin, end)
    if cut:
        return _range(lexed, begin, cut, end)
    weekdays = [lexed.values[at] for at in range(max(begin - 2, 0), begin) if lexed.tags[at] in _WEEKDAYS]
    moment = _moment(lexed, _figures(text), text, end)
    return [Draft(begin, end, moment._replace(weekday=weekdays[0] if weekdays else None))] if moment else []


def _figures(text: str) -> list[tuple[int, int]]:
    """List the figures of a text: how many digits, and the number."""
    return [(len(figures), int(figures)) for figures in _DIGITS.findall(text)]


def _range_cut(lexed: Lexed, begin: int, end: int) -> int | None:
    """Return the token that joins two ends: 16-17.04.2013, 28/2-1/3, 16.4. до 17.4.2013."""
    phrase = lexed.tags[begin:end]
    if not any(sign in phrase for sign in "./"):
        return None
    joints = [begin + at for at, tag in enumerate(phrase) if tag == tags.DASH or tag >= tags.FIRST_ROLE]
    return joints[0] if len(joints) == 1 else None


def _range(lexed: Lexed, begin: int, cut: int, end: int) -> list[Draft]:
    opening, closing = (
        _figures(lexed.text[lexed.starts[a] : lexed.ends[b - 1]]) for a, b in ((begin, cut), (cut + 1, end))
    )
    text = lexed.text[lexed.starts[cut + 1] : lexed.ends[end - 1]]
    if len(opening) == _TWO + 1 and len(closing) == 1:
        first = _moment(lexed, opening, "", cut)
        return (
            []
            if first is None or closing[0][1] <= (first.day or 0)
            else _until(begin, end, first, closing[0][1])
        )
    if len(closing) < _TWO or len(opening) > _TWO:
        return []
    last = _moment(lexed, closing, text, end) if len(closing) > _TWO else _day_month(lexed, closing)
    if last is None or not opening:
        return []
    if len(opening) == 1:
        first = last._replace(day=opening[0][1])
    else:
        first = _ordered(lexed, opening[0][1], opening[1][1], None)
    if first is None or ((first.month, first.day) > (last.month, last.day) and len(opening) == 1):
        return []
    return [Draft(begin, end, *shared_year(first, last))]


def _until(begin: int, end: int, first: Moment, day: int) -> list[Draft]:
    return [Draft(begin, end, first, first._replace(day=day))]


def _moment(lexed: Lexed, parts: list[tuple[int, int]], text: str, end: int) -> Moment | None:
    if len(parts) == _TWO:
        return _pair(lexed, parts, text, end)
    (first_width, first), (_, second), (width, third) = parts
    if first_width > _TWO:
        return _valid(first, second, third) or _valid(first, third, second)
    if width < _TWO:
        return None  # no year is written with one figure
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
    if _CLOCK_AFTER.match(lexed.text, lexed.ends[end - 1]) or not _looks_dated(
        text, parts, lexed.tags[end - 1]
    ):
        return None
    if "." in text and second in _QUARTERS_OF_AN_HOUR and "month_before_day" not in lexed.table.switches:
        return None  # 10.30 is a time
    return _day_month(lexed, parts)


def _looks_dated(text: str, parts: list[tuple[int, int]], closing: str) -> bool:
    """Tell 22.04 and 20-11 from the fraction 5.5 and the score 4-1; a slash or a second dot is enough."""
    if closing == "." and "." in text[:-1] and max(number for _, number in parts) < _TEN and "0" not in text:
        return False  # 4.1. is a chapter or a version at the end of its sentence
    if "/" in text or closing == "." or any(number > _MONTHS for _, number in parts):
        return "/" in text or closing == "." or parts[1][0] == _TWO or "-" in text
    return all(width == _TWO for width, _ in parts)


def _day_month(lexed: Lexed, parts: list[tuple[int, int]]) -> Moment | None:
    return _ordered(lexed, parts[0][1], parts[1][1], None)


def _ordered(lexed: Lexed, first: int, second: int, year: int | None) -> Moment | None:
    """Read day and month in the country's order, and in the other order where that is no date."""
    if "month_before_day" in lexed.table.switches:
        return _valid(year, first, second) or _valid(year, second, first)
    return _valid(year, second, first) or _valid(year, first, second)


def _valid(year: int | None, month: int, day: int) -> Moment | None:
    if 1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH:
        return Moment("day", year, month, day)
    return None
