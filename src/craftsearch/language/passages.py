"""Where a language may change in a text: blocks, or sentences where line breaks were lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCK: Final = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")
_SENTENCE_END: Final = re.compile(r"[.!?…:;|]+[\"'»”’)\]]*\s+|\s{2,}|\s[|•·–—-]\s")

# A block of so many characters that is nearly the whole text has lost its line breaks.
_LONG: Final = 160
_MOST: Final = 0.9
_CHUNK: Final = 90  # characters of a sentence that are judged together
# What a change of language costs, in nats; chosen on development texts.
_NEW_BLOCK: Final = 0.3
_NEW_SENTENCE: Final = 4.5
_WITHIN: Final = 9.0

PIECES: Final = 1_000
"""Pieces of one text that are judged, at most: in a longer text neighbours are judged together."""


class Piece(NamedTuple):
    """A stretch of text judged as a whole, and what a change of language at its start costs (nats)."""

    start: int
    end: int
    cost: float


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text into at most `PIECES` pieces, in order, that hold all but white space."""
    found = tuple(_blocks(text))
    return found if len(found) <= PIECES else tuple(_grouped(found))


def _grouped(found: Sequence[Piece]) -> Iterator[Piece]:
    size = -(-len(found) // PIECES)
    for at in range(0, len(found), size):
        group = found[at : at + size]
        yield Piece(group[0].start, group[-1].end, min(piece.cost for piece in group))


def _blocks(text: str) -> Iterator[Piece]:
    """Cut at line breaks, and a block that lost its own into sentences and stretches of them."""
    for block in _BLOCK.finditer(text):
        start, end = block.span()
        if end - start < max(_LONG, _MOST * len(text)):
            yield Piece(start, end, _NEW_BLOCK)
        else:
            yield from _parted(text, start, end)


def _parted(text: str, start: int, end: int) -> Iterator[Piece]:
    cost = _NEW_BLOCK
    for begin, stop in _sentences(text, start, end):
        for first, last in _stretches(text, begin, stop):
            yield Piece(first, last, cost)
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
