"""Words and meaning in one ranking: cosine + w · lexical / best lexical."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from craftsearch.model import Value
from craftsearch.search.planning import loosened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.index.engine import Matches, Scored
    from craftsearch.index.store import Store
    from craftsearch.model import Node

CANDIDATES = 200
"""Documents that words, and as many that meaning, bring into the part of a ranking that is ordered anew."""
WORDS = 0.3
"""What the best match by words is worth beside a cosine; see benchmarks/meaning/README.md."""
MOST = 1.5
"""Times the weights of its words, which a full match by words brings; see benchmarks/meaning/README.md."""
FLOOR = 0.1
"""Cosines below this bring no document in: they are chance. Measured in benchmarks/meaning/README.md."""
LIKELY = 0.3
"""Below this a document that holds none of the words is called a weak match; measured, as the floor."""
UNKNOWN = 0.25
"""What a document without a vector counts as."""


class Ranked(Value, frozen=True):
    """A document, its score, its cosine with the question where it has one; ``fresh`` is in the score."""

    id: str
    score: float
    similarity: float | None = None
    by_words: bool = True
    fresh: float = 1.0


class Ranking(Value, frozen=True):
    """Documents, best first; ``total`` counts all that words or meaning found."""

    total: int
    page: tuple[Ranked, ...]


Rank = Callable[[int], Ranking]
"""Gives the best n documents; a longer ranking begins with the shorter one."""


def by_words(matches: Matches) -> Ranking:
    """Take the engine's ranking as it is."""
    return Ranking(matches.total, tuple(Ranked(hit.id, hit.score) for hit in matches.best))


def fused(
    store: Store,
    root: Node,
    vector: NDArray[np.float32],
    *,
    limit: int,
    filtered: Collection[str] | None,
    among: Collection[str] | None,
    attainable: float = 0.0,
) -> Ranking:
    """Rank the best ``limit`` by words and meaning together; past the candidates of both, by words alone.

    ``filtered`` bounds the engine, whose ``root`` holds the languages; ``among`` bounds the vectors. The
    candidates do not depend on ``limit``, so a longer ranking begins with the shorter one. ``attainable`` is
    the sum of the weights of the question's words: what holds only a few of them gains little by it.
    """
    told = store.engine.match(root, limit=CANDIDATES, among=filtered)
    answering = {hit.id for hit in told.best}
    near = {
        hit.id: hit.score
        for hit in store.vectors.nearest(vector, limit=CANDIDATES, among=among)
        if hit.score >= FLOOR
    }
    also = near.keys() - answering
    if also:
        answering |= {hit.id for hit in store.engine.match(root, limit=len(also), among=also).best}
    both = answering | near.keys()
    partly = store.engine.match(loosened(root), limit=len(both), among=both) if both else told
    lexical = {hit.id: hit.score for hit in partly.best}
    near |= store.vectors.similarity(vector, both - near.keys())
    best = max(*lexical.values(), MOST * attainable, 0.0) or 1.0
    ranked = sorted(
        (
            Ranked(
                each,
                near.get(each, UNKNOWN) + WORDS * lexical.get(each, 0.0) / best,
                near.get(each),
                each in answering,
            )
            for each in both
        ),
        key=lambda one: (-one.score, one.id),
    )
    total = told.total + sum(not one.by_words for one in ranked)
    if len(ranked) < limit and told.total > CANDIDATES:
        rest = store.engine.match(root, limit=limit, among=filtered).best
        ranked += _beyond(rest, ranked)
    return Ranking(total, tuple(ranked[:limit]))


def _beyond(rest: Iterable[Scored], ranked: Sequence[Ranked]) -> list[Ranked]:
    """Go on by words alone, leaving out what the fused part showed; scores fall on from its lowest."""
    shown = {one.id for one in ranked}
    lowest = max(0.0, ranked[-1].score)
    fresh = [hit for hit in rest if hit.id not in shown]
    return [Ranked(hit.id, lowest / (2 + at)) for at, hit in enumerate(fresh)]
