"""From a matched phrase to drafts: which days, month and year the tags of a phrase name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.dates import decades, guards, numeric, tags
from craftsearch.events.dates.moments import FIRST_HALF, MID, SECOND_HALF, Draft, Moment, Relation
from craftsearch.events.dates.tags import Role, plays
from craftsearch.events.dates.vocabulary import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftsearch.events.dates.grammar import Shape
    from craftsearch.events.dates.lexing import Lexed
    from craftsearch.model import Granularity

    Reader = Callable[[Lexed, int, int], list[Draft]]

_DAYS = tags.DAY + tags.ORDINAL + tags.DAY_FROM
_MONTHS = tags.MONTH + tags.WEAK_MONTH + tags.FAINT_MONTH
_YEARS = tags.YEAR + tags.SURE_YEAR + tags.SHORT_YEAR
_AWAY: dict[str, Granularity] = {tags.DEICTIC: "day", tags.WEEK_AWAY: "week", tags.MONTH_AWAY: "month"}
_RELATIONS: dict[str, Relation] = {tags.LAST: "last", tags.THIS: "this", tags.NEXT: "next"}
_OFFSETS = {tags.LAST: -1, tags.THIS: 0, tags.NEXT: 1}
_CENTURY_PIVOT = 70
"""A two-digit year below this is of the 21st century, as POSIX has it (69)."""


class Day(NamedTuple):
    """A day number, the token it stands in, and whether it closes a range that the day before opened."""

    at: int
    number: int
    closes: bool
    weekday: int | None


def drafts(shape: Shape, lexed: Lexed, begin: int, end: int) -> list[Draft]:
    """Read a match of the grammar; nothing when it is not a date after all."""
    return _READERS[shape](lexed, begin, end)


def full_year(short: int) -> int:
    """Complete a two-digit year."""
    return short if short > 99 else short + (2000 if short < _CENTURY_PIVOT else 1900)  # noqa: PLR2004


def _year(lexed: Lexed, begin: int, end: int) -> tuple[int | None, int | None]:
    """Return the year, or how many years off it is said to be (last year: -1)."""
    year = lexed.first_value(begin, end, _YEARS)
    if year is not None:
        return full_year(year), None
    away = lexed.first_value(begin, end, tags.YEAR_AWAY)
    if away is not None:
        return None, away
    phrase = lexed.tags[begin:end]
    if tags.YEAR_WORD in phrase:
        for tag, offset in _OFFSETS.items():
            if tag in phrase:
                return None, offset
    return None, None


def _calendar(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    if guards.is_no_month(lexed, end):
        return []
    days = _days(lexed, begin, end)
    end = _end_of_days(lexed, days, end)
    month = lexed.first_value(begin, end, _MONTHS)
    year, offset = _year(lexed, begin, end)
    groups = _groups(days)
    out: list[Draft] = []
    for number, group in enumerate(groups):
        first, last = (
            Moment("day", year, month, day.number, day.weekday, year_offset=offset)
            for day in (group[0], group[-1])
        )
        start = group[0].at if number else begin
        stop = end if number == len(groups) - 1 else group[-1].at + 1
        out.append(Draft(start, stop, first, None if len(group) == 1 else last))
    return out


def _end_of_days(lexed: Lexed, days: list[Day], end: int) -> int:
    """Leave a figure that is no day of it out of the date's end: lt *gegužės 5 d., 10 val.*."""
    if not days:
        return end
    after = lexed.tags[days[-1].at + 1 : end]
    is_figure = any(tag in _DAYS for tag in after) and not any(tag in _MONTHS + _YEARS for tag in after)
    return days[-1].at + 1 if is_figure else end


def _days(lexed: Lexed, begin: int, end: int) -> list[Day]:
    days: list[Day] = []
    weekday: int | None = None
    around = lexed.tags[max(begin - 2, 0) : begin + 3]
    if "between_after" in lexed.table.switches:
        around += lexed.tags[end : end + 1]
    between = any(plays(tag, Role.BETWEEN) for tag in around)
    after = -1
    for at in range(begin, end):
        tag = lexed.tags[at]
        if tag in {tags.WEEKDAY, tags.SHORT_WEEKDAY}:
            weekday = lexed.values[at]
        elif tag in _DAYS:
            gap = lexed.tags[after:at] if days else ""
            days.append(Day(at, lexed.values[at], _closes(gap, between), weekday))
            weekday, after = None, at + (0 if tag == tags.DAY_FROM else 1)
    return _trusted(days, lexed)


def _closes(gap: str, between: bool) -> bool:
    if any(tag in "-/F" or plays(tag, Role.TO) for tag in gap):
        return not any(plays(tag, Role.AND) and not plays(tag, Role.TO) for tag in gap)
    return between and any(plays(tag, Role.AND) for tag in gap)


def _trusted(days: list[Day], lexed: Lexed) -> list[Day]:
    """Drop numbers that are no days: those before a fall, and one before a mere comma ("group 3, 5 May")."""
    start = 0
    for at in range(1, len(days)):
        if days[at].number <= days[at - 1].number:
            if days[at].closes:
                return []  # the score 4-1, not a range
            start = at
    days = days[start:]
    if len(days) == 2 and not days[1].closes:  # noqa: PLR2004 (a pair)
        gap = lexed.tags[days[0].at + 1 : days[1].at]
        if not any(plays(tag, Role.AND) for tag in gap):
            month_first = any(tag in _MONTHS for tag in lexed.tags[max(days[0].at - 3, 0) : days[0].at])
            return days[:1] if month_first else days[1:]
    return days


