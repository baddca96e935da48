"""Text as the rules see it: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w*\n,]+|_+")
_MARKS = re.compile("[\u0300-\u036f]+")
_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Fold ``text`` to words parted and enclosed by single spaces, so that ``" word "`` can be sought."""
    return f" {_SEPARATORS.sub(' ', _bare(text)).strip()} "


def phrases(listing: str) -> tuple[str, ...]:
    """Read a rule file's list: folded phrases, each with the spaces that make it match whole words."""
    bare = _NOT_WORD.sub(" ", _bare(listing))
    parts = (" ".join(part.split()) for part in re.split(r"[,\n]", bare))
    return tuple(dict.fromkeys(_with_borders(part) for part in parts if part.strip(" *")))


def _with_borders(phrase: str) -> str:
    return f" {phrase[:-1]}" if phrase.endswith("*") else f" {phrase} "


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
