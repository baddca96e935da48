"""Where words begin and end, alike for every language, because a query does not say which is its own.

Parts of a hyphenated word are words. An elided article or preposition (*dell'arte*, *l'artisanat*,
*d'Éirinn*, *b'fhearr*) is a word of its own; any other apostrophe is inside its word. Dotted acronyms
(*U.S.A.*) and joined capitals (*R&D*, *K+F*, *I+D+i*) are one word.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from craftsearch.language.folding import fold

_MARKS: Final = "\u0300-\u036f\u0483-\u0487\u00ad\u200b-\u200d\u2060\ufeff"
_RUN: Final = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
_APOSTROPHES: Final = "'’ʼ＇"

WORD: Final = re.compile(
    rf"(?<!\w)(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?"
    rf"|(?<!\w)[^\W\d_]{{1,2}}(?:[&+][^\W\d_]{{1,2}})+(?!\w)"
    rf"|{_RUN}(?:[{_APOSTROPHES}·]{_RUN})*"
)
"""A word as written, clitics still attached."""

_APOSTROPHE: Final = re.compile(f"[{_APOSTROPHES}]")

_ELIDED = (
    # French, Catalan, Occitan
    "l d j m n s t c qu lorsqu puisqu jusqu quoiqu quelqu presqu entr "
    # Italian
    "un dell all dall nell sull coll quell quest sant bell anch dov cos com tutt mezz senz grand gl ch "
    "degl agl nient vent trent cinquecent c v "
    # Irish and Maltese
    "b f x"
)

ELIDED: Final = frozenset(_ELIDED.split())
"""Words that lose their vowel before an apostrophe (folded)."""


class Part(NamedTuple):
    """A word within what `WORD` matched: ``piece[start:end]``, of which ``text`` is what counts."""

    start: int
    end: int
    text: str


def parts(piece: str) -> tuple[Part, ...]:
    """Cut what `WORD` matched at its elisions; most often it is one word whole."""
    if piece.isalnum():
        return (Part(0, len(piece), piece),)
    if piece.endswith(".") or (len(piece) > 1 and piece[1] == "."):
        return (Part(0, len(piece), piece.replace(".", "")),)
    found: list[Part] = []
    start = 0
    for mark in _APOSTROPHE.finditer(piece):
        if fold(piece[start : mark.start()]) not in ELIDED:
            break
        found.append(Part(start, mark.start(), piece[start : mark.start()]))
        start = mark.end()
    found.append(Part(start, len(piece), _without_possessive(piece[start:])))
    return tuple(found)


def _without_possessive(word: str) -> str:
    """Drop a possessive s: *craft's* is *craft* in English, Dutch, German and Danish alike."""
    if len(word) > len("i's") and word[-2] in _APOSTROPHES and word[-1] in "sS":
        return word[:-2]
    return word
