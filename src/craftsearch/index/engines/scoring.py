"""What scores are, for engines that need to be told: as Tantivy reckons them.

BM25 (Robertson & Zaragoza 2009) with k1 = 1.2, b = 0.75 and idf = ln(1 + (N - n + .5) / (n + .5)).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from craftsearch.index.engine import KEYWORD_FIELDS
from craftsearch.model import Boost, Not, Phrase, Prefix, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Node

Scores = dict[int, float]
"""Document number to score."""

_K1, _B = 1.2, 0.75
_EXACT = 40


def idf(total: int, holding: int) -> float:
    """Weigh a term that ``holding`` of ``total`` documents hold."""
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))


def saturated(count: int, length: float, average: float) -> float:
    """Count occurrences with diminishing returns, in a document of this length among those of the average."""
    return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / average))


def rounded(length: int) -> int:
    """Round a document's length down as Tantivy keeps it, in one byte: exact to 40, then in growing steps."""
    low, step = _EXACT, 2
    if length <= low:
        return length
    while length >= low + 8 * step:
        low += 8 * step
        step *= 2
    return low + (length - low) // step * step


def best(parts: Iterable[Scores]) -> Scores:
    """Take the best score that any part gives."""
    scores: Scores = {}
    for part in parts:
        for number, score in part.items():
            scores[number] = max(scores.get(number, 0.0), score)
    return scores


def at_least(minimum: int, parts: Iterable[Scores]) -> Scores:
    """Add up scores where at least ``minimum`` of the parts match."""
    sums: Scores = {}
    counts: dict[int, int] = {}
    for part in parts:
        for number, score in part.items():
            sums[number] = sums.get(number, 0.0) + score
            counts[number] = counts.get(number, 0) + 1
    return {number: score for number, score in sums.items() if counts[number] >= minimum}


def is_flat(node: Node) -> bool:
    """Whether all that match have the score 0, so that ids alone order them."""
    match node:
        case Term(field) | Phrase(field):
            return field in KEYWORD_FIELDS
        case Prefix():
            return False
        case Boost(part, factor):
            return factor == 0 or is_flat(part)
        case Not():
            return True
        case _:
            return all(map(is_flat, node.parts))
