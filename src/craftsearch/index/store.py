"""The embedded index: catalogue and engine kept in step, whatever moment a kill picks.

Order of a write: catalogue transaction (rows ``pending``) → engine commit → rows ``indexed``. What is
still pending when the index is next opened for writing is given to the engine again; engines replace by
id, so nothing is lost and nothing doubles.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from craftsearch.index.posting import posting

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from craftsearch.index.catalogue import Catalogue, Document
    from craftsearch.index.engine import Engine, Posting

_REPLAY = 1_000  # records in memory at once


class Store:
    """A catalogue and the engine derived from it."""

    def __init__(self, catalogue: Catalogue, engine: Engine) -> None:
        """Keep the two; whoever writes holds the lock."""
        self.catalogue = catalogue
        self.engine = engine

    def write(self, documents: Sequence[Document], postings: Sequence[Posting]) -> None:
        """Take documents in; durable and findable on return."""
        from craftsearch.index.identity import identified  # loads the events room, which readers do without

        self.catalogue.put(identified(self.catalogue, documents))
        self.engine.add(postings)
        self.engine.commit()
        self.catalogue.settle(document.record.id for document in documents)

    def delete(self, ids: Collection[str]) -> None:
        """Forget documents in both."""
        self.catalogue.mark_deleted(ids)
        self.engine.delete(ids)
        self.engine.commit()
        self.catalogue.settle(ids)

    def replay(self) -> int:
        """Give the engine what a killed writer left pending; return how many documents that were."""
        done = 0
        while True:
            records, gone = self.catalogue.pending(_REPLAY)
            if not records and not gone:
                return done
            self.engine.add(posting(record) for record in records)
            self.engine.delete(gone)
            self.engine.commit()
            self.catalogue.settle([*(record.id for record in records), *gone])
            done += len(records) + len(gone)

    def refill(self) -> int:
        """Give every record to the (new, empty) engine; return how many there were."""
        done = 0
        records = self.catalogue.records()
        while batch := [posting(record) for record in islice(records, _REPLAY)]:
            self.engine.add(batch)
            self.engine.commit()
            done += len(batch)
        return done

    def close(self) -> None:
        """Close both."""
        self.engine.close()
        self.catalogue.close()
