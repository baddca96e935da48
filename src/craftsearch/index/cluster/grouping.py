"""The same news on several sites, as groups in a cluster: see decision 0010 and the embedded ``copies``.

What leads, and what follows which leader, is told in the documents themselves. A batch is looked up at once.
"""

from __future__ import annotations

import datetime as dt
from base64 import b64encode
from typing import TYPE_CHECKING, Final, NamedTuple

from craftsearch.cleaning.repetition import site_of
from craftsearch.index.cluster.selecting import held
from craftsearch.index.cluster.session import among as these
from craftsearch.index.cluster.session import column
from craftsearch.index.fingerprint import SAME, bands, compatible, days_of, resemblance
from craftsearch.model import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from craftsearch.index.cluster.session import Body, Session
    from craftsearch.model import Record

_AT_ONCE: Final = 100  # documents whose bands are looked up together
_LISTED: Final = 100  # of a group; a press release may run in more places
_LEADERS: Final = 10_000  # that are looked at for them
_FIELDS: Final[Body] = {
    "stored_fields": "_none_",
    "docvalue_fields": ["id", "leader", "site", "counted", "mark", "days"],
}


def groups(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Map those documents that are not alone in their group to its leader."""
    asked: Body = {"size": len(ids), "query": held(these(ids)), **_FIELDS}
    found = session.find(session.name, asked)["hits"]["hits"] if ids else []
    led = {hit["fields"]["id"][0]: hit["fields"]["leader"][0] for hit in found if "leader" in hit["fields"]}
    shared = {leader for name, leader in led.items() if leader != name}
    alone = sorted(set(led.values()) - shared)
    if alone:
        counts = {"held": {"terms": {"field": "leader", "size": len(alone), "min_doc_count": 2}}}
        query = {"size": 0, "query": held({"terms": {"leader": alone}}), "aggs": counts}
        buckets = session.find(session.name, query)["aggregations"]["held"]["buckets"]
        shared |= {bucket["key"] for bucket in buckets}
    return {name: leader for name, leader in led.items() if leader in shared}


def members(session: Session, leader: str) -> tuple[Source, ...]:
    """List the documents of a group by publication, earliest first, undated last."""
    asked: Body = {
        "size": _LISTED,
        "query": held({"term": {"leader": leader}}),
        "_source": ["uri", "kept.title", "language", "published"],
    }
    found = [(hit["_id"], hit["_source"]) for hit in session.find(session.name, asked)["hits"]["hits"]]
    ordered = sorted(found, key=lambda one: (one[1]["published"] or dt.date.max.toordinal(), one[1]["uri"]))
    return tuple(
        Source(
            name,
            own["uri"],
            own["kept"]["title"],
            own["language"],
            dt.date.fromordinal(own["published"]) if own["published"] else None,
        )
        for name, own in ordered
    )


class Mark(NamedTuple):
    """What groups a document: its fingerprint, the days of its events, its site; whom it follows, if known.

    One that follows another of its site does not count where lines that the site repeats are counted.
    """

    document: str
    fingerprint: bytes
    days: str
    site: str
    leader: str = ""
    counted: bool = True


def mark_of(record: Record) -> Mark:
    """Read what groups a record."""
    return Mark(record.id, record.fingerprint, days_of(record), site_of(record.article.uri))


def body_of(mark: Mark) -> Body:
    """Lay out a placed mark; only leaders are looked up by their bands."""
    leads = bool(mark.fingerprint) and mark.leader == mark.document
    return {
        "leader": mark.leader or None,
        "counted": mark.counted,
        "bands": list(bands(mark.fingerprint)) if leads else [],
        "mark": b64encode(mark.fingerprint).decode() if mark.fingerprint else None,
        "days": mark.days,
    }


class Grouping:
    """Places documents of one batch; what changes beside them is left in ``moved``."""

    def __init__(self, session: Session) -> None:
        """Look up through ``session``."""
        self._session = session
        self.moved: dict[str, Mark] = {}

    def placed(self, marks: Sequence[Mark]) -> dict[str, Mark]:
        """Give each mark its leader: as it was where nothing changed, else the one it resembles most."""
        batch = _names(marks)
        before = self._held(batch)
        left = {name for name, old in before.items() if old[:3] not in {mark[:3] for mark in marks}}
        same = {name: old for name, old in before.items() if name not in left and old.leader not in left}
        fresh = [mark for mark in marks if mark.document not in same]
        out = dict(same)
        for mark in self._place([*fresh, *self._followers(left, batch)], gone=left, leaders=same.values()):
            (out if mark.document in batch else self.moved)[mark.document] = mark
        return out

    def left(self, ids: Collection[str]) -> None:
        """Take documents out; those who followed them find each other anew."""
        for mark in self._place(self._followers(ids, set(ids)), gone=set(ids), leaders=()):
            self.moved[mark.document] = mark

    def moved_bodies(self) -> Iterator[tuple[str, Body]]:
        """Say what changes of documents outside the batch."""
        return ((name, body_of(mark)) for name, mark in self.moved.items())

    def _place(self, marks: Sequence[Mark], *, gone: set[str], leaders: Iterable[Mark]) -> Iterator[Mark]:
        known: dict[int, list[Mark]] = {}
        for leader in leaders:
            if leader.leader == leader.document:
                _file(known, leader)
        for at in range(0, len(marks), _AT_ONCE):
            part = marks[at : at + _AT_ONCE]
            names = _names(marks) | gone
            for leader in self._leaders(part):
                if leader.document not in names:
                    _file(known, leader)
            for mark in part:
                placed = _placed(mark, known)
                if placed.leader == placed.document:
                    _file(known, placed)
                yield placed

    def _leaders(self, marks: Sequence[Mark]) -> Iterator[Mark]:
        keys = sorted({band for mark in marks if mark.fingerprint for band in bands(mark.fingerprint)})
        if keys:
            asked = {"size": _LEADERS, "query": {"terms": {"bands": keys}}, **_FIELDS}
            yield from self._marks(asked)

    def _followers(self, ids: Collection[str], batch: set[str]) -> list[Mark]:
        """List those outside the batch who follow one of these."""
        if not ids:
            return []
        asked = {"size": _LEADERS, "query": {"terms": {"leader": sorted(ids)}}, **_FIELDS}
        return [mark for mark in self._marks(asked) if mark.document not in batch]

    def _held(self, ids: Collection[str]) -> dict[str, Mark]:
        asked = {"size": len(ids), "query": these(ids), **_FIELDS}
        return {mark.document: mark for mark in self._marks(asked)} if ids else {}

    def _marks(self, asked: Body) -> Iterator[Mark]:
        for hit in self._session.find(self._session.name, asked)["hits"]["hits"]:
            own = {field: values[0] for field, values in hit["fields"].items()}
            if "days" in own:  # what only the engine holds has none
                fingerprint = column(own.get("mark", ""))
                leader = own.get("leader", "")
                yield Mark(own["id"], fingerprint, own["days"], own["site"], leader, counted=own["counted"])


def _names(marks: Iterable[Mark]) -> set[str]:
    return {mark.document for mark in marks}


def _file(known: dict[int, list[Mark]], leader: Mark) -> None:
    for band in bands(leader.fingerprint):
        filed = known.setdefault(band, [])
        if leader not in filed:
            filed.append(leader)


def _placed(mark: Mark, known: dict[int, list[Mark]]) -> Mark:
    """Let a document follow the leader it resembles most, or lead."""
    if not mark.fingerprint:
        return mark._replace(leader="", counted=True)
    near = {leader for band in bands(mark.fingerprint) for leader in known.get(band, ())}
    alike = [
        (-score, leader.document, leader.site)
        for leader in near
        if (score := resemblance(mark.fingerprint, leader.fingerprint)) >= SAME
        and compatible(mark.days, leader.days)
    ]
    if not alike:
        return mark._replace(leader=mark.document, counted=True)
    _, leads, site = min(alike)
    return mark._replace(leader=leads, counted=site != mark.site)
