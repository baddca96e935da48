"""How much a text speaks like a consent banner, in any of the languages that have rules.

A banner is a speech act: *we* (or *this site*) tell *you* what cookies are *for*, what you can *do*
and where to *read on*. Each of these is a cue family; news about cookies has the word and few of
the families, and brings words of its own (courts, fines, flour).
"""

from __future__ import annotations

import re
from functools import lru_cache

from craftsearch.cleaning.fold import fold
from craftsearch.cleaning.rules import Consent, Phrases, all_rules

BANNER = 4.0
"""Enough beside a banner or at the edge of a text."""
CERTAIN = 5.0
"""Enough anywhere."""

_STEM = 2.0
_CONSENT = 1.5
_CONSENT_TOO = 0.75
_FIRST_WORD = 0.5
_NEWS = -1.25
_MOST_NEWS = 3
_LONG = 60  # words; longer blocks must speak of consent in most of their sentences
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_MOST = 0.5


@lru_cache(maxsize=4096)
def consent_score(text: str) -> float:
    """Score one block: 0 for most texts, ``BANNER`` and more for consent banners."""
    folded = fold(text)
    score = _score(folded)
    if score >= BANNER and folded.count(" ") > _LONG and not _throughout(text):
        return 0.0
    return score


def is_button(text: str) -> bool:
    """Tell whether the whole line is a button or link of a banner, such as "Accept all"."""
    folded = fold(text)
    return any(folded in rules.consent.button for rules in all_rules())


def _score(folded: str) -> float:
    return max((_score_in(folded, rules.consent) for rules in all_rules()), default=0.0)


def _score_in(folded: str, cues: Consent) -> float:
    stem, consent = _occurs(cues.stem, folded), _occurs(cues.consent, folded)
    if not stem and not consent:
        return 0.0
    score = (_STEM + _CONSENT_TOO * consent) if stem else _CONSENT
    score += _FIRST_WORD * folded.startswith(cues.stem)
    for family in (cues.we, cues.site, cues.you, cues.purpose, cues.action, cues.policy):
        score += _occurs(family, folded)
    news = sum(phrase in folded for phrase in cues.news)
    return max(0.0, score + _NEWS * min(news, _MOST_NEWS))


def _occurs(family: Phrases, folded: str) -> bool:
    return any(phrase in folded for phrase in family)


def _throughout(text: str) -> bool:
    sentences = _SENTENCE.split(text)
    speaking = sum(len(sentence) for sentence in sentences if _score(fold(sentence)) >= _STEM)
    return speaking >= _MOST * len(text)
