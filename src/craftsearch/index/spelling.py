"""Terms of the index that are spelled nearly like a word: the same for every engine.

The distance is that of optimal string alignment (Damerau 1964): a letter more, less, another, or two swapped.
The first letter is taken to be right: slips of the pen seldom begin a word, and it bounds the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Collection

    from craftsearch.index.engine import Engine

_LOOKED_AT = 200_000  # terms of one first letter; the most frequent are seen first


class Near(Value, frozen=True):
    """A term, how many letters it is away, and how many documents hold it."""

    term: str
    distance: int
    documents: int


def near(engine: Engine, field: str, word: str, *, distance: int, limit: int = 50) -> tuple[Near, ...]:
    """List the terms of a field at most ``distance`` from ``word``: nearest first, then most frequent."""
    letters = set(word)
    found = [
        Near(count.value, away, count.documents)
        for count in engine.terms(field, word[:1], limit=_LOOKED_AT)
        if _may_be_near(letters, len(word), count.value, distance)
        and (away := edits(word, count.value, distance)) <= distance
    ]
    return tuple(sorted(found, key=lambda one: (one.distance, -one.documents, one.term))[:limit])


def edits(one: str, other: str, most: int) -> int:
    """Return the distance of two words, ``most + 1`` where it is greater."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for place, against in enumerate(other, 1):
            least = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (char != against))
            if at > 1 and place > 1 and char == other[place - 2] and one[at - 2] == against:
                least = min(least, earlier[place - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _may_be_near(letters: Collection[str], length: int, term: str, distance: int) -> bool:
    """Refuse most terms without reckoning: an edit changes one letter, so few letters can be foreign."""
    if abs(len(term) - length) > distance:
        return False
    own = set(term)
    return len(own.difference(letters)) <= distance and len(set(letters).difference(own)) <= distance
