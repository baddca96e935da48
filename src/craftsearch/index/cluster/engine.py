"""The engine in a cluster: our own terms in Lucene's fields, scored as the embedded engines score them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from craftsearch.index.cluster.asking import beginning, bounded, counted, place, question
from craftsearch.index.cluster.layout import NOTHING
from craftsearch.index.cluster.session import Operation
from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS, Matches, Posting, Scored
from craftsearch.model import Count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from craftsearch.index.cluster.session import Body, Session
    from craftsearch.model import Node

_PAGE: Final = 10_000  # hits of one answer
_VALUES: Final = 60_000  # values of a field that are counted
_REMEMBERED: Final = 5.0  # seconds that a frequency is good for, were another writing
_BRIEFLY: Final = "3s"  # for what only helps, such as completion
_BY_SCORE: Final = [{"_score": "desc"}, {"id": "asc"}]
_BY_DAY: Final = [{"day": "desc"}, {"id": "asc"}]
_GLOBAL: Final = "dfs_query_then_fetch"  # statistics of all shards, so that their number changes no score
_FORGET: Final = """if (ctx._source.state == null) { ctx.op = 'delete' }
else { for (f in ['posted', 'terms', 'values', 'keywords', 'day']) { ctx._source.remove(f) } }"""


class ClusterEngine:
    """``Engine`` over the documents of a cluster."""

    name = "opensearch"
    distant = True

    def __init__(self, session: Session) -> None:
        """Ask through ``session``."""
        self._session = session
        self._waiting: dict[str, Operation] = {}
        self._counted: dict[tuple[str, str], int] = {}
        self._asked = 0.0

    def add(self, postings: Iterable[Posting]) -> None:
        """Take documents in at the next ``commit``."""
        for posting in postings:
            body = {"doc": posted(posting), "doc_as_upsert": True}
            self._waiting[posting.id] = Operation("update", posting.id, body)

    def delete(self, ids: Iterable[str]) -> None:
        """Forget documents at the next ``commit``."""
        for identifier in ids:
            self._waiting[identifier] = Operation("update", identifier, {"script": {"source": _FORGET}})

    def commit(self) -> None:
        """Make what was added and deleted durable and findable."""
        if self._waiting:
            self._session.write(self._session.name, self._waiting.values())
        self._waiting.clear()
        self._session.show()
        self._counted.clear()

    def match(
        self,
        node: Node,
        *,
        limit: int,
        offset: int = 0,
        among: Collection[str] | None = None,
        newest: bool = False,
    ) -> Matches:
        """Rank the documents that ``node`` matches."""
        body: Body = {
            "query": bounded(question(node), among),
            "sort": _BY_DAY if newest else _BY_SCORE,
            "track_total_hits": True,
            "stored_fields": "_none_",
            "docvalue_fields": ["id"],
        }
        total, best = 0, list[Scored]()
        while len(best) < offset + limit:
            size = min(_PAGE, offset + limit - len(best))
            found = self._find({**body, "size": size})
            hits = found["hits"]["hits"]
            total = total or found["hits"]["total"]["value"]
            best += [Scored(hit["fields"]["id"][0], 0.0 if newest else float(hit["_score"])) for hit in hits]
            if len(hits) < size:
                break
            body |= {"search_after": hits[-1]["sort"], "track_total_hits": False}
        return Matches(total, tuple(best[offset:]))

    def facets(
        self, node: Node, fields: Collection[str], *, limit: int, among: Collection[str] | None = None
    ) -> dict[str, tuple[Count, ...]]:
        """Count the matching documents by the values of keyword fields."""
        asked = {field: _most_frequent(field, limit) for field in fields}
        found = self._find({"size": 0, "query": bounded(question(node), among), "aggs": asked})
        return {field: _counts(found["aggregations"][field]) for field in fields}

    def terms(self, field: str, prefix: str, *, limit: int) -> tuple[Count, ...]:
        """List the terms of a field that begin with ``prefix``; those counted in three seconds."""
        return self.beginning([(field, prefix)], limit=limit)[field, prefix]

    def beginning(
        self, asked: Collection[tuple[str, str]], *, limit: int
    ) -> dict[tuple[str, str], tuple[Count, ...]]:
        """Give the terms of each field and beginning, on one journey."""
        pairs = list(asked)
        bodies = [_listed(field, prefix, min(limit, _VALUES)) for field, prefix in pairs]
        found = self._session.find_each(self._session.name, bodies, partly=True)
        counts = (_counts(each["aggregations"]["held"]) for each in found)
        return dict(zip(pairs, counts, strict=True))

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that hold ``term`` in ``field``."""
        return self.frequencies([(field, term)])[field, term]

    def frequencies(self, asked: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Count for many on one journey; what was counted a moment ago is remembered."""
        if time.monotonic() - self._asked > _REMEMBERED:
            self._counted.clear()
            self._asked = time.monotonic()
        wanted = [pair for pair in asked if pair not in self._counted]
        found = self._session.find_each(self._session.name, [_held(*pair) for pair in wanted])
        for pair, each in zip(wanted, found, strict=True):
            self._counted[pair] = each["hits"]["total"]["value"]
        return {pair: self._counted[pair] for pair in asked}

    def count(self) -> int:
        """Count the documents held."""
        held = {"size": 0, "track_total_hits": True, "query": {"term": {"posted": True}}}
        return int(self._find(held)["hits"]["total"]["value"])

    def close(self) -> None:
        """Drop what was not committed; the session is closed by who opened it."""
        self._waiting.clear()

    def _find(self, body: Body, **parameters: str) -> Body:
        return self._session.find(self._session.name, body, search_type=_GLOBAL, **parameters)


def posted(posting: Posting) -> Body:
    """Lay out what the engine keeps of a document."""
    terms = {field: posting.terms.get(field, "") or NOTHING for field in TERM_FIELDS}
    return {
        "id": posting.id,
        "posted": True,
        "day": posting.day,
        "terms": terms,
        "values": {field: [*dict.fromkeys(text.split())] for field, text in terms.items()},
        "keywords": {field: posting.keywords.get(field, ()) for field in KEYWORD_FIELDS},
    }


def _held(field: str, term: str) -> Body:
    return {"size": 0, "track_total_hits": True, "query": {"term": {place(field): term}}}


def _listed(field: str, prefix: str, limit: int) -> Body:
    terms = _most_frequent(field, limit)
    terms["terms"] |= {"exclude": NOTHING} if not prefix else {"include": beginning(prefix)}
    within: Body = {"prefix": {place(field): prefix}} if prefix else {"term": {"posted": True}}
    return {
        "size": 0,
        "query": {"bool": {"filter": [within]}},
        "aggs": {"held": terms},
        "timeout": _BRIEFLY,
    }


def _most_frequent(field: str, limit: int) -> Body:
    order = [{"_count": "desc"}, {"_key": "asc"}]
    return {"terms": {"field": counted(field), "size": limit, "shard_size": _VALUES, "order": order}}


def _counts(found: Body) -> tuple[Count, ...]:
    return tuple(Count(bucket["key"], bucket["doc_count"]) for bucket in found["buckets"])
