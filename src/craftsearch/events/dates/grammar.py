"""The one grammar: which sequences of tags are dates, in any language.

Every rule is a regular expression over tags (see ``tags``) with bounded repeats only, so that matching
takes time linear in the text. Where rules overlap, the leftmost and then the longest match wins.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from craftsearch.events.dates.tags import Role, role_class

Shape = Literal[
    "calendar",
    "period",
    "year",
    "year_away",
    "year_pair",
    "decade",
    "decade_of_century",
    "numeric",
    "deictic",
    "relative",
    "counted",
]


class Rule(NamedTuple):
    """A pattern over tags and the shape of date it announces."""

    shape: Shape
    pattern: re.Pattern[str]
    tags: tuple[frozenset[str], ...]
    """Of each of these one must be in the text, or the pattern cannot match."""
    needs: str
    """The switch that must be on in the language's table (``month_first``, ``part_after``…), or nothing."""


_IN = role_class(Role.IN)
_LITTLE = role_class(Role.IN | Role.OF | Role.BETWEEN | Role.FROM)
_ANY = role_class(Role(63))
_OF = role_class(Role.OF)
_TO = role_class(Role.TO)
_AND = role_class(Role.AND)
_OPEN = role_class(Role.FROM | Role.BETWEEN)
_PREP = f"[{role_class(Role.IN | Role.OF | Role.FROM | Role.TO | Role.BETWEEN)}E]"

_WEEKDAY = rf"(?:R[,(]?[{_ANY}]{{0,2}})?(?:[we]\.?[,(]{{0,2}}[{_LITTLE}a]{{0,3}})?"
_DAY = r"[doF]\.?p?\.?"
_GAP = rf"(?:-|,?[{_TO}{_AND}]|,|/|(?<=F))"
_DAYS = rf"{_DAY}(?:{_GAP}[{_LITTLE}{_TO}a]{{0,3}}{_WEEKDAY}{_DAY}){{0,8}}"
_MONTH = rf"(?:h\.?a?)?[{_LITTLE}]?[Mmv]\.?(?:h\.?)?"
_STRONG = rf"(?:h\.?)?[{_LITTLE}]?M\.?(?:h\.?)?"
_YEAR = r"[yYq]\.?(?:[gc]\.?)?"
_TAIL = rf"(?:[{_LITTLE}]{{0,2}}[,(]?[{_LITTLE}]{{0,2}}(?:g\.?[{_LITTLE}]{{0,2}})?{_YEAR})"
_YEAR_SAID = rf"(?:[{_LITTLE}]{{0,3}}(?:[lcn]g|g[{_LITTLE}]?[lcn]|V))"
_TAILS = rf"(?:{_TAIL}|{_YEAR_SAID})"
_HEAD = rf"(?:g[{_LITTLE}]?)?[yY]\.?(?:[gc]\.?)?[,{_LITTLE}]{{0,2}}"
_NUMBERED = rf"(?:[dorFk]\.?[{_LITTLE}]?Q|Q[{_LITTLE}]?[dor]|K)"
_HALVED = r"(?:[dorFk]\.?H|H[dor])"
_PART = rf"(?:(?:[dorFk]\.?)?H|E)[{_LITTLE}a]{{0,3}}"
_PERIOD = rf"(?:S|{_NUMBERED}|{_HALVED})"
_LATE = rf"(?:E[{_LITTLE}]{{0,3}})?"
_HEAD_OF_DECADE = r"X|YG|[yN]\.G|TG|BG?"
_COUNTED = "[aghuGIUD]"
_UNIT = r"[Mmgahuw S]".replace(" ", "")


def _rule(shape: Shape, tags: str, pattern: str, needs: str = "") -> tuple[Shape, str, str, str]:
    """Write a rule down; ``tags`` are sets parted by blanks, see :class:`Rule`."""
    return shape, tags, pattern, needs


