"""Which language each passage of a text is in."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from craftsearch.language.codes import DETECTED, group
from craftsearch.language.detection import BACKENDS, by_group, detector_named, weigh
from craftsearch.language.normalising import letters, normalise
from craftsearch.language.refining import refine
from craftsearch.model import UNDETERMINED, LanguageSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCK: Final = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")
_SENTENCE_END: Final = re.compile(r"[.!?…:;|]+[\"'»”’)\]]*\s+|\s{2,}|\s[|•·–—-]\s")
_STATES: Final = (*sorted({group(code) for code in DETECTED}), UNDETERMINED)

# A block of so many characters that is nearly the whole text has lost its line breaks.
_LONG: Final = 160
_MOST: Final = 0.9
_CHUNK: Final = 90  # characters of a sentence that are judged together
_LEAST: Final = 3  # letters below which a piece says nothing
_READABLE: Final = 40  # letters from which a piece may be said to be in no language of ours
# What a change of language costs, in nats; chosen on development texts.
_NEW_BLOCK: Final = 0.3
_NEW_SENTENCE: Final = 4.5
_WITHIN: Final = 9.0
_FLOOR: Final = 0.02  # the share of the document's prior that is spread evenly
_ENGLISH: Final = 0.1  # the share for English: menus and notices are in it wherever the page is from
_SHARPNESS: Final = 1.3  # the detector's probabilities are flat for a short piece


class _Piece(NamedTuple):
    start: int
    end: int
    cost: float


def language_spans(text: str) -> tuple[LanguageSpan, ...]:
    """Part ``text`` into passages of one language each, in order.

    Each paragraph is judged with the document's languages as prior, and a long one sentence by sentence,
    since its line breaks may have been lost: the likeliest sequence of languages (Viterbi 1967), where
    a change is dear within a sentence and cheap between paragraphs. Equal neighbours are one span and
    only white space lies between spans, so that every letter is in exactly one. A passage in no language
    of `DETECTED` is ``und``.
    """
    pieces = tuple(_pieces(text))
    found = [_judged(text[piece.start : piece.end]) for piece in pieces]
    prior = _prior(pieces, found)
    states = _likeliest([piece.cost for piece in pieces], found, prior)
    return tuple(_merged(text, pieces, states))


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut into blocks at line breaks, and a block that lost its own into sentences and stretches of them."""
    for block in _BLOCK.finditer(text):
        start, end = block.span()
        if end - start < max(_LONG, _MOST * len(text)):
            yield _Piece(start, end, _NEW_BLOCK)
        else:
            yield from _parted(text, start, end)


def _parted(text: str, start: int, end: int) -> Iterator[_Piece]:
    cost = _NEW_BLOCK
    for begin, stop in _sentences(text, start, end):
        for first, last in _stretches(text, begin, stop):
            yield _Piece(first, last, cost)
            cost = _WITHIN
        cost = _NEW_SENTENCE


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _SENTENCE_END.finditer(text, start, end):
        if stop.end() < end:
            yield start, stop.end()
            start = stop.end()
    yield start, end


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long sentence after a space about every `_CHUNK` characters."""
    while end - start >= 2 * _CHUNK:
        space = text.find(" ", start + _CHUNK, end)
        if space < 0:
            break
        yield start, space + 1
        start = space + 1
    yield start, end


def _judged(piece: str) -> dict[str, float]:
    """Return the log-probability of each state; empty when the piece says nothing."""
    shown = normalise(piece)
    count = letters(shown, up_to=_READABLE)
    if count < _LEAST:
        return {}
    evidence = weigh(detector_named(BACKENDS[0]).distribution(shown), shown)
    found = by_group(evidence.ours)
    # A few letters look like Latin or Scots as easily as like anything; they are no ground for und.
    found[UNDETERMINED] = evidence.elsewhere**3 / 2 if count >= _READABLE else 0.0
    return {state: _SHARPNESS * math.log(found.get(state, 0.0) + 1e-6) for state in _STATES}


def _prior(pieces: Sequence[_Piece], found: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the log of each state's share of the document's characters."""
    mass = dict.fromkeys(_STATES, 0.0)
    for piece, judged in zip(pieces, found, strict=True):
        for state, likelihood in judged.items():
            mass[state] += (piece.end - piece.start) * math.exp(likelihood / _SHARPNESS)
    total = sum(mass.values()) or 1.0
    even = dict.fromkeys(_STATES, _FLOOR / len(_STATES))
    even["en"] += _ENGLISH
    left = 1 - _FLOOR - _ENGLISH
    return {state: math.log(even[state] + left * share / total) for state, share in mass.items()}


def _likeliest(
    costs: Sequence[float], found: Sequence[dict[str, float]], prior: dict[str, float]
) -> list[str]:
    """Return the likeliest sequence of states; a change costs its place's cost less the new state's prior."""
    if not any(found):
        return [UNDETERMINED] * len(found)
    scores = dict(prior)
    paths: list[dict[str, str]] = []
    for cost, judged in zip(costs, found, strict=True):
        best = max(scores, key=lambda state: scores[state])
        came = {
            state: state if scores[state] >= scores[best] - cost + prior[state] else best for state in _STATES
        }
        scores = {
            state: max(scores[state], scores[best] - cost + prior[state]) + judged.get(state, 0.0)
            for state in _STATES
        }
        paths.append(came)
    return _traced(paths, max(scores, key=lambda state: scores[state]))


def _traced(paths: list[dict[str, str]], last: str) -> list[str]:
    states: list[str] = []
    for came in reversed(paths):
        states.append(last)
        last = came[last]
    return states[::-1]


def _merged(text: str, pieces: Sequence[_Piece], states: Sequence[str]) -> Iterator[LanguageSpan]:
    """Join equal neighbours, and name the standard of the passages in Croatian, Serbian or Bosnian."""
    standard = _standard(text, pieces, states)
    names = [standard if state == "hbs" else state for state in states]
    begin = 0
    for at, (piece, name) in enumerate(zip(pieces, names, strict=True)):
        if at + 1 == len(names) or names[at + 1] != name:
            end = piece.end - (
                len(text[piece.start : piece.end]) - len(text[piece.start : piece.end].rstrip())
            )
            yield LanguageSpan(pieces[begin].start, end, name)
            begin = at + 1


def _standard(text: str, pieces: Sequence[_Piece], states: Sequence[str]) -> str:
    """Judge all passages of the group together: a document keeps to one standard."""
    passages = [
        text[piece.start : piece.end] for piece, state in zip(pieces, states, strict=True) if state == "hbs"
    ]
    if not passages:
        return UNDETERMINED
    shown = normalise("\n".join(passages))
    return refine(shown, detector_named(BACKENDS[0]).distribution(shown), 1.0).code
