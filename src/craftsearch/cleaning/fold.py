"""Text as the rules see it: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIGNS = "-'’.!?:;/()\"_"
_MARKS = re.compile("[\u0300-\u036f]+")
_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Fold ``text`` to words parted and enclosed by single spaces, so that ``" word "`` can be sought."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _folded(text)


def _folded(text: str) -> str:
    return f" {_SEPARATORS.sub(' ', _bare(text)).strip()} "


_remembered = lru_cache(1024)(_folded)  # one page asks for the same line up to five times
_LONGEST_REMEMBERED = 2000


def phrases(listing: str) -> tuple[str, ...]:
    """Read a rule file's list: folded phrases, each with the spaces that make it match whole words.

    A star leaves the word open at that side: no space stands there.

    Works on the whole list at once: 33 languages have 14,000 phrases, and start-up pays for each step.
    """
    bare = _bare(listing)
    for sign in _SIGNS:  # a third of the time that str.translate takes beyond ASCII
        bare = bare.replace(sign, " ")
    lines = bare.replace(",", _BORDER).split(_BORDER)
    bordered = (
        f" {_BORDER} ".join(lines).replace("  ", " ").replace("  ", " ").replace(f"* {_BORDER}", _BORDER)
    )
    whole = (
        f" {bordered} ".replace("  ", " ")
        .removesuffix("* ")
        .replace(f"{_BORDER} *", _BORDER)
        .removeprefix(" *")
    )
    return tuple(phrase for phrase in whole.split(_BORDER) if len(phrase) > 1)


def phrase_lists(listings: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Read many lists in one go, in their order; as ``phrases`` does one."""
    current: list[str] = []
    for phrase in phrases(f"\n{_NEXT}\n".join(listings)):
        if phrase == f" {_NEXT} ":
            yield tuple(current)
            current = []
        else:
            current.append(phrase)
    yield tuple(current)


_BORDER = "\n"
_NEXT = "\x01"


def _bare(text: str) -> str:
    folded = text.casefold()
    return folded if folded.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", folded))
