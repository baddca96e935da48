"""Thesauri of an index in a cluster: kept there, and at hand here as files."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from craftsearch.index.cluster import layout
from craftsearch.meaning import cache
from craftsearch.meaning.thesaurus import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from craftsearch.index.cluster.session import Session

_KIND: Final = "thesaurus"


class ClusterShelf(Shelf):
    """A ``Shelf`` whose files are copies of what the cluster keeps, brought up to date once an opening."""

    def __init__(self, session: Session) -> None:
        """Name the folder of copies; nothing is asked yet."""
        place = sha256(f"{session.address.places}/{session.name}".encode()).hexdigest()[:16]
        super().__init__(cache.folder() / "thesauri" / place)
        self._session = session
        self._index = layout.about(session.name)
        self._current = False

    def place(self, name: str, content: bytes) -> None:
        """Put a compiled vocabulary in its place, here and in the cluster."""
        body = {
            "kind": _KIND,
            "name": name,
            "digest": sha256(content).hexdigest(),
            "content": b64encode(content).decode(),
        }
        self._session.ask("PUT", f"/{self._index}/_doc/{_KIND}-{name}", body, refresh="true")
        super().place(name, content)

    def remove(self, name: str) -> None:
        """Forget an imported vocabulary, here and in the cluster."""
        self.files()
        super().remove(name)
        self._session.ask("DELETE", f"/{self._index}/_doc/{_KIND}-{name}", refresh="true")

    def files(self) -> tuple[Path, ...]:
        """Give the copies of what was imported."""
        if not self._current:
            self._bring_up_to_date()
            self._current = True
        return super().files()

    def _bring_up_to_date(self) -> None:
        asked = {"size": 1_000, "query": {"term": {"kind": _KIND}}, "_source": ["name", "digest"]}
        kept = {hit["_source"]["name"]: hit["_source"]["digest"] for hit in self._found(asked)}
        for file in super().files():
            if sha256(file.read_bytes()).hexdigest() != kept.pop(file.stem, ""):
                file.unlink()
        for name in kept:
            found = self._session.ask("GET", f"/{self._index}/_doc/{_KIND}-{name}")
            super().place(name, b64decode(found["_source"]["content"]))

    def _found(self, asked: dict[str, object]) -> list[dict[str, dict[str, str]]]:
        return list(self._session.find(self._index, asked)["hits"]["hits"])
