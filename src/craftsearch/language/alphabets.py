"""Which letters each language writes with: a word with a foreign letter speaks against a language.

Main and auxiliary exemplar characters after CLDR, ``common/main/*.xml``, ``exemplarCharacters``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from craftsearch.language.codes import DETECTED

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшю"
_LATIN_LESS: Final = {
    "cs": "qw", "da": "qwxz", "es": "w", "et": "cqwxy", "eu": "cqvwy", "fi": "qwxzc", "ga": "jkqvwxyz",
    "gl": "jkwy", "hr": "qwxy", "bs": "qwxy", "sr": "qwxy", "it": "jkwxy", "lt": "qwx", "lv": "qwxy",
    "mt": "y", "no": "qwxz", "pl": "qvx", "pt": "kw", "ca": "kw", "ro": "qwy", "sk": "qw", "sl": "qwxy",
    "sq": "w", "sv": "qw", "tr": "qwx",
}  # fmt: skip
_FURTHER: Final = {
    "cs": "áčďéěíňóřšťúůýž", "da": "æøåé", "de": "äöüß", "es": "áéíóúüñ", "et": "äöõüšž", "fi": "äöšž",
    "fr": "àâæçéèêëîïôœùûüÿ", "ga": "áéíóú", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áéíóúýþæöð",
    "it": "àèéìíîòóùú", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "mt": "ċġħżàèìòù",
    "nl": "éèëïöüáóíêäç", "pl": "ąćęłńóśźż", "pt": "áàâãçéêíóôõúü", "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sv": "åäöéà", "no": "æøåéòóôê", "sq": "çë", "bs": "čćđšž",
    "tr": "çğıöşüâîû", "ca": "àéèíïóòúüç", "eu": "ñü", "gl": "áéíóúüñï",
    "bg": "щъьѝ", "uk": "ґєиіїщь", "ru": "ёщъыьэ", "mk": "ѓѕјљњќџѐѝ", "sr": "čćđšžђјљњћџ",
}  # fmt: skip
_CYRILLIC_LESS: Final = {"mk": "йщъыьэюя", "sr": "йщъыьэюя"}
_CYRILLIC_MORE: Final = {"bg": "я", "uk": "я", "ru": "я"}
_ORDER: Final = tuple(sorted(DETECTED))
_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def alphabet(code: str) -> frozenset[str]:
    """Return the lower-case letters of a language of `DETECTED`."""
    if code == "el":
        return frozenset(map(chr, (*range(0x370, 0x400), *range(0x1F00, 0x2000))))
    written: set[str] = set(_FURTHER.get(code, ""))
    if code in {"bg", "uk", "ru", "mk", "sr"}:
        written |= (set(_CYRILLIC) | set(_CYRILLIC_MORE.get(code, ""))) - set(_CYRILLIC_LESS.get(code, ""))
    if code not in {"bg", "uk", "ru", "mk"}:
        written |= set(_LATIN) - set(_LATIN_LESS.get(code, ""))
    return frozenset(written)


def foreign_words(text: str, codes: frozenset[str]) -> tuple[int, dict[str, int]]:
    """Count the words, and for each language those with a letter it does not have."""
    lacking = _lacking()
    kinds: Counter[int] = Counter()
    for word in _WORD.findall(text.lower()):
        mask = 0
        for letter in word:
            mask |= lacking[letter]
        kinds[mask] += 1
    foreign = [(mask, count) for mask, count in kinds.items() if mask]
    counts = {
        code: sum(count for mask, count in foreign if mask >> place & 1)
        for place, code in enumerate(_ORDER)
        if code in codes
    }
    return kinds.total(), counts


class _Lacking(dict[str, int]):
    """Maps a letter to a mask: one bit for each language of `_ORDER` that does not write it."""

    def __missing__(self, letter: str) -> int:
        mask = sum(1 << place for place, code in enumerate(_ORDER) if letter not in alphabet(code))
        self[letter] = mask
        return mask


@cache
def _lacking() -> _Lacking:
    return _Lacking()
