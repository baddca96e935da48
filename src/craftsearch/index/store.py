"""An index: catalogue, engine and vectors kept in step, whatever moment a kill picks.

Order of a write: catalogue transaction (rows ``pending``) → engine and vectors commit → rows ``indexed``.
What is still pending when the index is next opened for writing is given to both again; they replace by id,
so nothing is lost and nothing doubles.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from craftsearch.index.posting import postings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from craftsearch.index.catalogue import Catalogue, Document
    from craftsearch.index.engine import Engine, Posting
    from craftsearch.index.vectors import Vector, Vectors
    from craftsearch.meaning.thesaurus import Shelf

_REPLAY = 1_000  # records in memory at once
_COMMITTED = {"tantivy": 100 * _REPLAY}  # records between two commits when an engine is filled anew
_COMMITTED_ELSE = 20 * _REPLAY  # Whoosh keeps in memory what it has not committed
_EMBEDDED = 64  # records whose vectors are made between two commits


class Store:
    """A catalogue, and the engine and the vectors derived from it."""

    def __init__(
        self, catalogue: Catalogue, engine: Engine, open_vectors: Callable[[], Vectors], shelf: Shelf
    ) -> None:
        """Keep the three, the vectors opened by who first needs them; whoever writes holds the lock.

        ``shelf`` holds the thesauri by which documents are read and asked for.
        """
        self.catalogue = catalogue
        self.engine = engine
        self.shelf = shelf
        self._open_vectors = open_vectors

    @cached_property
    def vectors(self) -> Vectors:
        """Open the vectors."""
        return self._open_vectors()

    def write(
        self, documents: Sequence[Document], postings: Sequence[Posting], vectors: Iterable[Vector] = ()
    ) -> None:
        """Take documents in, findable on return; one that comes without a vector loses its old one."""
        self.place(self.identified(documents), postings, vectors)

    def identified(self, documents: Sequence[Document]) -> list[Document]:
        """Give events the identifiers under which they are known."""
        from craftsearch.index.identity import identified  # loads the events room, which readers do without

        return identified(self.catalogue, documents)

    def place(
        self, documents: Sequence[Document], postings: Sequence[Posting], vectors: Iterable[Vector] = ()
    ) -> None:
        """Take documents in as they are, their events' identifiers too."""
        self.catalogue.put(documents)
        ids = [document.record.id for document in documents]
        self.engine.add(postings)
        self.engine.commit()
        self.vectors.delete(ids)
        self.vectors.add(vectors)
        self.vectors.commit()
        self.catalogue.settle(ids)

    def delete(self, ids: Collection[str]) -> None:
        """Forget documents in all three."""
        self.catalogue.mark_deleted(ids)
        self.engine.delete(ids)
        self.engine.commit()
        self.vectors.delete(ids)
        self.vectors.commit()
        self.catalogue.settle(ids)

    def replay(self) -> int:
        """Give engine and vectors what a killed writer left pending; return how many documents that were."""
        from craftsearch.index.vectors.making import vectors as made  # readers do without

        done = 0
        while True:
            records, gone = self.catalogue.pending(_REPLAY)
            if not records and not gone:
                return done
            self.engine.add(postings(records))
            self.engine.delete(gone)
            self.engine.commit()
            touched = [*(record.id for record in records), *gone]
            self.vectors.delete(touched)
            self.vectors.add(made(records))
            self.vectors.commit()
            self.catalogue.settle(touched)
            done += len(records) + len(gone)

    def refill(self) -> int:
        """Give every record to the (new, empty) engine; return how many there were.

        It commits seldom: each commit is a segment, which has to be merged with others later.
        """
        done = 0
        records = self.catalogue.records()
        while batch := list(islice(records, _REPLAY)):
            self.engine.add(postings(batch))
            done += len(batch)
            if done % _COMMITTED.get(self.engine.name, _COMMITTED_ELSE) == 0:
                self.engine.commit()
        self.engine.commit()
        return done

    def embed(self, *, whole: bool, limit: int | None = None) -> int:
        """Make the vectors that are missing, and with ``whole`` those of only the beginning of a text.

        Returns how many were made, ``limit`` at most.
        """
        from craftsearch.index.vectors.making import BEGINNING
        from craftsearch.index.vectors.making import vectors as made
        from craftsearch.meaning import manifest_id

        held = self.vectors.covered() if self.vectors.space == manifest_id() else {}
        every = (identifier for identifier, _ in self.catalogue.uris(""))
        wanting = (each for each in every if each not in held or (whole and not held[each]))
        chosen = list(islice(wanting, limit))  # ids alone: records are read only where there is work
        done = 0
        for at in range(0, len(chosen), _EMBEDDED):
            batch = [*self.catalogue.get(chosen[at : at + _EMBEDDED]).values()]
            self.vectors.add(made(batch, windows=None if whole else BEGINNING))
            self.vectors.commit()
            done += len(batch)
        return done

    def close(self) -> None:
        """Close all that was opened."""
        if "vectors" in self.__dict__:
            self.vectors.close()
        self.engine.close()
        self.catalogue.close()
