"""Decades, in figures and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.events.dates import guards, tags
from craftsearch.events.dates.moments import Draft, Moment

if TYPE_CHECKING:
    from craftsearch.events.dates.lexing import Lexed

_YEARS = tags.YEAR + tags.SURE_YEAR + tags.SHORT_YEAR
_TENS = tags.DECADE_NAME + tags.TENS_ADJECTIVE + tags.TENS + tags.ORDINAL
_DECADES = tags.DECADE + tags.NUMBER + _YEARS + _TENS
_FIRST_IN_WORDS = 1930
"""The twenties may be those of either century."""
_COUNTED_CENTURY = tags.ROMAN + tags.DAY + tags.ORDINAL
_WHICH_DECADE = tags.DAY + tags.ORDINAL + tags.LAST + tags.FINAL


def decade(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    """Read the 1990s, de neunziger Jahre, es los años noventa."""
    at = next(at for at in range(begin, end) if lexed.tags[at] in _DECADES)
    year = lexed.values[at] + (0 if lexed.values[at] > 99 else 1900)  # noqa: PLR2004 (the 90s)
    in_words = lexed.tags[at] in _TENS
    if year % 10 or (in_words and year < _FIRST_IN_WORDS):
        return []
    if not in_words and not guards.stands_alone(lexed, begin, at + 1):
        return []
    said = tags.DECADE_WORD in lexed.tags[begin:end]
    part = lexed.first_value(begin, end, tags.PART)
    return [Draft(begin, end, Moment("decade" if year % 100 or said else "century", year, part=part))]


def decade_of_century(lexed: Lexed, begin: int, end: int) -> list[Draft]:
    """Read the last, or the ninth, decade of the 20th century: 1990 to 1999, 1980 to 1989."""
    century_word = lexed.tags.index(tags.CENTURY_WORD, begin, end)
    number_after = century_word + 1 < end and lexed.tags[century_word + 1] in tags.ROMAN + tags.DAY
    at = century_word + 1 if number_after else _number_before(lexed, begin, century_word)
    which = next((k for k in range(begin, end) if k != at and lexed.tags[k] in _WHICH_DECADE), at)
    number = 10 if lexed.tags[which] in tags.LAST + tags.FINAL else lexed.values[which]
    century = lexed.values[at]
    if which == at or not 1 <= number <= 10 or not 10 <= century <= 22:  # noqa: PLR2004
        return []
    return [Draft(begin, end, Moment("decade", 100 * (century - 1) + 10 * (number - 1)))]


def _number_before(lexed: Lexed, begin: int, end: int) -> int:
    return next(at for at in range(end - 1, begin - 1, -1) if lexed.tags[at] in _COUNTED_CENTURY)
