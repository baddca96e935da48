"""The home of an index in a cluster: how it is made, known again and grown."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import TYPE_CHECKING, Final

from craftsearch.errors import EngineUnavailableError, IndexVersionError, UsageError
from craftsearch.index.cluster import layout
from craftsearch.index.cluster.address import parse
from craftsearch.index.cluster.lease import Lease
from craftsearch.index.cluster.session import Session
from craftsearch.index.cluster.shelf import ClusterShelf
from craftsearch.index.cluster.store import ClusterStore
from craftsearch.index.manifest import FORMAT, Manifest

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from craftsearch.index.cluster.session import Body
    from craftsearch.meaning.thesaurus import Shelf

_SERVED: Final = range(2, 4)  # major versions of the server
_LOOKED: Final = 60.0  # seconds between two looks at how large the last index has become
_COPIED: Final = {"wait_for_active_shards": "all"}
"""A new index has its copies before anything is written into it, so a node may die from the first item on."""
_OF_ANOTHER: Final = "belongs to another program — choose another name"


class ClusterHome:
    """``Home`` of an index at ``opensearch://host:9200/name``."""

    engines = ("opensearch",)

    def __init__(self, text: str) -> None:
        """Read the address; nothing is asked yet. Raises ``UsageError``."""
        self.address = parse(text)
        self.session = Session(self.address)
        self._looked = 0.0
        self._graphed: bool | None = None

    def __str__(self) -> str:
        return str(self.address)

    def described(self) -> Manifest | None:
        """Read the manifest. Raises ``IndexVersionError`` for one that a newer program wrote."""
        found = self.session.exists(f"/{layout.about(self.address.name)}/_doc/manifest")
        if found is None:
            return None
        kept = found["_source"]
        if kept.get("program") != layout.PROGRAM:
            raise UsageError(f"{layout.about(self.address.name)} at {self.address.places} {_OF_ANOTHER}")
        if kept["format"] > layout.FORMAT:
            raise IndexVersionError(
                f"the index {self} has format {kept['format']}, this program reads up to {layout.FORMAT}"
                " — upgrade craftsearch, or ingest into another name"
            )
        self._graphed = bool(kept["graphed"])
        return Manifest(FORMAT, "opensearch", dt.datetime.fromisoformat(kept["created"]))

    def current(self, found: Manifest) -> Manifest:
        """Return the manifest: what can be read of it can be asked."""
        return found

    def create(self, engine: str) -> None:
        """Lay out an empty index. Raises ``UsageError`` where the name is taken by another program's."""
        del engine  # there is one here
        name = self.address.name
        major = self._known_server()
        self._check_free(name)
        graphed = self._has_plugin()
        word = {"type": "keyword"}
        self.session.ask(
            "PUT",
            f"/_index_template/{name}",
            layout.template(name, self.address.layout, plugin=graphed, major=major),
        )
        self._make(layout.rejects(name), layout.small(uri=word))
        self._make(layout.about(name), layout.small(kind=word))
        self._make(layout.first(name), {"aliases": {name: {"is_write_index": True}}})
        manifest = {
            "program": layout.PROGRAM,
            "format": layout.FORMAT,
            "created": dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat(),
            "graphed": graphed,
            "rollover": self.address.layout.rollover,
        }
        self.session.ask("PUT", f"/{layout.about(name)}/_doc/manifest", manifest, refresh="true")

    def open(self, engine: str) -> ClusterStore:
        """Open what is there."""
        del engine
        if self._graphed is None:
            self.described()
        return ClusterStore(self.session, self.shelf(), graphed=bool(self._graphed), grow=self._grow)

    def writing(self) -> AbstractContextManager[None]:
        """Hold the lease."""
        return Lease(self.session).taken()

    def may_write(self) -> bool:
        """Let the server judge, when something is written."""
        return True

    def anew(self, engine: str) -> ClusterStore:
        """Open what is there: documents are laid out anew in place."""
        return self.open(engine)

    def clear(self, engine: str) -> None:
        """Leave what is there: it answers."""

    def settle(self, engine: str, created: dt.datetime) -> None:
        """Leave the manifest as it is: no other engine can answer here."""

    def shelf(self) -> Shelf:
        """Give the thesauri that are kept in the cluster."""
        return ClusterShelf(self.session)

    def size(self) -> int:
        """Count the bytes of all copies of all shards."""
        found = self.session.ask("GET", f"/{','.join(self._indices())}/_stats/store")
        return int(found["_all"]["total"]["store"]["size_in_bytes"])

    def remove(self) -> None:
        """Delete the index whole, with its template; for tests and for whoever moved away."""
        name = self.address.name
        for index in self._indices():
            self.session.ask("DELETE", f"/{index}")
        self.session.ask("DELETE", f"/_index_template/{name}")

    def _indices(self) -> tuple[str, ...]:
        """Name all indices of this one: another may be called as it is, with something behind."""
        name = self.address.name
        return (*self.session.indices(), layout.rejects(name), layout.about(name))

    def _make(self, index: str, body: Body) -> None:
        """Make an index, unless one of ours that was begun is there."""
        if not self._check_free(index):
            self.session.ask("PUT", f"/{index}", body, **_COPIED)

    def _check_free(self, name: str) -> bool:
        """Tell whether an index of ours is there; refuse one of another program."""
        found = self.session.exists(f"/{name}/_mapping") or {}
        for index, told in found.items():
            if told["mappings"].get("_meta", {}).get("program") != layout.PROGRAM:
                raise UsageError(f"the index {index} at {self.address.places} {_OF_ANOTHER}")
        return bool(found)

    def _known_server(self) -> int:
        """Return the server's major version."""
        version = self.session.ask("GET", "/").get("version", {})
        kind, number = version.get("distribution", "another server"), str(version.get("number", "0"))
        major = re.match(r"\d+", number)
        if kind != "opensearch" or not major or int(major[0]) not in _SERVED:
            raise EngineUnavailableError(
                f"{self.address.places} is {kind} {number}; OpenSearch {_SERVED[0]} to {_SERVED[-1]} is"
                " served — give the address of such a cluster"
            )
        return int(major[0])

    def _has_plugin(self) -> bool:
        found = self.session.ask("GET", "/_nodes/plugins")["nodes"].values()
        return bool(found) and all(
            any(plugin["name"] == "opensearch-knn" for plugin in node["plugins"]) for node in found
        )

    def _grow(self) -> None:
        """Begin a further index where the last one is full; documents stay where they stand."""
        now = time.monotonic()
        if now - self._looked < _LOOKED:
            return
        self._looked = now
        kept = self.session.ask("GET", f"/{layout.about(self.address.name)}/_doc/manifest")["_source"]
        conditions = {"conditions": {"max_size": kept["rollover"]}}
        self.session.ask("POST", f"/{self.address.name}/_rollover", conditions, **_COPIED)
