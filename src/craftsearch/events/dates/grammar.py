"""The one grammar: which sequences of tags are dates, in any language.

Every rule is a regular expression over tags (see ``tags``) with bounded repeats only, so that matching
takes time linear in the text. Where rules overlap, the leftmost and then the longest match wins.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from craftsearch.events.dates.tags import Role, role_class

Shape = Literal[
    "calendar", "period", "year", "year_pair", "decade", "numeric", "deictic", "relative", "counted"
]


class Rule(NamedTuple):
    """A pattern over tags and the shape of date it announces."""

    shape: Shape
    pattern: re.Pattern[str]
    needs: str
    """``month_first``, ``dotted_day_month`` or nothing: what the language's table must say."""


_IN = role_class(Role.IN)
_LITTLE = role_class(Role.IN | Role.OF | Role.BETWEEN | Role.FROM)
_ANY = role_class(Role(63))
_TO = role_class(Role.TO)
_AND = role_class(Role.AND)
_OPEN = role_class(Role.FROM | Role.BETWEEN)
_PREP = f"[{role_class(Role.IN | Role.OF | Role.FROM | Role.TO | Role.BETWEEN)}E]"

_WEEKDAY = rf"(?:R[,(]?[{_ANY}]{{0,2}})?(?:[we]\.?[,(]{{0,2}}[{_LITTLE}a]{{0,3}})?"
_DAY = r"[doF]\.?p?\.?"
_GAP = rf"(?:-|,?[{_TO}{_AND}]|,|/|(?<=[F.pw]))"
_DAYS = rf"{_DAY}(?:{_GAP}[{_LITTLE}{_TO}a]{{0,3}}{_WEEKDAY}{_DAY}){{0,8}}"
_MONTH = r"(?:h\.?)?[{little}]{{0,1}}[Mmv]\.?(?:h\.?)?".format(little=_LITTLE)
_STRONG = r"(?:h\.?)?[{little}]{{0,1}}M\.?(?:h\.?)?".format(little=_LITTLE)
_YEAR = r"[yYq]\.?(?:[gc]\.?)?"
_TAIL = rf"(?:[{_LITTLE}]{{0,2}}[,(]?[{_LITTLE}]{{0,2}}(?:g\.?[{_LITTLE}]{{0,2}})?{_YEAR})"
_YEAR_SAID = rf"(?:[{_LITTLE}]{{0,3}}(?:[lcn]g|g[{_LITTLE}]?[lcn]))"
_TAILS = rf"(?:{_TAIL}|{_YEAR_SAID})"
_HEAD = rf"(?:g[{_LITTLE}]?)?[yY]\.?(?:[gc]\.?)?[,{_LITTLE}]{{0,2}}"
_NUMBERED = r"(?:[dorFk]\.?[{little}]?Q|Q[{little}]?[dor]|K)".format(little=_LITTLE)
_HALVED = r"(?:[dorFk]\.?H|H[dor])"
_UNIT = r"[Mmgahuw S]".replace(" ", "")


def _rule(shape: Shape, pattern: str, needs: str = "") -> tuple[Shape, str, str]:
    return shape, pattern, needs


