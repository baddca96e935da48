"""The engines that the contract is held against, and an oracle: the promises, as plainly as can be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from craftsearch.index.engine import TERM_FIELDS, Engine, Matches, Posting, Scored
from craftsearch.index.engines.embedded import Embedded
from craftsearch.index.engines.scoring import rounded
from craftsearch.index.engines.tantivy import TantivyEngine
from craftsearch.index.engines.whoosh import WhooshEngine
from craftsearch.model import AllOf, AnyOf, Boost, Count, Node, Not, Phrase, Prefix, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path


class Oracle(Embedded):
    """Looks at every document for every question; slow, and short enough to be believed."""

    name = "oracle"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "postings.json"
        self._held: dict[str, Posting] = {}
        if self._path.exists():
            kept = msgspec.json.decode(self._path.read_bytes(), type=list[Posting])
            self._held = {posting.id: posting for posting in kept}
        self._changed = dict(self._held)

    def add(self, postings: Iterable[Posting]) -> None:
        self._changed |= {posting.id: posting for posting in postings}

    def delete(self, ids: Iterable[str]) -> None:
        for identifier in ids:
            self._changed.pop(identifier, None)

    def commit(self) -> None:
        self._held = dict(self._changed)
        self._path.write_bytes(msgspec.json.encode([*self._held.values()]))

    def match(
        self,
        node: Node,
        *,
        limit: int,
        offset: int = 0,
        among: Collection[str] | None = None,
        newest: bool = False,
    ) -> Matches:
        scores = self._matching(node, among)
        order = {one: -float(self._held[one].day) if newest else -score for one, score in scores.items()}
        best = sorted(order, key=lambda one: (order[one], one))[offset : offset + limit]
        return Matches(len(scores), tuple(Scored(one, 0.0 if newest else scores[one]) for one in best))

    def facets(
        self, node: Node, fields: Collection[str], *, limit: int, among: Collection[str] | None = None
    ) -> dict[str, tuple[Count, ...]]:
        matching = self._matching(node, among)
        return {field: self._counted(field, "", matching, limit) for field in fields}

    def terms(self, field: str, prefix: str, *, limit: int) -> tuple[Count, ...]:
        return self._counted(field, prefix, self._held, limit)

    def frequency(self, field: str, term: str) -> int:
        return sum(term in self._words(one, field) for one in self._held)

    def count(self) -> int:
        return len(self._held)

    def close(self) -> None:
        self._changed = dict(self._held)

    def _words(self, identifier: str, field: str) -> Sequence[str]:
        posting = self._held[identifier]
        return posting.terms[field].split() if field in TERM_FIELDS else posting.keywords[field]

    def _counted(self, field: str, prefix: str, among: Iterable[str], limit: int) -> tuple[Count, ...]:
        held = [set(self._words(one, field)) for one in among]
        values = {value for words in held for value in words if value.startswith(prefix)}
        counts = [Count(value, sum(value in words for words in held)) for value in values]
        return tuple(sorted(counts, key=lambda count: (-count.documents, count.value))[:limit])

    def _matching(self, node: Node, among: Collection[str] | None) -> dict[str, float]:
        looked_at = [one for one in self._held if among is None or one in among]
        scores = {one: self._score(node, one) for one in looked_at}
        return {one: score for one, score in scores.items() if score is not None}

    def _score(self, node: Node, one: str) -> float | None:  # noqa: PLR0911  # one arm per kind
        match node:
            case Term(field, value):
                return self._bm25(field, (value,), 0, one)
            case Phrase(field, values, slop):
                return self._bm25(field, values, slop, one)
            case Prefix(field, value):
                return 1.0 if any(word.startswith(value) for word in self._words(one, field)) else None
            case Boost(part, factor):
                score = self._score(part, one)
                return None if score is None else score * factor
            case Synonyms(parts):
                return max(self._scores(parts, one), default=None)
            case AnyOf(parts, minimum):
                scores = self._scores(parts, one)
                return sum(scores) if len(scores) >= max(minimum, 1) else None
            case AllOf(parts):
                wanted = [part for part in parts if not isinstance(part, Not)]
                scores = self._scores(wanted, one)
                unwanted = self._scores([part.part for part in parts if isinstance(part, Not)], one)
                return None if unwanted or len(scores) < len(wanted) else sum(scores)
            case Not(part):
                return None if self._score(part, one) is not None else 0.0

    def _scores(self, parts: Iterable[Node], one: str) -> list[float]:
        return [score for part in parts if (score := self._score(part, one)) is not None]

    def _bm25(self, field: str, values: tuple[str, ...], slop: int, one: str) -> float | None:
        spaced: dict[tuple[int, ...], int] = {}
        words = self._words(one, field)
        for start, word in enumerate(words):
            if word == values[0]:
                for way in ways(words, values[1:], start + 1, slop):
                    spaced[way] = spaced.get(way, 0) + 1
        if not spaced:
            return None
        if field not in TERM_FIELDS:
            return 0.0
        count = max(spaced.values())
        lengths = {each: len(self._words(each, field)) for each in self._held}
        relative = rounded(lengths[one]) / (sum(lengths.values()) / len(lengths))
        weight = sum(
            math.log(1 + (len(self._held) - n + 0.5) / (n + 0.5))
            for n in (self.frequency(field, value) for value in values)
        )
        return weight * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * relative))


def ways(words: Sequence[str], values: tuple[str, ...], at: int, slop: int) -> Iterator[tuple[int, ...]]:
    """Yield the gaps with which ``values`` go on from ``at``, together at most ``slop``."""
    if not values:
        yield ()
        return
    for gap in range(slop + 1):
        if at + gap < len(words) and words[at + gap] == values[0]:
            for rest in ways(words, values[1:], at + gap + 1, slop - gap):
                yield (gap, *rest)


ADAPTERS: dict[str, Callable[[Path], Engine]] = {
    "oracle": Oracle,
    "tantivy": TantivyEngine,
    "whoosh": WhooshEngine,
}


_ALL = [*sorted(ADAPTERS), pytest.param("opensearch", marks=pytest.mark.cluster)]


@pytest.fixture(params=_ALL)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Engine]]:
    opened: list[Engine] = []
    adapter = ADAPTERS.get(request.param)
    home: Any = None if adapter else request.getfixturevalue("cluster_home")

    def open_engine() -> Engine:
        opened.append(adapter(tmp_path / "engine") if adapter else home.open("opensearch").engine)
        return opened[-1]

    yield open_engine
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(opener: Callable[[], Engine]) -> Engine:
    return opener()


@pytest.fixture(scope="session")
def oracle() -> Callable[[Path], Engine]:
    return Oracle
