"""Figures that only look like dates: codes, prices, counts, addresses and the names of programmes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.events.dates import tags
from craftsearch.events.dates.tags import Role, plays

if TYPE_CHECKING:
    from craftsearch.events.dates.lexing import Lexed

_TOUCHES_BEFORE = re.compile(r"(?:[\w./\\:#@&=+-]|[\d][.,])\Z")
_TOUCHES_AFTER = re.compile(r"[\w/\\@=+%€$£°]|[.,:-]\d|\s?(?:[%€$£°]|(?:EUR|km|kg|cm|m²|ha|mm|kWh|MW|GB)\b)")
_YEARS_IN_PROSE = range(1900, 2100)
_YEARS_OF_ONES = range(1100, 2100)
"""Before a year word: 1989. aasta; what is less is a duration (1000 år)."""
_NAMES = frozenset(
    {
        "horizon",
        "horizont",
        "horisont",
        "horizonte",
        "orizzonte",
        "orizont",
        "horyzont",
        "ορίζοντας",
        "хоризонт",
        "europe",
        "europa",
        "európa",
        "eurooppa",
        "euroopa",
        "eiropa",
        "ευρώπη",
        "европа",
        "agenda",
        "copyright",
        "room",
    }
)
"""Words that turn the year after them into a name: Horizon 2020, Europe 2020, Agenda 2030."""
_STANDARDS = frozenset({"ISO", "EN", "DIN", "IEC", "DN"})


def stands_alone(lexed: Lexed, begin: int, end: int) -> bool:
    """Tell whether the figures touch nothing that makes them a code, a price or an address."""
    start, stop = lexed.starts[begin], lexed.ends[end - 1]
    touched = _TOUCHES_BEFORE.search(lexed.text[max(start - 2, 0) : start])
    return not (touched and not _clings(lexed, begin)) and not _TOUCHES_AFTER.match(lexed.text, stop)


def _clings(lexed: Lexed, begin: int) -> bool:
    """Tell whether it is a little word that the figures hang on (mt *sas-16/07/2021*)."""
    if not begin or lexed.tags[begin - 1] < tags.FIRST_ROLE:
        return False
    between = lexed.text[lexed.ends[begin - 1] : lexed.starts[begin]]
    return between == "-" and lexed.text[lexed.starts[begin - 1]].isalpha()


def is_no_month(lexed: Lexed, end: int) -> bool:
    """Tell a word that only looks like a month by the word after it: ro *cele 3 mai mari*."""
    if not lexed.table.not_months_before or lexed.tags[end - 1] not in tags.WEAK_MONTH + tags.FAINT_MONTH:
        return False
    last = lexed.text[lexed.starts[end - 1] : lexed.ends[end - 1]]
    following = lexed.text[lexed.starts[end] : lexed.ends[end]] if end < len(lexed.tags) else ""
    return last.islower() and following.lower() in lexed.table.not_months_before


def is_year(lexed: Lexed, begin: int, end: int, year: int) -> bool:
    """Tell a year from a count, a price or a code of four figures."""
    before = lexed.tags[begin - 1] if begin else tags.BREAK
    after = lexed.tags[end] if end < len(lexed.tags) else tags.BREAK
    if tags.SIGN in {before, after}:
        return False
    phrase = lexed.tags[begin:end]
    if begin and _names(lexed.text[lexed.starts[begin - 1] : lexed.ends[begin - 1]]):
        return False
    if phrase[0] == tags.YEAR_WORD or tags.SURE_YEAR in phrase:
        return True
    if tags.YEAR_WORD in phrase and year in _YEARS_OF_ONES:
        return True
    if year not in _YEARS_IN_PROSE or not _untouched(lexed, begin, end):
        return False
    return year % 100 != 0 or plays(before, Role.IN) or after != tags.WORD


def _names(word: str) -> bool:
    return word in _STANDARDS or word.lower() in _NAMES


def _untouched(lexed: Lexed, begin: int, end: int) -> bool:
    """Tell whether the year touches no other figures; an opening, a dash or a full stop it may."""
    start, stop = lexed.starts[begin], lexed.ends[end - 1]
    before, after = lexed.text[max(start - 2, 0) : start], lexed.text[stop : stop + 2]
    if re.match(r"[\w\\@=+%€$£°]|[.,:/]\d", after):
        return False
    if begin and (lexed.tags[begin - 1] >= tags.FIRST_ROLE or lexed.tags[max(begin - 2, 0) : begin] == "y-"):
        return True
    return not re.search(r"(?:[\w/\\:#@&=+.]|\d[.,-]|\w-)\Z", before)
