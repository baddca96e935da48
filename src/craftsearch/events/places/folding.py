"""Names as the gazetteer keys them: without case, accents and the letters that decompose in no other way."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ı": "i", "ŀ": "l",
     "-": " ", "‐": " ", "‑": " ", "–": " ", "’": "'", "ʼ": "'", "`": "'", "´": "'"}
)  # fmt: skip
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def fold(name: str) -> str:
    """Fold a name: case, accents and hyphens away (``Győr`` → ``gyor``, ``Αθήνα`` → ``αθηνα``)."""
    lower = name.casefold()
    if lower.isascii():
        if lower.isalnum():
            return lower
    else:
        lower = unicodedata.normalize("NFD", lower).translate(_ACCENTS)
    return " ".join(lower.translate(_LETTERS).split())
