"""Why hits stand where they stand: the query as it was read, and the parts of each score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.model import AllOf, AnyOf, Boost, Filters, Node, Not, Phrase, Prefix, Synonyms, Term, Value
from craftsearch.search.asking import planned
from craftsearch.search.syntax import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.index.store import Store
    from craftsearch.search.answering import Results


class Part(Value, frozen=True):
    """What one part of the query adds to a score."""

    asked: str
    score: float


class Explained(Value, frozen=True):
    """A hit's score: the words' parts, their sum, the cosine where it counts, and what age leaves of it."""

    id: str
    title: str
    score: float
    words: float
    parts: tuple[Part, ...]
    similarity: float | None
    fresh: float = 1.0


class Explanation(Value, frozen=True):
    """A query written back as it was read, its filters, the tree that the engine was asked, and the hits."""

    query: str
    filters: Filters
    root: Node
    cross_language: str
    hits: tuple[Explained, ...]


def explain(
    store: Store, found: Results, *, exact: bool, filters: Filters, spoken: str | None = None
) -> Explanation:
    """Take the scores of an answer apart; the rest is as it was asked with."""
    plan = planned(store, found.query.text, filters, exact=exact, spoken=spoken)
    among = [hit.id for hit in found]
    parts: dict[str, list[Part]] = {identifier: [] for identifier in among}
    for node, factor in _summands(plan.query.root, 1.0):
        matches = store.engine.match(node, limit=max(1, len(among)), among=among)
        for match in matches.best:
            if match.score:
                parts[match.id].append(Part(_said(node), round(match.score * factor, 4)))
    hits = tuple(
        Explained(
            hit.id,
            hit.title,
            hit.score,
            round(sum(part.score for part in parts[hit.id]), 4),
            tuple(parts[hit.id]),
            hit.similarity,
            hit.fresh,
        )
        for hit in found
    )
    return Explanation(written(plan.tree), plan.query.filters, plan.query.root, found.cross_language, hits)


def _summands(node: Node, factor: float) -> Iterator[tuple[Node, float]]:
    """Yield the parts that add up to a score, down to the words."""
    match node:
        case AllOf(parts) | AnyOf(parts) if not _is_word(node):
            for part in parts:
                if not isinstance(part, Not):
                    yield from _summands(part, factor)
        case Boost(part, weight):
            yield from _summands(part, factor * weight)
        case _:
            yield node, factor


def _is_word(node: Node) -> bool:
    """Whether a sum is one word or phrase, looked for in text and title."""
    fields = {_field(leaf) for leaf in _leaves(node)}
    return isinstance(node, AnyOf) and len(fields) > 1 and all(_one_field(part) for part in node.parts)


def _one_field(node: Node) -> bool:
    return len({_field(leaf) for leaf in _leaves(node)}) == 1


def _field(leaf: Term | Phrase | Prefix) -> str:
    return leaf.field.removesuffix("_surface")


def _said(node: Node) -> str:
    """Name a part by the first thing it looks for: the word as typed."""
    match next(_leaves(node), None):
        case Phrase(_, values):
            return " ".join(values)
        case Prefix(_, value):
            return f"{value}*"
        case Term(field, value):
            return value if field.endswith("_surface") else f"{field}:{value}"
    return ""


def _leaves(node: Node) -> Iterator[Term | Phrase | Prefix]:
    match node:
        case Term() | Phrase() | Prefix():
            yield node
        case Boost(part) | Not(part):
            yield from _leaves(part)
        case AllOf(parts) | AnyOf(parts) | Synonyms(parts):
            for part in parts:
                yield from _leaves(part)
