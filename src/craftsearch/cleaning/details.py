"""What a page tells of itself in a block of lines: "Details", author, category, day, number of readers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.cleaning.datelines import published_on
from craftsearch.cleaning.fold import fold
from craftsearch.cleaning.rules import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HITS = "furniture:hits"
"""The rule by which a line goes that counts a page's readers."""
DETAILS = "furniture:details"
"""The rule by which the lines go that stand in one block with it."""

_COUNT = re.compile(r"\d{1,3}(?:[ .,’'\u00a0\u202f]\d{3})+|\d{1,9}")
_LONGEST = 60  # characters of a label and what it labels
_SENTENCE_END = re.compile(r"[.!?…]$")


class Line(NamedTuple):
    """A block by its number, and the rule by which it is furniture by itself, if it is."""

    at: int
    text: str
    rule: str | None


def is_counter(text: str) -> bool:
    """Know "Hits: 1,234": a label and a number, no more."""
    label, _, count = text.partition(":")
    return _COUNT.fullmatch(count.strip()) is not None and fold(label) in lines("hits")


def details(page: Sequence[Line]) -> Iterator[int]:
    """Find the lines around a counter, and those under "Details" where one of them is the page's day."""
    if not any(line.rule == HITS or _is_label(line.text) for line in page):
        return
    block: list[Line] = []
    for line in page:
        if line.rule or _tells_of_page(line.text):
            block.append(line)
        else:
            yield from _own(block)
            block = []
    yield from _own(block)


def _own(block: Sequence[Line]) -> Iterator[int]:
    counted = any(line.rule == HITS for line in block)
    headed = any(_is_label(line.text) for line in block)
    if counted or (headed and published_on(line.text for line in block)):
        yield from (line.at for line in block if line.rule is None)


def _tells_of_page(text: str) -> bool:
    return published_on((text,)) is not None or (
        len(text) <= _LONGEST
        and not _SENTENCE_END.search(text)
        and (fold(text.partition(":")[0]) in lines("details") or fold(text).startswith(_before_names()))
    )


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST and fold(text) in lines("details")


@cache
def _before_names() -> tuple[str, ...]:
    """Labels that a name follows without a colon: "Written by"."""
    return tuple(f"{label} " for label in lines("details") if not label.endswith(" "))