_RULES = (
    # 16 and 17 May 2013; Tuesday, 4. – 6. června; 2 и 3 октомври
    _rule("calendar", rf"{_WEEKDAY}{_DAYS}[{_LITTLE}]{{0,2}}{_MONTH}(?:{_TAILS})?"),
    # from 4 to January 22, 1995; May 16-17th, 2013; 16-nov; Sep-23-2020
    _rule("calendar", rf"{_DAY}[-{_TO}]{_MONTH}{_DAYS}(?:{_TAILS})?", "month_first"),
    _rule("calendar", rf"{_WEEKDAY}{_MONTH}[-/]?[{_LITTLE}a]{{0,2}}{_DAYS}[-/]?(?:{_TAILS})?", "month_first"),
    _rule("calendar", rf"{_MONTH}[-/]?[{_LITTLE}a]{{0,2}}{_DAYS}(?:[-/]?{_TAILS}|(?![xMkph#N(]))"),
    # 3/Sept/2013, 12-Iun-2013
    _rule("calendar", rf"{_DAY}[-/]{_MONTH}(?:[-/]?{_TAIL})?"),
    # 2013. május 16–17-én; 2013 m. balandžio 16 d.; 2019/aug/01
    _rule("calendar", rf"{_WEEKDAY}{_HEAD}{_MONTH}{_DAYS}"),
    _rule("calendar", rf"{_YEAR}[-/]{_MONTH}[-/]{_DAY}"),
    # 2013. gada 16. aprīlī
    _rule("calendar", rf"{_WEEKDAY}[yY]\.?[gc]\.?[,{_LITTLE}]{{0,2}}{_DAYS}[{_LITTLE}]?{_MONTH}"),
    # end of May 2013; May 2013; 2013. május vége; 2016-Nov
    _rule("period", rf"(?:E[{_LITTLE}]{{0,3}})?{_MONTH}[-/]?{_TAILS}E?"),
    _rule("period", rf"(?:E[{_LITTLE}]{{0,3}})?{_HEAD}[-/]?{_MONTH}E?"),
    # in May, end of May, May's
    _rule("period", rf"(?:E[{_LITTLE}]{{0,3}})?{_STRONG}E?"),
    _rule("period", rf"(?<={_PREP})(?:h[{_LITTLE}]?)?m\.?E?"),
    _rule("period", rf"(?<={_PREP})v(?=[,.);|]|$)|h[{_LITTLE}]?v|(?:E[{_LITTLE}]{{0,3}})[mv]"),
    # spring 2014, second quarter of 2014, first half of the year 2014, end of 2014
    _rule("period", rf"(?:E[{_LITTLE}]{{0,3}})?(?:S|{_NUMBERED}|{_HALVED}){_TAILS}"),
    _rule("period", rf"{_HEAD}(?:S|{_NUMBERED}|{_HALVED})E?"),
    _rule("period", rf"E[{_LITTLE}]{{0,3}}(?:g[{_LITTLE}]?)?{_YEAR}|{_HEAD}E"),
    # 1990s, 90-те години
    _rule("decade", r"X"),
    # 2014/15
    _rule("year_pair", r"y[/-][dN](?![dN#y/-])"),
    # in 2014, vuonna 2014, 2014 г.
    _rule("year", rf"(?:g[{_LITTLE}]?)?{_YEAR}"),
    # 2013-04-16, 16.4.2013, 16/04/13, 22.04., 05/2016, 2016-05
    _rule("numeric", r"y([-./])d\1d(?![-./]?[dN#])"),
    _rule("numeric", rf"{_WEEKDAY}d([-./])d\1,?(?:g\.?)?[ydN]"),
    _rule("numeric", r"d[./]d,[ydN]"),
    _rule("numeric", r"d/y|y[-./]\.?d(?![-./]?[dN#])"),
    _rule("numeric", rf"(?<=[{_IN}{_OPEN}{_TO}we,a])d([-./])d\.?(?![-./]?[dN#])"),
    _rule("numeric", r"d/d-d/d"),
    _rule("numeric", r"d/d(?=$)"),
    _rule("numeric", r"d\.d\.(?![dN#y])", "dotted_day_month"),
    # yesterday; last October; next year; two weeks ago
    _rule("deictic", r"R"),
    _rule("relative", rf"[lcn][{_LITTLE}]?{_UNIT}|[Mmghu][{_LITTLE}]?[ln]"),
    _rule("counted", r"A[kdo][aghu]|[kdo][aghu][ZL]|[aghu]A[kdo]|[kdo]A[aghu]"),
)


@cache
def rules() -> tuple[Rule, ...]:
    """Compile the grammar once, when the first text is read."""
    return tuple(Rule(shape, re.compile(pattern), needs) for shape, pattern, needs in _RULES)
