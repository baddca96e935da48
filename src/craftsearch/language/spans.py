"""Which language each passage of a text is in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from craftsearch.language.codes import canonical
from craftsearch.language.detection import BACKENDS, by_group, detector_named, verdict, weigh
from craftsearch.language.normalising import letters, normalise
from craftsearch.language.passages import pieces
from craftsearch.language.refining import refine
from craftsearch.language.sequence import STATES, likeliest
from craftsearch.model import UNDETERMINED, Language, LanguageSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from craftsearch.language.passages import Piece

_LEAST: Final = 3  # letters below which a piece says nothing
_READABLE: Final = 40  # letters from which a piece may be said to be in no language of ours
_FLOOR: Final = 0.02  # the share of the document's prior that is spread evenly
_ENGLISH: Final = 0.1  # the share for English: menus and notices are in it wherever the page is from
_SHARPNESS: Final = 1.3  # the detector's probabilities are flat for a short piece


def language_spans(text: str) -> tuple[LanguageSpan, ...]:
    """Part ``text`` into passages of one language each, in order.

    Each paragraph is judged with the document's languages as prior, and a long one sentence by sentence,
    since its line breaks may have been lost: the likeliest sequence of languages, where a change is dear
    within a sentence and cheap between paragraphs. Equal neighbours are one span and only white space
    lies between spans, so that every letter is in exactly one. A passage in no language of `DETECTED`
    is ``und``.

    A text of more than `passages.PIECES` paragraphs or sentences is judged in so many groups of
    neighbours, each by a sample: work no longer grows with it, and a border may be off by one group.
    """
    return read_languages(text)[1]


def read_languages(text: str, *, hint: str | None = None) -> tuple[Language, tuple[LanguageSpan, ...]]:
    """Return what `detect` and `language_spans` do, in one reading of the text."""
    found = pieces(text)
    shown = [normalise(text[piece.start : piece.end]) for piece in found]
    whole = shown[0] if len(found) == 1 else normalise(text)
    wanted = [each if letters(each, up_to=_LEAST) >= _LEAST else "" for each in (whole, *shown)]
    read = iter(detector_named(BACKENDS[0]).distributions([each for each in wanted if each]))
    of_whole, *of_pieces = [next(read) if each else {} for each in wanted]
    judged = [_judged(*each) for each in zip(shown, of_pieces, strict=True)]
    states = likeliest([piece.cost for piece in found], judged, _prior(found, judged))
    declared = canonical(hint) if hint else None
    return verdict(whole, of_whole, declared), tuple(_merged(text, found, states))


def _judged(shown: str, distribution: Mapping[str, float]) -> dict[str, float]:
    """Return the log-probability of each state; empty when the piece says nothing."""
    if not distribution:
        return {}
    evidence = weigh(distribution, shown)
    found = by_group(evidence.ours)
    # A few letters look like Latin or Scots as easily as like anything; they are no ground for und.
    readable = letters(shown, up_to=_READABLE) >= _READABLE
    found[UNDETERMINED] = evidence.elsewhere**3 / 2 if readable else 0.0
    return {state: _SHARPNESS * math.log(found.get(state, 0.0) + 1e-6) for state in STATES}


def _prior(found: Sequence[Piece], judged: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the log of each state's share of the document's characters."""
    mass = dict.fromkeys(STATES, 0.0)
    for piece, each in zip(found, judged, strict=True):
        for state, likelihood in each.items():
            mass[state] += (piece.end - piece.start) * math.exp(likelihood / _SHARPNESS)
    total = sum(mass.values()) or 1.0
    even = dict.fromkeys(STATES, _FLOOR / len(STATES))
    even["en"] += _ENGLISH
    left = 1 - _FLOOR - _ENGLISH
    return {state: math.log(even[state] + left * share / total) for state, share in mass.items()}


def _merged(text: str, found: Sequence[Piece], states: Sequence[str]) -> Iterator[LanguageSpan]:
    """Join equal neighbours, and name the standard of the passages in Croatian, Serbian or Bosnian."""
    standard = _standard(text, found, states)
    names = [standard if state == "hbs" else state for state in states]
    begin = 0
    for at, (piece, name) in enumerate(zip(found, names, strict=True)):
        if at + 1 == len(names) or names[at + 1] != name:
            last = text[piece.start : piece.end].rstrip()
            yield LanguageSpan(found[begin].start, piece.start + len(last), name)
            begin = at + 1


def _standard(text: str, found: Sequence[Piece], states: Sequence[str]) -> str:
    """Judge all passages of the group together: a document keeps to one standard."""
    passages = [
        text[piece.start : piece.end] for piece, state in zip(found, states, strict=True) if state == "hbs"
    ]
    if not passages:
        return UNDETERMINED
    shown = normalise("\n".join(passages))
    (distribution,) = detector_named(BACKENDS[0]).distributions([shown])
    return refine(shown, distribution, 1.0).code
