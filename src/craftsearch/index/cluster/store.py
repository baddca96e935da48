"""An index in a cluster: what catalogue, engine and vectors keep of an item is one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.index.cluster.catalogue import ClusterCatalogue
from craftsearch.index.cluster.engine import ClusterEngine, posted
from craftsearch.index.cluster.session import Operation
from craftsearch.index.cluster.vectors import ClusterVectors, placed
from craftsearch.index.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from craftsearch.index.catalogue import Document
    from craftsearch.index.cluster.session import Body, Session
    from craftsearch.index.engine import Posting
    from craftsearch.index.vectors import Vector
    from craftsearch.meaning.thesaurus import Shelf
    from craftsearch.model import Event, Record


class ClusterStore(Store):
    """A ``Store`` of one document an item: whatever moment a kill picks, it is there whole or not at all."""

    catalogue: ClusterCatalogue

    def __init__(self, session: Session, shelf: Shelf, *, graphed: bool, grow: Callable[[], None]) -> None:
        """Keep all in ``session``; ``grow`` begins a further index where the last one is full."""
        self._near = ClusterVectors(session, graphed=graphed)
        super().__init__(ClusterCatalogue(session), ClusterEngine(session), lambda: self._near, shelf)
        self._session = session
        self._graphed = graphed
        self._grow = grow

    def identified(self, documents: Sequence[Document]) -> list[Document]:
        """Give events the identifiers under which they are known; all are looked up on one journey."""
        from craftsearch.index.identity import identified

        if not any(document.record.events for document in documents):
            return list(documents)
        return identified(_Prefetched(self.catalogue, documents), documents)

    def place(
        self, documents: Sequence[Document], postings: Sequence[Posting], vectors: Iterable[Vector] = ()
    ) -> None:
        """Take documents in as they are, each one whole."""
        found = {vector.id: vector for vector in vectors}
        laid_out = {posting.id: posting for posting in postings}
        for space in {vector.space for vector in found.values()}:
            self._near.renew(space)

        def operation(name: str, body: Body) -> Operation:
            if "state" not in body:  # of another document, only its group
                return Operation("update", name, {"doc": body})
            vector = placed(found[name], graphed=self._graphed) if name in found else {}
            return Operation("index", name, {**body, **posted(laid_out[name]), **vector})

        entered = self.catalogue.entered(documents, "indexed")
        self._session.write(self._session.name, (operation(name, body) for name, body in entered))
        self.engine.commit()
        self._grow()

    def delete(self, ids: Collection[str]) -> None:
        """Forget documents."""
        self.catalogue.remove(ids)
        self.engine.commit()

    def close(self) -> None:
        """Let go of the connections."""
        super().close()
        self._session.close()


class _Prefetched:
    """The catalogue as ``identified`` asks it, all of its questions put beforehand."""

    def __init__(self, catalogue: ClusterCatalogue, documents: Sequence[Document]) -> None:
        telling = [document.record for document in documents if document.record.events]
        events = [event for record in telling for event in record.events]
        self._records = catalogue.get([record.id for record in telling])
        self._near = dict(zip(map(id, events), catalogue.neighbours_of(events), strict=True))

    def get(self, ids: Collection[str]) -> dict[str, Record]:
        return {name: self._records[name] for name in ids if name in self._records}

    def neighbours(self, event: Event) -> Iterable[Event]:
        return self._near[id(event)]