_RULES = (
    # 16 and 17 May 2013; Tuesday, 4. – 6. června; 2 и 3 октомври
    _rule("calendar", "Mmv doF", rf"{_WEEKDAY}{_DAYS}[{_LITTLE}]{{0,2}}{_MONTH}(?:{_TAILS})?"),
    # from 4 to January 22, 1995; May 16-17th, 2013; 16-nov; Sep-23-2020
    _rule("calendar", "Mmv doF", rf"{_DAY}[-{_TO}]{_MONTH}{_DAYS}(?:{_TAILS})?", "month_first"),
    _rule(
        "calendar",
        "Mmv doF",
        rf"{_WEEKDAY}{_MONTH}[-/]?[{_LITTLE}a]{{0,2}}{_DAYS}(?:[-/]?{_TAILS})?",
        "month_first",
    ),
    _rule("calendar", "Mmv doF -", rf"{_MONTH}{_DAY}-{_DAY}(?:{_TAILS})?"),
    _rule("calendar", "Mmv doF", rf"{_MONTH}[-/]?[{_LITTLE}a]{{0,2}}{_DAYS}(?:[-/]?{_TAILS}|(?![xMkph#N(]))"),
    # 3/Sept/2013, 12-Iun-2013
    _rule("calendar", "Mmv doF -/", rf"{_DAY}[-/]{_MONTH}(?:[-/]?{_TAIL})?"),
    # 2013. május 16–17-én; 2013 m. balandžio 16 d.; 2019/aug/01
    _rule("calendar", "Mmv doF yY", rf"{_WEEKDAY}{_HEAD}{_MONTH}{_DAYS}"),
    _rule("calendar", "Mmv doF yYq -/", rf"{_YEAR}[-/]{_MONTH}[-/]{_DAY}"),
    # 2013. gada 16. aprīlī
    _rule(
        "calendar",
        "Mmv doF yY gc",
        rf"{_WEEKDAY}[yY]\.?[gc]\.?[,{_LITTLE}]{{0,2}}{_DAYS}[{_LITTLE}]?{_MONTH}",
    ),
    # end of May 2013; May 2013; 2013. május; 2016-Nov
    _rule("period", "Mmv yYqgV", rf"(?:{_PART})?{_MONTH}[-/]?{_TAILS}"),
    _rule("period", "Mmv yY", rf"(?:E[{_LITTLE}]{{0,3}})?{_HEAD}[-/]?{_MONTH}"),
    # in May, end of May, May's
    _rule("period", "M", rf"(?:E[{_LITTLE}]{{0,3}})?{_STRONG}"),
    _rule("period", "m", rf"(?<={_PREP})(?:h[{_LITTLE}]?)?m"),
    _rule("period", "mv hE", rf"h[{_LITTLE}]?v|E[{_LITTLE}]{{0,3}}[mv]"),
    _rule("period", "v", rf"(?<={_PREP})v(?=[,.);|]|$)", "faint_months_alone"),
    _rule("period", "mv yYqgV", rf"[mv]\.?(?=[-{_TO}{_AND}]{_MONTH}{_TAILS})"),
    # last year in June
    _rule("period", "M lcnV", rf"(?:[lcn]g|g[lcn]|V)[{_LITTLE}]{{0,2}}M"),
    # 2013. május vége, marraskuun lopussa, toukokuun puolivälissä 2017, kevään 2017 lopulla
    _rule("period", "Mmv E", rf"(?:{_HEAD})?{_MONTH}(?:{_TAIL})?E(?:{_TAILS})?", "part_after"),
    _rule("period", "SQKH E", rf"{_HEAD}{_PERIOD}E|{_PERIOD}(?:{_TAIL}E|E{_TAILS})", "part_after"),
    # spring 2014, second quarter of 2014, first half of the year 2014, end of 2014
    _rule("period", "SQKH yYqgV", rf"(?:E[{_LITTLE}a]{{0,3}})?{_PERIOD}{_TAILS}"),
    _rule("period", "SQKH yY", rf"{_HEAD}{_PERIOD}"),
    _rule("period", "E yYq", rf"E[{_LITTLE}]{{0,3}}(?:g[{_LITTLE}]?)?{_YEAR}", "part_before"),
    _rule("period", "E yYq", rf"(?:g[{_LITTLE}]?)?{_YEAR}E", "part_after"),
    # 1990s, 90-те години
    _rule("decade", "XG", rf"{_LATE}(?:X|YG|[yN]\.G|G[{_LITTLE}]?[yqN](?![-{_TO}{_AND}]))"),
    # the nineties, de neunziger Jahre, es los años noventa, el δεκαετία του 1990
    _rule("decade", "TGC", rf"{_LATE}(?:T[Gg]|[Gg]T|G[to]|C[{_LITTLE}]{{0,2}}G?[{_LITTLE}]{{0,2}}[yqNTto])"),
    _rule("decade", "B", rf"(?<=[{_ANY}])B|EB"),
    _rule("decade", "B", rf"{_LATE}BG?", "decades_alone"),
    _rule("decade", "XGTBN E", rf"(?:{_HEAD_OF_DECADE})E", "part_after"),
    # the last decade of the 20th century, lt XX a. devintajame dešimtmetyje
    _rule("decade_of_century", "C z", rf"[odlW]\.?C[{_LITTLE}]{{0,3}}(?:[dor]\.?z|z\.?[rd])"),
    _rule("decade_of_century", "C z", r"[dor]\.?z\.?[odlW]\.?C"),
    # 2014/15
    _rule("year_pair", "y /-", r"y[/-][dN](?![dN#y/-])"),
    # in 2014, vuonna 2014, 2014 г.
    _rule("year", "yYq", rf"(?:g[{_LITTLE}]?)?{_YEAR}"),
    # 2013-04-16, 16.4.2013, 16/04/13, 22.04., 05/2016, 2016-05
    _rule("numeric", "y d -./", r"y([-./])d\1d(?![-./]?[dN#])"),
    _rule("numeric", "y d ./ -", r"y([./])d\1d\.?-d(?![-./]?[dN#])"),
    _rule("numeric", "d -./", rf"{_WEEKDAY}d([-./])d\1,?(?:g\.?)?[ydN](?:\.?g\.?)?"),
    # 16-17/4 2013
    _rule("numeric", "d /", r"(?:d\.?-)?d/dy|d-d/d(?![-./]?[dN#])"),
    _rule("numeric", "d , ./", r"d[./]d,[ydN]"),
    _rule("numeric", "d y", r"d/y|y[-./]\.?d(?![-./]?[dN#])"),
    _rule("numeric", "d -./", rf"(?<=[{_IN}{_OPEN}{_TO}we,a])d([-./])d\.?(?![-./]?[dN#])"),
    _rule("numeric", "d ./", rf"d(?:([./])d)?\.?[-{_TO}{_AND}]d([./])d\2(?:\.?[ydN](?![-./]?[dN#]))"),
    _rule("numeric", "d - .", r"d\.?-d\.d\.(?![dN#y])", "dotted_day_month"),
    _rule("numeric", "d / -", r"d/d-d/d"),
    _rule("numeric", "d /", r"d/d(?=$)"),
    _rule("numeric", "d .", r"d\.d\.(?![dN#y])", "dotted_day_month"),
    # yesterday; last October; next year; two weeks ago
    _rule("deictic", "Rbf", r"[Rbf]"),
    _rule("year_away", "V", r"V"),
    _rule(
        "relative",
        "lcn",
        rf"[lcn][{_LITTLE}]?{_UNIT}|(?:h\.?)?[{_LITTLE}]?M[{_LITTLE}]?[ln]|[mghuwS][{_LITTLE}]?[ln]",
    ),
    _rule(
        "counted",
        "AZL",
        rf"Aj|j[ZL](?![{_OF}])|A[kdo]{_COUNTED}|[kdo]{_COUNTED}[ZL](?![{_OF}])|{_COUNTED}A[kdo]",
    ),
)

TELLING = frozenset("".join(tags for _, tags, _, _ in _RULES)) - {" "}
"""The tags that decide which rules are tried."""


@lru_cache(maxsize=4096)
def fitting(
    present: frozenset[str], switches: frozenset[str]
) -> tuple[tuple[int, Shape, re.Pattern[str]], ...]:
    """Give the rules that may match where these tags are present, each with its place among all."""
    return tuple(
        (order, rule.shape, rule.pattern)
        for order, rule in enumerate(rules())
        if not rule.needs or rule.needs in switches
        if all(not one_of.isdisjoint(present) for one_of in rule.tags)
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Compile the grammar once, when the first text is read."""
    return tuple(
        Rule(shape, re.compile(pattern), tuple(map(frozenset, tags.split())), needs)
        for shape, tags, pattern, needs in _RULES
    )
