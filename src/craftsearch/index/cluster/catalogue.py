"""The catalogue in a cluster: each item one document, written whole or not at all.

A batch is not one transaction, as no cluster has one: see decision 0016 for why nothing is lost by it.
"""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final

from craftsearch.index.cluster import counting, grouping, layout, selecting
from craftsearch.index.cluster.asking import Selection
from craftsearch.index.cluster.entering import (
    RECORD,
    TOLD,
    document_of,
    entry,
    events_of,
    record_of,
    refusal,
    refused_of,
)
from craftsearch.index.cluster.selecting import held
from craftsearch.index.cluster.session import Operation, among
from craftsearch.model import Entry, Rejected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from craftsearch.index.catalogue import Counts, Document
    from craftsearch.index.cluster.session import Body, Session
    from craftsearch.model import Event, Filters, RawItem, Record, Source

_AT_ONCE: Final = 1_000
_NEIGHBOURS: Final = 200
_FOUND: Final = 10
_LISTED: Final = 100
_BY_ID: Final = [{"id": "asc"}]
_SETTLE: Final = (
    "if (ctx._source.state == 'deleted') { ctx.op = 'delete' } else { ctx._source.state = 'indexed' }"
)


class ClusterCatalogue:
    """``Catalogue`` over the documents of a cluster."""

    def __init__(self, session: Session) -> None:
        """Ask through ``session``."""
        self._session = session
        self._rejects = layout.rejects(session.name)

    def put(self, documents: Iterable[Document]) -> None:
        """Take documents in as pending."""
        self._session.write(
            self._session.name,
            (
                Operation("update", name, {"doc": body, "doc_as_upsert": name == body.get("id")})
                for name, body in self.entered([*documents], "pending")
            ),
        )

    def entered(self, documents: Collection[Document], state: str) -> Iterator[tuple[str, Body]]:
        """Lay documents out, and others whose group changes by them; take their rejects away."""
        if not documents:
            return
        groups = grouping.Grouping(self._session)
        placed = groups.placed([grouping.mark_of(document.record) for document in documents])
        self.forget_rejects([document.record.article.uri for document in documents])
        for document in documents:
            name = document.record.id
            yield name, entry(document, state) | grouping.body_of(placed[name])
        yield from groups.moved_bodies()

    def mark_deleted(self, ids: Iterable[str]) -> None:
        """Begin to delete these documents; their events are gone at once."""
        nothing: Body = {"events": [], "told": None, "leader": None, "mark": None, "bands": [], "lines": []}
        gone = {"state": "deleted", "happenings": 0, **nothing}
        self._leave([Operation("update", identifier, {"doc": gone}) for identifier in ids])

    def remove(self, ids: Iterable[str]) -> None:
        """Delete these documents, whole."""
        self._leave([Operation("delete", identifier) for identifier in ids])

    def _leave(self, operations: list[Operation]) -> None:
        groups = grouping.Grouping(self._session)
        groups.left([each.id for each in operations])
        moved = [Operation("update", name, {"doc": body}) for name, body in groups.moved_bodies()]
        self._session.write(self._session.name, [*operations, *moved])

    def pending(self, limit: int) -> tuple[tuple[Record, ...], tuple[str, ...]]:
        """Return what the engine may not have seen."""
        added = {"query": {"term": {"state": "pending"}}, "sort": _BY_ID, **RECORD}
        gone = {"query": {"term": {"state": "deleted"}}, "sort": _BY_ID, "_source": False}
        records = tuple(record_of(hit["_source"]) for hit in islice(self._walk(added), limit))
        return records, tuple(hit["_id"] for hit in self._walk(gone))

    def settle(self, ids: Iterable[str]) -> None:
        """Declare these committed by the engine."""
        script = {"script": {"source": _SETTLE}}
        self._session.write(self._session.name, (Operation("update", each, script) for each in ids))

    def reject(self, rejected: Iterable[tuple[Rejected, RawItem | None]]) -> None:
        """Keep refused items, with their bytes where they could be read."""
        told = (Operation("index", _key(why.uri), refusal(why, item)) for why, item in rejected)
        self._session.write(self._rejects, told)

    def forget_rejects(self, uris: Collection[str]) -> None:
        """Drop the refused items of these URIs."""
        known = {_key(uri) for uri in uris}
        wanted = {"size": len(known), "_source": False, "query": {"ids": {"values": sorted(known)}}}
        found = self._session.find(self._rejects, wanted)["hits"]["hits"] if known else []
        self._session.write(self._rejects, (Operation("delete", hit["_id"]) for hit in found))

    def digests(self, uris: Collection[str]) -> dict[str, bytes]:
        """Map the URIs that are held to their content's digest."""
        found: dict[str, bytes] = {}
        wanted = list(uris)
        for at in range(0, len(wanted), _AT_ONCE):
            part = wanted[at : at + _AT_ONCE]
            query = held({"terms": {"uri": part}})
            asked = {"size": len(part), "query": query, "_source": ["uri", "kept.digest"]}
            sources = (hit["_source"] for hit in self._find(asked))
            found.update({own["uri"]: bytes.fromhex(own["kept"]["digest"]) for own in sources})
        return found

    def uris(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Yield id and URI of the documents below ``prefix``."""
        below = [{"prefix": {"uri": prefix}}] if prefix else []
        asked = {"query": held(*below), "sort": [{"uri": "asc"}, {"id": "asc"}], "_source": ["uri"]}
        yield from ((hit["_id"], hit["_source"]["uri"]) for hit in self._walk(asked))

    def get(self, ids: Collection[str]) -> dict[str, Record]:
        """Return the records held under these ids."""
        found: dict[str, Record] = {}
        wanted = list(ids)
        for at in range(0, len(wanted), _AT_ONCE):
            part = wanted[at : at + _AT_ONCE]
            asked = {"size": len(part), "query": held(among(part)), **RECORD}
            found.update({hit["_id"]: record_of(hit["_source"]) for hit in self._find(asked)})
        return found

    def raw(self, identifier: str) -> Document | None:
        """Return the document with the bytes it came from."""
        asked = {"query": held(among([identifier])), "_source": ["kept"]}
        return next((document_of(hit["_source"]) for hit in self._find(asked)), None)

    def documents(self) -> Iterator[Document]:
        """Yield every document held, by id, with the bytes it came from."""
        asked = {"size": _LISTED, "query": held(), "sort": _BY_ID, "_source": ["kept"]}
        return (document_of(hit["_source"]) for hit in self._walk(asked))

    def find(self, start: str) -> tuple[str, ...]:
        """Return ids by their beginning, or by the whole or the end of the URI."""
        ways: list[Body] = [{"term": {"uri": start}}, {"prefix": {"reversed": f"/{start}"[::-1]}}]
        ways += [{"prefix": {"id": start}}]
        asked = {"size": _FOUND, "query": held({"bool": {"should": ways}}), "sort": _BY_ID, "_source": False}
        return tuple(hit["_id"] for hit in self._find(asked))

    def entries(self, filters: Filters) -> Iterator[Entry]:
        """List documents, newest first."""
        asked = {
            "query": held(*selecting.document_conditions(filters)),
            "sort": [{"published": "desc"}, {"uri": "asc"}, {"id": "asc"}],
            "_source": ["uri", "kept.title", "language", "published", "happenings"],
        }
        for hit in self._walk(asked):
            own = hit["_source"]
            day = dt.date.fromordinal(own["published"]) if own["published"] else None
            title = own["kept"]["title"]
            yield Entry(hit["_id"], own["uri"], title, own["language"], day, own["happenings"])

    def among(self, filters: Filters) -> Collection[str] | None:
        """Return the documents that ``filters`` leave, ``None`` for all; their ids stay in the cluster."""
        conditions = selecting.document_conditions(filters)
        if not conditions:
            return None
        asked = {"query": held(*conditions), "sort": _BY_ID, "_source": False}
        return Selection(held(*conditions), lambda: [hit["_id"] for hit in self._walk(asked)])

    def events(self, filters: Filters) -> Iterator[tuple[str, Event]]:
        """Yield document id and event, by date."""
        asked = {"query": held(*selecting.event_documents(filters)), "sort": _BY_ID, **TOLD}
        found = [
            (hit["fields"]["id"][0], event)
            for hit in self._walk(asked)
            for event in events_of(hit["fields"])
            if selecting.fits(event, filters)
        ]
        yield from sorted(found, key=lambda one: (selecting.order(one[1]), one[0]))

    def neighbours(self, event: Event) -> Iterator[Event]:
        """Yield events of the same country or project at the same time."""
        yield from self.neighbours_of([event])[0]

    def neighbours_of(self, events: Collection[Event]) -> list[list[Event]]:
        """List the neighbours of many events; the questions go on one journey, each once."""
        asked: dict[str, Body] = {}
        wanted: list[list[str]] = []
        for event in events:
            conditions = {str(each): each for each in selecting.neighbours(event)}
            asked |= conditions
            wanted.append([*conditions])
        bodies = [{"size": _NEIGHBOURS, "query": held(each), **TOLD} for each in asked.values()]
        told: dict[str, tuple[Event, ...]] = {}
        found: dict[str, list[str]] = {}
        for key, answer in zip(asked, self._session.find_each(self._session.name, bodies), strict=True):
            fields = {hit["fields"]["id"][0]: hit["fields"] for hit in answer["hits"]["hits"]}
            told |= {name: events_of(own) for name, own in fields.items() if name not in told}
            found[key] = [*fields]
        return [
            [
                other
                for name in dict.fromkeys(name for key in keys for name in found[key])
                for other in told[name]
                if selecting.is_near(other, event)
            ]
            for event, keys in zip(events, wanted, strict=True)
        ]

    def published(self, ids: Collection[str]) -> dict[str, dt.date]:
        """Map documents to their days."""
        asked = {"size": len(ids), "query": held(among(ids)), "_source": ["published"]}
        days = {hit["_id"]: hit["_source"]["published"] for hit in self._find(asked)} if ids else {}
        return {identifier: dt.date.fromordinal(day) for identifier, day in days.items() if day}

    def groups(self, ids: Collection[str]) -> dict[str, str]:
        """Map those documents that have near-duplicates to their group's leader."""
        return grouping.groups(self._session, ids)

    def copies(self, group: str) -> tuple[Source, ...]:
        """List the documents that follow a leader, and the leader."""
        return grouping.members(self._session, group)

    def names(self, field: str, keys: Collection[str]) -> dict[str, str]:
        """Map keys to names."""
        return counting.named(self._session, field, keys)

    def repeated(self) -> dict[str, frozenset[int]]:
        """Map each site that repeats lines to their keys."""
        return counting.repeated(self._session)

    def rejects(self) -> Iterator[Rejected]:
        """List the refused items."""
        asked = {"sort": [{"uri": "asc"}], "_source": ["uri", "stage", "reason"]}
        for hit in self._session.walk(self._rejects, asked):
            own = hit["_source"]
            yield Rejected(own["uri"], own["stage"], own["reason"])

    def refused(self, uri: str) -> RawItem | None:
        """Return a refused item with its bytes."""
        found = self._session.exists(f"/{self._rejects}/_doc/{_key(uri)}")
        return refused_of(found["_source"]) if found else None

    def records(self) -> Iterator[Record]:
        """Yield every record held."""
        asked = {"query": held(), "sort": _BY_ID, **RECORD}
        yield from (record_of(hit["_source"]) for hit in self._walk(asked))

    def counts(self) -> Counts:
        """Count what is held."""
        return counting.counted(self._session, self._rejects)

    def verify(self) -> tuple[str, ...]:
        """Ask whether all shards are there."""
        found = self._session.ask("GET", f"/_cluster/health/{','.join(self._session.indices())}")
        lost = found["unassigned_shards"] if found["status"] == "red" else 0
        return (f"{lost} shards are not assigned to any node",) if lost else ()

    def close(self) -> None:
        """Nothing is held here; the session is closed by who opened it."""

    def _find(self, body: Body) -> list[Body]:
        return list(self._session.find(self._session.name, body)["hits"]["hits"])

    def _walk(self, body: Body) -> Iterator[Body]:
        return self._session.walk(self._session.name, body)


def _key(uri: str) -> str:
    """Derive the id of a refused item."""
    return sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()
