"""Words of other languages that sound alike: names and loans, whatever the alphabet.

Greek and Cyrillic letters are written in Latin ones, spellings of one sound become one, and words are
compared by their consonants: *диагностика*, *diagnostico* and *διαγνωστικό* are one word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_GREEK: Final = {
    "ου": "u", "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "αυ": "av", "ευ": "ev", "αι": "e", "ει": "i",
    "οι": "i", "τσ": "ts", "τζ": "ts", "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i",
    "θ": "t", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r",
    "σ": "s", "τ": "t", "υ": "i", "φ": "f", "χ": "k", "ψ": "ps", "ω": "o",
}  # fmt: skip
_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "z", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "i", "к": "k", "ќ": "k", "л": "l", "љ": "l", "м": "m",
    "н": "n", "њ": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "s", "у": "u", "ў": "u",
    "ф": "f",
    "х": "k", "ц": "ts", "ч": "s", "џ": "d", "ш": "s", "щ": "st", "ъ": "a", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "ѓ": "g", "ђ": "d", "ѕ": "z",
}  # fmt: skip
_LATIN: Final = {
    "tsch": "s", "sch": "s", "ph": "f", "th": "t", "sh": "s", "sz": "s", "cz": "s", "zh": "z", "ck": "k",
    "qu": "kv", "rh": "r", "ch": "k", "q": "k", "x": "ks", "w": "v", "y": "i", "j": "i", "h": "k",
}  # fmt: skip
_LETTERS: Final = {**_GREEK, **_CYRILLIC, **_LATIN}
_SPELLING: Final = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_SOFT_C: Final = re.compile("c(?=[eiy])")
_TWICE: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile("[aeiou]")
_FEWEST: Final = 4  # consonants: fewer are shared by chance
_ALIKE: Final = 0.75  # of the longer word's consonants
_BOTH: Final = 2  # sounds that both begin with, vowels too
_BEGINNING: Final = 3  # letters by which a vocabulary is searched
_SPELLINGS: Final = {
    "a": "aаъα", "b": "bбμ", "d": "dдδν", "e": "eеэєεα", "f": "fфφp", "g": "gгγ", "i": "iyjиійеιηυεο",
    "k": "kcqxhgкхκχξ", "l": "lлλ", "m": "mмμ", "n": "nнν", "o": "oоοω", "p": "pпπψ", "r": "rрρ",
    "s": "sczсцзшчжσζξτ", "t": "tтτθ", "u": "uуοюυ", "v": "vwвβυ",
}  # fmt: skip
"""How a sound may be written in Latin, Cyrillic and Greek letters, where a word begins."""

_SCRIPTS: Final[dict[tuple[str, str], frozenset[str] | None]] = {
    ("a", "z"): None,
    ("а", "џ"): frozenset(("bg", "mk", "ru", "sr", "uk")),
    ("α", "ω"): frozenset(("el",)),
}
"""From which letter to which a script goes, and the languages written in it; ``None`` for all."""


@lru_cache(20_000)
def sound(surface: str) -> str:
    """Spell a folded word as it sounds, in plain Latin letters."""
    spelled = _SPELLING.sub(lambda found: _LETTERS[found[0]], _SOFT_C.sub("s", surface))
    spelled = spelled.replace("c", "k").replace("z", "s").replace("ts", "s")
    return _TWICE.sub(r"\1", spelled)


@lru_cache(20_000)
def skeleton(surface: str) -> str:
    """Keep the consonants of how a word sounds; a vowel at its beginning counts as one."""
    spelled = sound(surface)
    return ("*" if _VOWELS.match(spelled) else spelled[:1]) + _VOWELS.sub("", spelled[1:])


def likeness(one: str, other: str) -> float:
    """Tell how alike two folded words sound, from 0 to 1; 0 also for short ones, alike by chance."""
    mine, theirs = skeleton(one), skeleton(other)
    shared = _common(mine, theirs)
    part = shared / max(len(mine), len(theirs), 1)
    if shared < _FEWEST or part < _ALIKE:
        return 0.0
    left, right = sound(one), sound(other)
    if _common(left, right) < _BOTH or (shared == _FEWEST and _colour(left) != _colour(right)):
        return 0.0
    return part


def _colour(spelled: str) -> str:
    """Give the first vowel past the first letter."""
    found = _VOWELS.search(spelled, 1)
    return found[0] if found else ""


def beginnings(surface: str, languages: Collection[str]) -> tuple[str, ...]:
    """Give what a word that sounds alike may begin with in these languages; nothing for a short one."""
    if len(skeleton(surface)) < _FEWEST:
        return ()
    spelled = sound(surface)[:_BEGINNING]
    found = []
    for (low, high), written in _SCRIPTS.items():
        if written is None or not written.isdisjoint(languages):
            choices = [[each for each in _SPELLINGS.get(char, "") if low <= each <= high] for char in spelled]
            found += ["".join(letters) for letters in product(*choices)]
    return tuple(found)


def _common(one: str, other: str) -> int:
    """Count the letters that two words begin with alike."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
