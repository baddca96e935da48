"""The alphabet of the grammar: every token of a text becomes one character, its tag.

Dates are then found by regular expressions over a string of tags, one for all languages: what differs
between languages is only which words earn which tag (``languages/*.toml``).

Little words (*in*, *of*, *to*, *and*…) often play several parts in one language (Spanish *de* is "of" and
"from"), so their tag is a set of roles, and the grammar asks for a role, not for a tag.
"""

from __future__ import annotations

from enum import IntFlag


class Role(IntFlag):
    """The parts that little words play in a date."""

    IN = 1  # in June, on 4 May, im Mai, през юни
    OF = 2  # 4 of May, 3 de mayo, tal-2017
    FROM = 4  # from 4 to 7 May
    TO = 8  # until, bis, до
    AND = 16  # 4 and 5 May
    BETWEEN = 32  # between 4 and 7 May: "and" makes a range


_BASE = 0x2800
"""Roles are tagged with the 63 characters that follow this one (the Braille block, unlikely in a rule)."""

DAY, ORDINAL, DAY_FROM, YEAR, SURE_YEAR, SHORT_YEAR, NUMBER, OTHER_NUMBER = "doFyYqN#"
MONTH, WEAK_MONTH, FAINT_MONTH, WEEKDAY, SHORT_WEEKDAY = "Mmvwe"
YEAR_WORD, MONTH_WORD, DAY_WORD, AFTER_DAY, WEEK_WORD = "ghapu"
LAST, THIS, NEXT = "lcn"
YEARS, MONTHS, WEEKS, DAYS = "GIUD"
PART, SEASON, QUARTER, HALF, ROMAN, NUMBERED_QUARTER, DECADE = "ESQHrKX"
YEAR_AWAY, MONTH_AWAY, WEEK_AWAY, AMOUNT = "Vbfj"
DECADE_NAME, TENS_ADJECTIVE, TENS, DECADE_WORD, CENTURY_WORD, FINAL = "BTtCzW"
COUNT, AGO_BEFORE, AGO_AFTER, LATER, DEICTIC = "kAZLR"
BREAK, WORD, SIGN, DASH = "|xs-"


FIRST_ROLE = chr(_BASE + 1)
"""All tags from this one on are those of little words."""


def role_tag(roles: Role) -> str:
    """Return the tag of a word that plays these roles."""
    return chr(_BASE + roles)


def role_class(roles: Role) -> str:
    """Return the inside of a character class: every tag that plays one of these roles."""
    return "".join(chr(_BASE + mask) for mask in range(1, 64) if mask & roles)


def plays(tag: str, roles: Role) -> bool:
    """Tell whether the tag is that of a little word with one of these roles."""
    return bool(0 < ord(tag) - _BASE < 64 and (ord(tag) - _BASE) & roles)  # noqa: PLR2004 (six bits)
