"""Which 8-bit encoding some bytes are in, judged by the letters that each reading gives.

A wrong reading of the right bytes gives letters that its languages do not have, capitals inside
words, or signs between letters. Only pairs of charset and language that occur together are tried.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_SAMPLE = 60_000
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_INSIDE = re.compile(
    r"[^\W\d_][^\w\s'’·.,;:!?/()\-\xad\"–—…][^\W\d_]|[a-zà-ÿ][À-ÞА-ЯЁŠŽČĆĐ]|[a-zA-Z][Ͱ-ӿ]|[Ͱ-ӿ][a-zA-Z]"
)
_TYPOGRAPHY = frozenset("„“”‚‘’«»‹›–—…•·§°€£©®™\xa0\xad№×±½²³ºª´")

_FOREIGN_LETTER = -1.0
_SIGN = -0.6
_PUNCTUATION = 0.25
_ODD_PLACE = -1.5
_WORD_WEIGHT = 2.0
_RARER = 0.03  # off for each place further down a language's list of charsets
_LATIN_AMID = 0.8  # off for Latin words in a text that is to be Greek or Cyrillic
_MIN_SCORE = 0.2


class Candidate(NamedTuple):
    """A charset, the language that speaks for it, and how well the two fit (about 0 to 2)."""

    charset: str
    language: str
    score: float


class Alphabet(NamedTuple):
    """The letters of a language with their weights, and its frequent words."""

    weights: dict[str, float]
    words: frozenset[str]
    charsets: tuple[str, ...]
    latin: bool


def charsets_by_plausibility(content: bytes, media_type: str) -> list[Candidate]:
    """Rank the readings of ``content``, best first, one for each charset; implausible ones are left out."""
    sample = _sample(content, media_type)
    best: dict[str, Candidate] = {}
    for charset in _charsets():
        candidate = _best_language(sample, charset)
        if candidate and candidate.score >= _MIN_SCORE:
            best[charset] = candidate
    return sorted(best.values(), key=lambda candidate: -candidate.score)


def plausibility(content: bytes, charset: str, media_type: str) -> float | None:
    """Tell how well one charset fits; ``None`` for a charset that has no alphabet here."""
    if charset not in _charsets():
        return None
    candidate = _best_language(_sample(content, media_type), charset)
    return candidate.score if candidate else _FOREIGN_LETTER


def _best_language(sample: bytes, charset: str) -> Candidate | None:
    try:
        text = sample.decode(charset)
    except UnicodeDecodeError:
        return None
    lower = text.lower()
    high = Counter(char for char in lower if char > "\x7f")
    if not high:
        return None
    words = Counter(lower.split())
    latin = sum(count for word, count in words.items() if word.isascii() and word.isalpha())
    reading = _Reading(charset, high, words, words.total(), latin, len(_INSIDE.findall(text)))
    return max(
        (
            Candidate(charset, language, _fit(reading, alphabet))
            for language, alphabet in alphabets().items()
            if charset in alphabet.charsets
        ),
        key=lambda candidate: candidate.score,
    )


class _Reading(NamedTuple):
    """What one charset makes of the bytes: counts of letters beyond ASCII, of words, of oddities."""

    charset: str
    high: Counter[str]
    words: Counter[str]
    total: int
    latin: int
    odd: int


def _fit(reading: _Reading, alphabet: Alphabet) -> float:
    letters = sum(_weight(char, alphabet) * count for char, count in reading.high.items())
    score = (letters + _ODD_PLACE * reading.odd) / reading.high.total()
    score -= _RARER * alphabet.charsets.index(reading.charset)
    total = max(1, reading.total)
    known = alphabet.words & reading.words.keys()
    score += _WORD_WEIGHT * sum(reading.words[word] for word in known) / total
    return score if alphabet.latin else score - _LATIN_AMID * reading.latin / total


def _weight(char: str, alphabet: Alphabet) -> float:
    if char in alphabet.weights:
        return alphabet.weights[char]
    if char in _TYPOGRAPHY:
        return _PUNCTUATION
    return _FOREIGN_LETTER if char.isalpha() else _SIGN


def _sample(content: bytes, media_type: str) -> bytes:
    """Take what is written rather than the markup: the first 60,000 bytes of it."""
    if "html" in media_type or "xml" in media_type:
        content = _MARKUP.sub(b" ", content[: 10 * _SAMPLE])
    return content[:_SAMPLE]


@cache
def alphabets() -> dict[str, Alphabet]:
    """Read the table of alphabets, by language code."""
    table = tomllib.loads(files(__package__).joinpath("alphabets.toml").read_text("utf-8"))
    return {language: _alphabet(entry) for language, entry in table.items()}


def _alphabet(entry: dict[str, str | list[str]]) -> Alphabet:
    letters = str(entry["letters"])
    weights = {letter: 1.0 - 0.6 * rank / len(letters) for rank, letter in enumerate(letters)}
    words = frozenset(str(entry["words"]).split())
    return Alphabet(weights, words, tuple(entry["charsets"]), latin=letters[0] < "\u0370")


@cache
def _charsets() -> tuple[str, ...]:
    """All charsets in the tables; those that are first for some language come first."""
    ordered = sorted(
        (rank, charset) for entry in alphabets().values() for rank, charset in enumerate(entry.charsets)
    )
    return tuple(dict.fromkeys(charset for _, charset in ordered))
