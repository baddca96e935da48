"""The same question with fewer nodes: each union costs an engine a buffer per segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.model import AllOf, AnyOf, Boost, Not, Phrase, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Node


def flat(node: Node) -> Node:
    """Merge synonyms of synonyms, bring boosts to what they boost, and take single parts out of their unions.

    What matches stays the same, and so do the scores, but for the last bits of a product of boosts.
    """
    return _boosted(node, 1.0)


def _boosted(node: Node, factor: float) -> Node:  # noqa: PLR0911  # one arm per kind of node
    match node:
        case Boost(part, inner):
            return _boosted(part, factor * inner)
        case Synonyms(parts) if parts:
            merged = tuple(_merged(parts, factor))
            return merged[0] if len(merged) == 1 else Synonyms(merged)
        case AnyOf((part,), minimum) if minimum <= 1:
            return _boosted(part, factor)
        case AnyOf(parts, minimum) if parts:
            return AnyOf(tuple(_boosted(part, factor) for part in parts), minimum)
        case AllOf(parts) if parts:
            return AllOf(tuple(_boosted(part, factor) for part in parts))
        case Not(part):
            return Not(flat(part))
        case Phrase(field, (value,)):
            return _weighed(Term(field, value), factor)
        case _:
            return _weighed(node, factor)


def _merged(parts: tuple[Node, ...], factor: float) -> Iterable[Node]:
    """Bring synonyms of synonyms up; of one node with several boosts the greatest counts."""
    best: dict[Node, float] = {}
    for part in parts:
        made = _boosted(part, factor)
        for each in made.parts if isinstance(made, Synonyms) else (made,):
            node, weight = (each.part, each.factor) if isinstance(each, Boost) else (each, 1.0)
            best[node] = max(best.get(node, weight), weight)
    return (_weighed(node, weight) for node, weight in best.items())


def _weighed(node: Node, factor: float) -> Node:
    return node if factor == 1.0 else Boost(node, factor)
