"""How much a text speaks like a consent banner, in any of the languages that have rules.

A banner is a speech act: *we* (or *this site*) tell *you* what cookies are *for*, what you can *do*
and where to *read on*. Each of these is a cue family; news about cookies has the word and few of
the families, and brings words of its own (courts, fines, flour).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from craftsearch.cleaning.fold import fold
from craftsearch.cleaning.rules import Consent, Phrases, all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

BANNER = 4.0
"""Enough beside a banner or at the edge of a text."""
CERTAIN = 5.0
"""Enough anywhere."""

_STEM = 2.0
_CONSENT = 1.5
_CONSENT_TOO = 0.75
_FIRST_WORDS = 0.5
_PURPOSES = 0.5  # for a second one
_NEWS = -1.25
_MOST_NEWS = 3
_OVEN = "°"  # recipes for cookies give degrees, banners never
_LONG = 60  # words; longer blocks must speak of consent, or to the visitor, in most of their sentences
_GOES_ON = 3
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_MOST = 0.5
_BEGINNING = 3
_MOST_BUTTON_WORDS = 16
_AS_WELL = 1  # phrases fewer, for close relatives such as Danish and Norwegian


def consent_score(text: str) -> float:
    """Score one block: 0 for most texts, ``BANNER`` and more for consent banners."""
    if _OVEN in text:
        return 0.0
    folded = fold(text)
    score = _score(folded)
    if score >= BANNER and folded.count(" ") > _LONG and not _throughout(text):
        return 0.0
    return score


def is_button(text: str) -> bool:
    """Tell whether a line is made of a banner's buttons and links, such as "Accept all | Settings"."""
    rest = fold(text)
    words = rest.split()
    if not words or len(words) > _MOST_BUTTON_WORDS or not _button_words().issuperset(words):
        return False
    for button in _buttons():
        rest = rest.replace(button, "  ")
    return not rest.strip()


def _score(folded: str) -> float:
    """Score in the languages that know most of the words: others would miss the words of news."""
    spoken = list(_spoken(folded))
    if len(spoken) <= 1:
        return _score_in(folded, spoken[0]) if spoken else 0.0
    known = [(_words_known(folded, cues), cues) for cues in spoken]
    most = max((count for count, _ in known), default=0)
    return max((_score_in(folded, cues) for count, cues in known if count >= most - _AS_WELL), default=0.0)


def _words_known(folded: str, cues: Consent) -> int:
    """Count the places where a word is known, each once however many phrases begin there."""
    families = (cues.stem, cues.consent, cues.we, cues.site, cues.you, cues.purpose, cues.action, cues.news)
    return len({folded.find(phrase) for family in families for phrase in family} - {-1})


def _spoken(folded: str) -> Iterator[Consent]:
    """Give the cues of the languages of which a stem or a word of consent occurs."""
    index, inside = _index()
    named: set[int] = set()
    for beginning in {word[:_BEGINNING] for word in folded.split()} & index.keys():
        for phrase, speaking in index[beginning]:
            if phrase in folded:
                named.update(speaking)
    for phrase, speaking in inside:
        if phrase in folded:
            named.update(speaking)
    return (all_rules()[at].consent for at in sorted(named))


@cache
def _index() -> tuple[dict[str, list[tuple[str, list[int]]]], list[tuple[str, list[int]]]]:
    """List the stems of all languages by their first three letters, so that a text is scanned once.

    Apart come the few that also end a compound, such as *Werbecookies*.
    """
    speaking: dict[str, list[int]] = {}
    for at, rules in enumerate(all_rules()):
        for phrase in (*rules.consent.stem, *rules.consent.consent):
            speaking.setdefault(phrase, []).append(at)
    index: dict[str, list[tuple[str, list[int]]]] = {}
    inside = []
    for phrase, languages in speaking.items():
        if phrase.startswith(" "):
            index.setdefault(phrase.split()[0][:_BEGINNING], []).append((phrase, languages))
        else:
            inside.append((phrase, languages))
    return index, inside


@cache
def _buttons() -> tuple[str, ...]:
    """List all buttons, longest first, so that none is broken by its own parts."""
    found = {button for rules in all_rules() for button in rules.consent.button}
    return tuple(sorted(found, key=lambda button: (-len(button), button)))


@cache
def _button_set() -> frozenset[str]:
    return frozenset(_buttons())


@cache
def _button_words() -> frozenset[str]:
    return frozenset(word for button in _buttons() for word in button.split())


def _score_in(folded: str, cues: Consent) -> float:
    stem, consent = _occurs(cues.stem, folded), sum(phrase in folded for phrase in cues.consent)
    if not stem and not consent:
        return 0.0
    score = (_STEM + _CONSENT_TOO * (consent > 0)) if stem else (_CONSENT + _CONSENT_TOO * (consent > 1))
    score += _FIRST_WORDS * _occurs(cues.stem, _beginning(folded))
    for family in (cues.we, cues.site, cues.you, cues.action, cues.policy):
        score += _occurs(family, folded)
    purposes = sum(phrase in folded for phrase in cues.purpose)
    score += (purposes > 0) + _PURPOSES * (stem and purposes > 1)
    news = sum(phrase in folded for phrase in cues.news)
    return max(0.0, score + _NEWS * min(news, _MOST_NEWS))


def _beginning(folded: str) -> str:
    """Give the first two words: *Cookies help us*, *Pliki cookie*."""
    return folded[: folded.find(" ", folded.find(" ", 1) + 1) + 1]


def _occurs(family: Phrases, folded: str) -> bool:
    return any(phrase in folded for phrase in family)


def _throughout(text: str) -> bool:
    spoken = list(_spoken(fold(text)))
    speaking = sum(len(sentence) for sentence in _SENTENCE.split(text) if _addresses(fold(sentence), spoken))
    return speaking >= _MOST * len(text)


def _addresses(folded: str, spoken: list[Consent]) -> bool:
    """Tell whether a sentence speaks of consent, or goes on about what we do for you."""
    return _score(folded) >= _STEM or any(
        _occurs(cues.we, folded) + _occurs(cues.you, folded) + _occurs(cues.purpose, folded) == _GOES_ON
        and not _occurs(cues.news, folded)
        for cues in spoken
    )
