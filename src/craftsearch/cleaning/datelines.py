"""The day in a line such as "Published on 13 June 2013": what a page says of itself in words."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.cleaning.declared_dates import date_of
from craftsearch.cleaning.fold import fold, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Removed

_LONGEST = 90  # characters; a dateline says nothing else
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<![\d:])(?:[12]\d|3[01]|0?[1-9])(?![\d:])")
_SPACED = re.compile(r"(?<=\d)([./])\s+(?=\d)")


class _Wording(NamedTuple):
    """How one language writes such lines: what they begin with, and its months by folded form."""

    published: tuple[str, ...]
    months: dict[str, int]


def published_on(lines: Iterable[str]) -> dt.date | None:
    """Give the date of the first line that says when the text was published."""
    for line in lines:
        folded = fold(line)
        for wording in _wordings() if len(line) <= _LONGEST else ():
            if folded.startswith(wording.published) and (date := _date_in(line, wording.months)):
                return date
    return None


def updated_on(removed: Iterable[Removed]) -> dt.date | None:
    """Give the day that a removed "last updated" line names, in the words of any language."""
    for cut in removed:
        if cut.rule == "furniture:updated" and len(cut.text) <= _LONGEST:
            found = {date for wording in _wordings() if (date := _date_in(cut.text, wording.months))}
            return found.pop() if len(found) == 1 else None
    return None


def _date_in(line: str, months: dict[str, int]) -> dt.date | None:
    if date := date_of(_SPACED.sub(r"\1", line)):
        return date
    year = _YEAR.search(line)
    day = _DAY.search(_YEAR.sub(" ", line))
    month = next((months[word] for word in fold(line).split() if word in months), None)
    if not (year and day and month):
        return None
    try:
        return dt.date(int(year[0]), month, int(day[0]))
    except ValueError:
        return None


@cache
def _wordings() -> tuple[_Wording, ...]:
    raw = tomllib.loads(files(__package__).joinpath("datelines.toml").read_text("utf-8"))
    return tuple(_Wording(phrases(entry["published"]), _months(entry["months"])) for entry in raw.values())


def _months(listing: str) -> dict[str, int]:
    named = enumerate(listing.split(";"), start=1)
    return {form: number for number, forms in named for form in fold(forms).split()}
