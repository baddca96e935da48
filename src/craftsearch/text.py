"""Unicode text that keeps its way back: NFC in, offsets into the original kept."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

_JAMO = "\u1160\u11ff"  # vowels and finals of Hangul: a final joins what its neighbours have become


class Nfc(NamedTuple):
    """A text in Normalization Form C (UAX #15) with the way back to the original.

    ``starts`` and ``origins`` list, in order, where the shift between the two changes; both are
    empty when the original was NFC already, which is nearly always.
    """

    text: str
    starts: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()
    length: int = 0

    def original(self, offset: int) -> int:
        """Translate an offset in ``text`` into one in the original text."""
        if not self.starts:
            return offset
        if offset >= len(self.text):
            return self.length
        at = bisect_right(self.starts, offset) - 1
        return self.origins[at] + offset - self.starts[at]


def nfc(text: str) -> Nfc:
    """Normalise ``text``, remembering each place where the offsets drift apart."""
    if unicodedata.is_normalized("NFC", text):
        return Nfc(text, length=len(text))
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    position = 0
    for begin, end in _segments(text):
        piece = unicodedata.normalize("NFC", text[begin:end])
        starts.append(position)
        origins.append(begin)
        pieces.append(piece)
        position += len(piece)
    return Nfc("".join(pieces), tuple(starts), tuple(origins), len(text))


def _segments(text: str) -> list[tuple[int, int]]:
    """Cut at every character that NFC never joins to the one before it."""
    cuts = [0]
    cuts.extend(
        at
        for at, char in enumerate(text)
        if at
        and not unicodedata.combining(char)
        and not _JAMO[0] <= char <= _JAMO[1]
        and unicodedata.is_normalized("NFC", text[at - 1 : at + 1])
    )
    cuts.append(len(text))
    return list(pairwise(cuts))
