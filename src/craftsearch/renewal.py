"""Applying today's rules to what was taken in before, from the bytes that were kept."""

from __future__ import annotations

import datetime as dt
import time
from itertools import groupby
from typing import TYPE_CHECKING

from craftsearch.dispatch import processed
from craftsearch.errors import RejectedItemError
from craftsearch.index.catalogue import Document
from craftsearch.index.identity import same_but_uids
from craftsearch.ingest import reading_for
from craftsearch.model import IngestReport, RawItem, Rejected
from craftsearch.pipeline import Prepared, Unchanged, digest, prepare
from craftsearch.settings import BATCH, CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

    from craftsearch.dispatch import Chunk
    from craftsearch.index.store import Store
    from craftsearch.model import Record


class Renewal:
    """One run over documents held; the caller holds the write lock.

    A language that a person gave stays. A document that today's rules refuse stays as it was, and is listed
    among the rejects with the reason.
    """

    def __init__(
        self,
        store: Store,
        *,
        executor: Executor | None = None,
        embedded: bool = True,
        watch: Callable[[str, str], None] | None = None,
    ) -> None:
        """Write into ``store``, reading items on ``executor`` where there is one."""
        self._store = store
        self._executor = executor
        self._embedded = embedded
        self._watch = watch or (lambda _uri, _outcome: None)
        self._held: dict[str, Document] = {}
        self._before = {why.uri: why for why in store.catalogue.rejects()}
        self._ready: dict[str, tuple[Document, Prepared]] = {}
        self._refused: dict[str, tuple[Rejected, RawItem | None]] = {}
        self._rejects: list[Rejected] = []
        self._counts = {"new": 0, "changed": 0, "unchanged": 0}

    def run(self, ids: Sequence[str] | None) -> IngestReport:
        """Read these documents anew; ``None``: all, and what was refused before.

        On Ctrl-C what is done so far is written and reported.
        """
        began = time.perf_counter()
        interrupted = False
        try:
            reading = reading_for(self._store, embedded=self._embedded)
            for outcome in processed(self._chunks(ids), self._executor, reading):
                self._collect([(item, done) for item, done in outcome if item is not None])
        except KeyboardInterrupt:
            interrupted = True
        self._flush()
        return IngestReport(
            **self._counts,
            rejects=tuple(self._rejects),
            seconds=time.perf_counter() - began,
            interrupted=interrupted,
        )

    def _chunks(self, ids: Sequence[str] | None) -> Iterator[Chunk]:
        catalogue = self._store.catalogue
        wanted = ids if ids is not None else [identifier for identifier, _ in catalogue.uris("")]
        for at in range(0, len(wanted), CHUNK):
            found = [document for each in wanted[at : at + CHUNK] if (document := catalogue.raw(each))]
            self._held.update((document.record.article.uri, document) for document in found)
            for language, group in groupby(found, _given):
                yield [_item(document) for document in group], language
        for uri in sorted(self._before) if ids is None else ():
            refused = catalogue.refused(uri)
            if refused is not None:
                yield [refused], None

    def _collect(self, outcome: Sequence[tuple[RawItem, Prepared | Rejected | Unchanged]]) -> None:
        for item, result in outcome:
            if isinstance(result, Unchanged):
                continue  # a file was not read again, which is of no concern to kept bytes
            old = self._held.pop(item.uri, None)
            if isinstance(result, Rejected):
                self._refused[item.uri] = result, item
                self._rejects.append(result)
                self._watch(item.uri, "rejected")
                continue
            self._refused.pop(item.uri, None)
            if old is not None and item.uri in self._before:
                # A later form of this document was refused; to put the document would forget that.
                self._refused[item.uri] = self._before[item.uri], self._store.catalogue.refused(item.uri)
            state = (
                "new"
                if old is None
                else "unchanged"
                if same_but_uids(old.record, result.record)
                else "changed"
            )
            self._counts[state] += 1
            self._ready[item.uri] = _document(item, result.record, old), result
            self._watch(item.uri, state)
        if len(self._ready) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._ready:
            documents, ready = zip(*self._ready.values(), strict=True)
            vectors = [each.vector for each in ready if each.vector]
            self._store.write(documents, [each.posting for each in ready], vectors)
            self._ready.clear()
        if self._refused:
            self._store.catalogue.reject(self._refused.values())
            self._refused.clear()


def relabel(store: Store, document: Document, language: str | None) -> Record:
    """Read one document as being in ``language``; ``None``: in the one that is detected.

    Raises ``RejectedItemError`` where today's rules refuse the item; the document stays as it was.
    """
    item = _item(document)
    (result,) = prepare([item], language, reading_for(store))
    if isinstance(result, Rejected):
        raise RejectedItemError(f"{item.uri} stays as it was: {result.reason}", stage=result.stage)
    vectors = [result.vector] if result.vector else []
    store.write([_document(item, result.record, document)], [result.posting], vectors)
    return result.record


def _given(document: Document) -> str | None:
    language = document.record.language
    return language.code if language.given else None


def _item(document: Document) -> RawItem:
    record = document.record
    return RawItem(record.article.uri, document.media_type, document.raw, declared=record.declared)


def _document(item: RawItem, record: Record, old: Document | None) -> Document:
    when = old.ingested_at if old else dt.datetime.now(dt.UTC).replace(microsecond=0)
    return Document(record, digest(item), item.content, item.media_type, when)
