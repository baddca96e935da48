"""Vectors in a cluster: near ones by Lucene's graph, or by a script where there is no k-NN plugin."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from craftsearch.index.cluster.asking import Selection, chosen
from craftsearch.index.cluster.session import Operation, column
from craftsearch.index.cluster.session import among as these
from craftsearch.index.engine import Scored
from craftsearch.index.vectors import Vector
from craftsearch.meaning import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from numpy.typing import NDArray

    from craftsearch.index.cluster.session import Body, Session

_HELD: Final[Body] = {"exists": {"field": "scale"}}
_SPARE: Final = 2  # times as many looked at as are wanted: the graph's order is not quite the exact one
_MOST: Final = 10_000  # nearest that the graph gives
_FEW: Final = 2_000  # documents whose cosines are reckoned here rather than looked for in the graph
_FIELDS: Final = ("space", "whole", "scale", "exact", "near")
_FORGET: Final = f"""for (f in {[*_FIELDS]}) {{ ctx._source.remove(f) }}
if (ctx._source.size() == 1) {{ ctx.op = 'delete' }}"""
_COSINE: Final = """def b = doc['exact'].value; double s = 0;
for (int i = 0; i < b.length; i++) { s += b.bytes[b.offset + i] * params.vector[i] }
return Math.max(0.0, 1 + s * doc['scale'].value)"""


class ClusterVectors:
    """``Vectors`` over the documents of a cluster; one that is ``graphed`` has the k-NN plugin."""

    def __init__(self, session: Session, *, graphed: bool) -> None:
        """Ask through ``session``."""
        self._session = session
        self._graphed = graphed
        self._waiting: dict[str, Operation] = {}
        self._space = ""

    @property
    def space(self) -> str:
        """Name the space of the vectors held; empty where there are none."""
        asked = {"size": 1, "query": _HELD, "_source": ["space"]}
        hits = self._find(asked)["hits"]["hits"]
        return str(hits[0]["_source"]["space"]) if hits else ""

    def add(self, vectors: Iterable[Vector]) -> None:
        """Take vectors in at the next ``commit``; a new space drops all of the old one."""
        for vector in vectors:
            self._space = vector.space
            body = {"doc": placed(vector, graphed=self._graphed), "doc_as_upsert": True}
            self._waiting[vector.id] = Operation("update", vector.id, body)

    def delete(self, ids: Iterable[str]) -> None:
        """Forget vectors at the next ``commit``."""
        for identifier in ids:
            self._waiting[identifier] = Operation("update", identifier, {"script": {"source": _FORGET}})

    def commit(self) -> None:
        """Make what was added and deleted durable and findable."""
        self.renew(self._space)
        self._session.write(self._session.name, self._waiting.values())
        self._waiting.clear()
        self._session.show()

    def renew(self, space: str) -> None:
        """Drop the vectors of any other space before some of ``space`` are added."""
        if space and self.space not in {"", space}:
            others = {"bool": {"must": [_HELD], "must_not": [{"term": {"space": space}}]}}
            body = {"query": others, "script": {"source": _FORGET}}
            self._session.guard()
            self._session.ask(
                "POST", f"/{self._session.name}/_update_by_query", body, conflicts="proceed", refresh="true"
            )

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, among: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Return the documents nearest to ``vector``, ties by id; in a large index a few may be missed."""
        if limit < 1:
            return ()
        if among is not None and not isinstance(among, Selection) and len(among) <= _FEW:
            near = self.similarity(vector, among)
        else:
            wanted = min(_MOST, _SPARE * limit + 20)
            asked = self._graph(vector, wanted, among) if self._graphed else _script(vector, among)
            near = self._cosines(vector, {"size": wanted, "query": asked})
        best = sorted(near.items(), key=lambda one: (-one[1], one[0]))[:limit]
        return tuple(Scored(identifier, score) for identifier, score in best)

    def similarity(self, vector: NDArray[np.float32], ids: Collection[str]) -> dict[str, float]:
        """Map those of ``ids`` that have a vector to their cosine with ``vector``."""
        found: dict[str, float] = {}
        wanted = sorted(ids)
        for at in range(0, len(wanted), _FEW):
            part = wanted[at : at + _FEW]
            asked = {"bool": {"filter": [these(part), _HELD]}}
            found |= self._cosines(vector, {"size": len(part), "query": asked})
        return found

    def get(self, identifier: str) -> NDArray[np.float32] | None:
        """Return a document's vector; ``None`` where it has none."""
        for held in self.held([identifier]):
            return np.frombuffer(held.values, np.int8).astype(np.float32) * np.float32(held.scale)
        return None

    def held(self, ids: Collection[str]) -> tuple[Vector, ...]:
        """Return the vectors of those documents that have one, as they were given."""
        asked = {
            "size": len(ids),
            "query": {"bool": {"filter": [these(ids), _HELD]}},
            "_source": _FIELDS[:-1],
        }
        hits = self._find(asked)["hits"]["hits"] if ids else []
        return tuple(
            Vector(hit["_id"], own["space"], b64decode(own["exact"]), own["scale"], own["whole"])
            for hit in hits
            for own in [hit["_source"]]
        )

    def covered(self) -> dict[str, bool]:
        """Map each document that has a vector to whether all of its text was read for it."""
        asked = {"query": _HELD, "sort": [{"id": "asc"}], "_source": ["whole"]}
        hits = self._session.walk(self._session.name, asked)
        return {hit["_id"]: bool(hit["_source"]["whole"]) for hit in hits}

    def count(self) -> int:
        """Count the vectors held."""
        asked = {"size": 0, "track_total_hits": True, "query": _HELD}
        return int(self._find(asked)["hits"]["total"]["value"])

    def close(self) -> None:
        """Drop what was not committed; the session is closed by who opened it."""
        self._waiting.clear()

    def _graph(self, vector: NDArray[np.float32], wanted: int, among: Collection[str] | None) -> Body:
        whole = np.rint(vector / (np.abs(vector).max() or 1) * 127).astype(int)
        body: dict[str, Any] = {"vector": whole.tolist(), "k": wanted}
        if among is not None:
            body["filter"] = {"bool": {"filter": [chosen(among)]}}
        return {"knn": {"near": body}}

    def _cosines(self, vector: NDArray[np.float32], asked: Body) -> dict[str, float]:
        fields = {"stored_fields": "_none_", "docvalue_fields": ["id", "exact", "scale"]}
        hits = [hit["fields"] for hit in self._find({**asked, **fields})["hits"]["hits"]]
        if not hits:
            return {}
        rows = np.frombuffer(b"".join(column(hit["exact"][0]) for hit in hits), np.int8)
        scales = np.array([hit["scale"][0] for hit in hits], np.float32)
        cosines = (rows.reshape(-1, DIMENSIONS).astype(np.float32) @ vector) * scales
        return {hit["id"][0]: score for hit, score in zip(hits, cosines.tolist(), strict=True)}

    def _find(self, body: Body) -> Body:
        return self._session.find(self._session.name, body)


def placed(vector: Vector, *, graphed: bool) -> Body:
    """Lay out a vector: its bytes for exact cosines, and for the graph where there is one."""
    body: Body = {
        "id": vector.id,
        "space": vector.space,
        "whole": vector.whole,
        "scale": vector.scale,
        "exact": b64encode(vector.values).decode(),
    }
    if graphed:
        body["near"] = np.frombuffer(vector.values, np.int8).tolist()
    return body


def _script(vector: NDArray[np.float32], among: Collection[str] | None) -> Body:
    filters = [_HELD] if among is None else [_HELD, chosen(among)]
    script = {"source": _COSINE, "params": {"vector": vector.tolist()}}
    return {"script_score": {"query": {"bool": {"filter": filters}}, "script": script}}
