"""Letters made equal: one folding for all languages, and a gentler one for each.

The universal folding serves the surface form, since a query has no known language: case (Unicode
``CaseFolding.txt``), width and compatibility forms (NFKD), diacritics, the Greek tonos and final
sigma, ß as ss. The letters й ї ў ѓ ќ stay themselves: to their readers they are letters, on every keyboard,
while ё folds to е because print leaves its dots out. Characters without width (soft hyphen, joiners) vanish.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_KEPT_EVERYWHERE: Final = "йїўѓќ"
# Letters with a stroke or a ligature have no decomposition in Unicode; the plain spelling is the usual one.
_STROKES: Final = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "ĸ": "k",
    "æ": "ae", "œ": "oe", "þ": "th", "·": "", "'": "", "’": "", "ʼ": "",
}  # fmt: skip


class _Table(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __init__(self, kept: str) -> None:
        super().__init__()
        self._kept = frozenset(kept)

    def __missing__(self, point: int) -> str:
        folded = "".join(self._fold(char) for char in chr(point).casefold())
        self[point] = folded
        return folded

    def _fold(self, char: str) -> str:
        if char in self._kept:
            return char
        parts = unicodedata.normalize("NFKD", char).casefold()
        return "".join(
            _STROKES.get(part, part) for part in parts if unicodedata.category(part) not in {"Mn", "Me", "Cf"}
        )


_UNIVERSAL: Final = _Table(_KEPT_EVERYWHERE)


@lru_cache(maxsize=64)
def _table(kept: str) -> _Table:
    return _Table(_KEPT_EVERYWHERE + kept)


def fold(word: str) -> str:
    """Fold a word to the form that every language shares: ``Kézművesség`` → ``kezmuvesseg``.

    Idempotent; offsets are not kept.
    """
    if word.isascii():
        return word.lower().replace("'", "")
    return unicodedata.normalize("NFC", word).translate(_UNIVERSAL)


def fold_but(word: str, kept: str) -> str:
    """Fold like `fold`, but leave the letters in ``kept`` alone, since readers tell them apart.

    None of them is a letter of ASCII.
    """
    if word.isascii():
        return fold(word)
    return unicodedata.normalize("NFC", word).translate(_table(kept))


def lower(word: str, *, dotless: bool = False) -> str:
    """Case-fold to NFC without characters that have no width; ``dotless`` lowers I to ı as Turkish does."""
    if dotless:
        word = word.replace("İ", "i").replace("I", "ı")
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFC", word.casefold())
    return folded if folded.isalpha() else _without_marks_of_no_width(folded)


def _without_marks_of_no_width(word: str) -> str:
    kept = "".join(char for char in word if unicodedata.category(char) != "Cf")
    return kept.replace("’", "'").replace("ʼ", "'")