def _groups(days: list[Day]) -> list[list[Day]]:
    """Join ranges and neighbouring days: 2, 3 and 5 May is the 2nd to the 3rd, and the 5th."""
    out: list[list[Day]] = []
    for day in days:
        if out and (day.closes or day.number == out[-1][-1].number + 1):
            out[-1].append(day)
        else:
            out.append([day])
    return out


def _period(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    phrase = lexed.tags[begin:end]
    year, offset = _year(lexed, begin, end)
    moment = Moment("year", year, part=lexed.first_value(begin, end, tags.PART), year_offset=offset)
    month = lexed.first_value(begin, end, _MONTHS)
    if month is not None:
        part = _half(lexed, begin, end) if tags.HALF in phrase else moment.part
        moment = moment._replace(granularity="month", month=month, part=part)
    elif tags.SEASON in phrase:
        number = (lexed.first_value(begin, end, tags.SEASON) or 0) + 1
        moment = moment._replace(granularity="season", number=number)
    elif set(phrase) & set(tags.QUARTER + tags.NUMBERED_QUARTER + tags.HALF):
        return _fraction(lexed, begin, end, moment)
    return [Draft(begin, end, moment)]


def _half(lexed: Lexed, begin: int, end: int) -> int | None:
    """Tell which half of a month; a half that is not counted is the middle (cs *v polovině května*)."""
    half = lexed.tags.index(tags.HALF, begin, end)
    number = lexed.first_value(begin, half, _DAYS + tags.ROMAN + tags.COUNT)
    return {None: MID, 1: FIRST_HALF, 2: SECOND_HALF}.get(number)


def _fraction(lexed: Lexed, begin: int, end: int, moment: Moment) -> list[Draft]:
    number = lexed.first_value(begin, end, _DAYS + tags.ROMAN + tags.NUMBERED_QUARTER + tags.COUNT) or 0
    half = tags.HALF in lexed.tags[begin:end]
    granularity: Granularity = "half" if half else "quarter"
    if not 1 <= number <= (2 if half else 4):
        return []
    return [Draft(begin, end, moment._replace(granularity=granularity, number=number))]


def _bare_year(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    year = full_year(lexed.first_value(begin, end, _YEARS) or 0)
    if not guards.is_year(lexed, begin, end, year):
        return []
    return [Draft(begin, end, Moment("year", year))]


def _year_pair(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    """Read 2014/15 or 2014-20; two years that do not follow on each other are something else."""
    first, last = lexed.values[begin], lexed.values[end - 1]
    last += first // 100 * 100
    if last <= first or not guards.stands_alone(lexed, begin, end):
        return []
    return [Draft(begin, end, Moment("year", first), Moment("year", last))]


def _year_away(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    return [Draft(begin, end, Moment("year", year_offset=lexed.values[begin]))]


def _deictic(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    return [Draft(begin, end, Moment(_AWAY[lexed.tags[begin]], offset=lexed.values[begin]))]


def _relative(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    phrase = lexed.tags[begin:end]
    relation = next(_RELATIONS[tag] for tag in phrase if tag in _RELATIONS)
    month = lexed.first_value(begin, end, _MONTHS)
    if month is not None and relation == "next" and "next_is_next_year" in lexed.table.switches:
        return [Draft(begin, end, Moment("month", month=month, year_offset=1))]
    if month is not None:
        return [Draft(begin, end, Moment("month", month=month, relation=relation))]
    weekday = lexed.first_value(begin, end, tags.WEEKDAY)
    if weekday is not None:
        return [Draft(begin, end, Moment("day", weekday=weekday, relation=relation))]
    season = lexed.first_value(begin, end, tags.SEASON)
    if season is not None:
        return [Draft(begin, end, Moment("season", number=season + 1, relation=relation))]
    granularity = next((_UNITS[tag] for tag in phrase if tag in _UNITS), None)
    if granularity is None or granularity == "day":
        return []
    return [Draft(begin, end, Moment(granularity, offset=_OFFSETS[phrase[_at_relation(phrase)]]))]


def _at_relation(phrase: str) -> int:
    return next(at for at, tag in enumerate(phrase) if tag in _RELATIONS)


_UNITS: dict[str, Granularity] = {
    tags.DAY_WORD: "day",
    tags.WEEK_WORD: "week",
    tags.MONTH_WORD: "month",
    tags.YEAR_WORD: "year",
    tags.DAYS: "day",
    tags.WEEKS: "week",
    tags.MONTHS: "month",
    tags.YEARS: "year",
}


def _counted(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    phrase = lexed.tags[begin:end]
    amount = lexed.first_value(begin, end, tags.AMOUNT)
    if amount is not None:
        count, granularity = amount // 10, UNITS[amount % 10]
    else:
        count = lexed.first_value(begin, end, tags.COUNT + tags.DAY + tags.ORDINAL) or 0
        granularity = next(_UNITS[tag] for tag in phrase if tag in _UNITS)
    if granularity == "week":
        granularity, count = "day", 7 * count
    if tags.LATER in phrase:
        return [Draft(begin, end, Moment(granularity, relation="next", offset=count))]
    return [Draft(begin, end, Moment(granularity, offset=-count))]


_READERS: dict[Shape, Reader] = {
    "calendar": _calendar,
    "period": _period,
    "year": _bare_year,
    "year_away": _year_away,
    "year_pair": _year_pair,
    "decade": decades.decade,
    "decade_of_century": decades.decade_of_century,
    "numeric": numeric.drafts,
    "deictic": _deictic,
    "relative": _relative,
    "counted": _counted,
}
