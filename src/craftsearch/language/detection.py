"""Which language a text is in, with the courage to say that it cannot be told."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from craftsearch.errors import UnsupportedLanguageError
from craftsearch.language.alphabets import foreign_words
from craftsearch.language.codes import DETECTED, canonical, group
from craftsearch.language.function_words import strange_words
from craftsearch.language.normalising import letters, normalise
from craftsearch.language.refining import STANDARDS, refine
from craftsearch.model import UNDETERMINED, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftsearch.language.detector import Detector

BACKENDS: Final = ("py3langid", "langdetect")
"""The names that ``backend`` may have."""

_FEWEST_LETTERS: Final = 3
# Thresholds chosen on development texts; benchmarks/language/README.md tells which, and what they give.
_MOST_ELSEWHERE: Final = 0.6  # of the probability, on languages that are not ours
_MOST_ELSEWHERE_IN_BRIEF: Final = 0.75  # a few words look a little like many languages
_BRIEF: Final = 60  # characters
_LEAST_TOP: Final = 0.1
_HINT: Final = 12.0  # how many times likelier the declared language is before the text is read
_FOREIGN_LETTER: Final = 1.0  # nats against a language for a word it could not write
_STRANGE_WORD: Final = 1.2  # nats against a language for a word that only others know
_SIBLING: Final = 0.3  # of its probability, for each further standard of one group
_FEWEST_LONG_WORDS: Final = 2
_NUMERAL: Final = re.compile(r"\b[ivxlcdm]{2,}\b", re.IGNORECASE)
_LONG_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SHORT: Final = 400  # characters up to which single letters matter


class Evidence(NamedTuple):
    """What the text says: probabilities over our languages, and the mass that fell on others."""

    ours: dict[str, float]
    elsewhere: float
    other: str


def detect(text: str, *, hint: str | None = None, backend: str = "py3langid") -> Language:
    """Return the language of ``text``, one of `DETECTED`; ``und`` when it is none or cannot be told.

    ``hint`` is what the source declares (a BCP 47 tag): a prior, never a verdict. ``confidence`` is a
    probability; ``reason`` says in words what led to the verdict.

    Raises UnsupportedLanguageError for an unknown backend, or when the backend does not know ``hint``.
    """
    detector = detector_named(backend)
    declared = _declared(hint, detector, backend)
    shown = normalise(text)
    (distribution,) = detector.distributions([shown])
    return verdict(shown, distribution, declared)


@cache
def detector_named(backend: str) -> Detector:
    """Return the detector of that name, opened once."""
    if backend == "py3langid":
        from craftsearch.language.detectors.py3langid import Py3LangidDetector

        return Py3LangidDetector()
    if backend == "langdetect":
        from craftsearch.language.detectors.langdetect import LangdetectDetector

        return LangdetectDetector()
    raise UnsupportedLanguageError(
        f"no language detector named {backend!r} — use one of {', '.join(BACKENDS)}"
    )


def _declared(hint: str | None, detector: Detector, backend: str) -> str | None:
    code = canonical(hint) if hint else None
    if code in DETECTED and code not in detector.languages:
        raise UnsupportedLanguageError(
            f"{backend} does not know {code!r}, the declared language — use the py3langid backend"
        )
    return code


def weigh(distribution: Mapping[str, float], text: str) -> Evidence:
    """Part the probabilities into ours and others, and let the words of a short text speak."""
    ours = {code: probability for code, probability in distribution.items() if code in DETECTED}
    others = {code: probability for code, probability in distribution.items() if code not in DETECTED}
    other = max(others, key=lambda code: others[code], default="")
    if len(text) <= _SHORT and ours:
        ours = _with_words(ours, text)
    return Evidence(ours, sum(others.values()), other)


def _with_words(ours: dict[str, float], text: str) -> dict[str, float]:
    """Move probability away from languages that lack letters or words of the text; the sum stays."""
    mass = sum(ours.values())
    count, foreign = foreign_words(text, frozenset(ours))
    met, strange = strange_words(text)
    # Words are not independent evidence: a longer text must not drown the detector's own.
    letter = _FOREIGN_LETTER / max(count, 1) ** 0.25
    word = _STRANGE_WORD / max(met, 1) ** 0.25
    moved = {
        code: probability * math.exp(-letter * foreign[code] - word * strange[code])
        for code, probability in ours.items()
    }
    total = sum(moved.values())
    return {code: probability * mass / total for code, probability in moved.items()} if total else ours


def verdict(text: str, distribution: Mapping[str, float], hint: str | None) -> Language:
    """Decide from what the detector says of a normalised text, and a declared language."""
    said = _NUMERAL.sub("", text) if len(text) < _BRIEF else text
    if letters(said, up_to=_FEWEST_LETTERS) < _FEWEST_LETTERS:
        return Language(UNDETERMINED, 0.0, f"fewer than {_FEWEST_LETTERS} letters, Roman numerals aside")
    hint = hint if hint in DETECTED else None
    evidence = weigh(distribution, text)
    if not evidence.ours:
        return Language(UNDETERMINED, 0.0, "no evidence in the text")
    prior = {hint: _HINT} if hint and _is_prose(text) else {}
    found, elsewhere = with_prior(evidence, prior)
    if elsewhere > (_MOST_ELSEWHERE_IN_BRIEF if len(text) < _BRIEF else _MOST_ELSEWHERE):
        why = f"more like a language not served ({evidence.other}) than like any that is"
        return Language(UNDETERMINED, round(elsewhere, 4), why)
    groups = by_group(found)
    best = max(groups, key=lambda code: groups[code])
    if groups[best] < _LEAST_TOP:
        return Language(
            UNDETERMINED, round(groups[best], 4), f"no language stands out; the likeliest is {best}"
        )
    declared = f"; declared as {hint}" if prior else ""
    if best == "hbs":
        known = refine(text, found, groups[best])
        return Language(known.code, known.confidence, known.reason + declared)
    return Language(best, round(groups[best], 4), f"letter sequences of {best}{declared}")


def _is_prose(text: str) -> bool:
    """Tell whether a declaration can be about this text: a table of codes and sizes is in no language."""
    return len(_LONG_WORD.findall(text)) >= _FEWEST_LONG_WORDS


def with_prior(evidence: Evidence, prior: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """Multiply by the prior, 1 where it is silent; return our probabilities and the rest, summing to 1.

    A prior for one of hr, sr, bs helps the two others half as much.
    """
    wide = dict(prior)
    for code in STANDARDS:
        if code in prior:
            wide |= {sibling: prior[code] / 2 for sibling in STANDARDS if sibling not in prior}
    raised = {code: probability * wide.get(code, 1.0) for code, probability in evidence.ours.items()}
    total = sum(raised.values()) + evidence.elsewhere or 1.0
    return {code: probability / total for code, probability in raised.items()}, evidence.elsewhere / total


def by_group(distribution: Mapping[str, float]) -> dict[str, float]:
    """Join the probabilities of each group's languages.

    The likeliest standard speaks for its group, the others count `_SIBLING`: three columns of flattened
    probabilities would otherwise outvote a neighbour that has one.
    """
    members: dict[str, list[float]] = {}
    for code, probability in distribution.items():
        members.setdefault(group(code), []).append(probability)
    return {name: max(each) + _SIBLING * (sum(each) - max(each)) for name, each in members.items()}
