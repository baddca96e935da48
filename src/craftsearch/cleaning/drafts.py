"""Blocks on their way: read from plain text, tidied, and laid out as an article's blocks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BULLET = re.compile(r"(?:[•‣◦▪●○■□*·–—-]|\d{1,2}\))\s+(?=\S)")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
_LINE = re.compile("[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDING = re.compile(r"[.!?:;…][\"”“»’')\]]*$")

_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 40, 120
_EVEN = 0.75  # of the longest line, for a paragraph wrapped at a fixed width
_MIN_EVEN_LINES = 3


class Draft(NamedTuple):
    """A block that has no place in an article yet; ``source`` as in ``model.Block``."""

    text: str
    kind: BlockKind = "paragraph"
    source: int | None = None


def tidy(text: str) -> str:
    """Give NFC without invisible characters, every stretch of white space made one space."""
    visible = " ".join(_INVISIBLE.sub("", text).split())
    return unicodedata.normalize("NFC", visible)


def parse(text: str) -> list[Draft]:
    """Cut plain text into paragraphs and list items.

    Blank lines part paragraphs. Lines without one between them are parts of one paragraph when
    they look wrapped at a width, and blocks of their own when they do not.
    """
    return [draft for chunk in _chunks(text) for draft in _paragraphs(chunk)]


def lay_out(drafts: Iterable[Draft]) -> tuple[Block, ...]:
    """Give each draft its place: an empty line between blocks, none between bulleted items."""
    blocks: list[Block] = []
    position = 0
    bulleted = False
    for draft in drafts:
        bulleted_before, bulleted = bulleted, bool(BULLET.match(draft.text))
        if blocks:
            position += 1 if bulleted and bulleted_before else 2
        blocks.append(Block(draft.text, position, draft.kind, draft.source))
        position += len(draft.text)
    return tuple(blocks)


def _chunks(text: str) -> Iterator[list[Draft]]:
    """Group lines that have no blank line between them."""
    chunk: list[Draft] = []
    end = 0
    for line in _LINE.finditer(text):
        clean = tidy(line[0])
        if not clean:
            continue
        gap = text[end : line.start()]
        if chunk and (gap.strip() or len(_BREAK.findall(gap)) > 1 or "\u2029" in gap):
            yield chunk
            chunk = []
        chunk.append(Draft(clean, "paragraph", line.start() + _indent(line[0])))
        end = line.end()
    if chunk:
        yield chunk


def _indent(line: str) -> int:
    """Count what ``tidy`` takes away before the first character."""
    at = 0
    while at < len(line) and (line[at].isspace() or _INVISIBLE.match(line[at])):
        at += 1
    return at


def _paragraphs(lines: list[Draft]) -> Iterator[Draft]:
    even = _is_even(lines)
    current: list[Draft] = []
    for line in lines:
        if current and not _continues(line, current[-1], even=even):
            yield _joined(current)
            current = []
        current.append(line)
    yield _joined(current)


def _is_even(lines: list[Draft]) -> bool:
    """Tell whether the lines fill one width, as a paragraph wrapped by an editor does."""
    widths = [len(line.text) for line in lines[:-1]]
    if len(widths) < _MIN_EVEN_LINES - 1:
        return False
    return _SHORTEST_WRAPPED < max(widths) <= _LONGEST_WRAPPED and min(widths) >= _EVEN * max(widths)


def _continues(line: Draft, before: Draft, *, even: bool) -> bool:
    if BULLET.match(line.text) or not _SHORTEST_WRAPPED <= len(before.text) <= _LONGEST_WRAPPED:
        return False
    return even or (line.text[0].islower() and not _ENDING.search(before.text))


def _joined(lines: list[Draft]) -> Draft:
    text = unicodedata.normalize("NFC", " ".join(line.text for line in lines))
    kind: BlockKind = "list_item" if BULLET.match(text) else "paragraph"
    return Draft(text, kind, lines[0].source)
