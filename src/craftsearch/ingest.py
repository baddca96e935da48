"""Taking items in: what is unchanged is skipped, what is refused is kept with its reason."""

from __future__ import annotations

import datetime as dt
import os
import time
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from craftsearch.cleaning.repetition import site_of
from craftsearch.dispatch import processed
from craftsearch.index.catalogue import Document
from craftsearch.model import IngestReport, RawItem, Rejected
from craftsearch.pipeline import Prepared, Reading, Unchanged, Unread, digest
from craftsearch.settings import BATCH, CHUNK
from craftsearch.sources import Named, find, load, read
from craftsearch.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor

    from craftsearch.cleaning.route import Mode
    from craftsearch.dispatch import Chunk, Outcome
    from craftsearch.index.store import Store

    Source = str | os.PathLike[str] | RawItem


class Ingest:
    """One run of taking items in; the caller holds the write lock."""

    def __init__(
        self,
        store: Store,
        *,
        executor: Executor | None,
        language: str | None,
        mode: Mode,
        embedded: bool,
        watch: Callable[[str, str], None] | None,
    ) -> None:
        """Write into ``store``, reading items on ``executor`` where there is one."""
        self._store = store
        self._executor = executor
        self._language = language
        self._mode: Mode = mode
        self._embedded = embedded
        self._watch = watch or (lambda _uri, _outcome: None)
        self._known: dict[str, bytes] = {}
        self._seen: set[str] = set()
        self._documents: list[Document] = []
        self._ready: list[Prepared] = []
        self._refused: list[tuple[Rejected, RawItem | None]] = []
        self._counts = {"new": 0, "changed": 0, "unchanged": 0, "removed": 0}
        self._rejects: list[Rejected] = []
        self._reading = Reading()
        self._taken: dict[str, list[str]] = {}

    def run(self, items: Iterable[Source], *, prune: bool) -> IngestReport:
        """Take everything in; on Ctrl-C what is done so far is written and reported."""
        began = time.perf_counter()
        paths: list[Path] = []
        interrupted = False
        try:
            self._reading = reading_for(self._store, mode=self._mode, embedded=self._embedded)
            wanted = self._wanted(_read(items, paths, elsewhere=_readers(self._executor)))
            for outcome in processed(wanted, self._executor, self._reading):
                self._collect(outcome)
        except KeyboardInterrupt:
            interrupted = True
        self._flush()
        if prune and not interrupted:
            self._prune(paths)
        return IngestReport(
            **self._counts,
            rejects=tuple(self._rejects),
            seconds=time.perf_counter() - began,
            interrupted=interrupted,
        )

    def _wanted(self, items: Iterator[RawItem | Named | Rejected]) -> Iterator[Chunk]:
        """Group the items that are new or changed into chunks; settle the others at once.

        Of files that workers read, they will see whether they changed.
        """
        while batch := list(islice(items, BATCH)):
            self._known.update(self._store.catalogue.digests([item.uri for item in batch]))
            wanted = [item for item in batch if self._is_wanted(item)]
            given = [item for item in wanted if isinstance(item, RawItem)]
            named = [self._unread(item) for item in wanted if isinstance(item, Named)]
            for at in range(0, len(given), CHUNK):
                yield given[at : at + CHUNK], self._language
            for at in range(0, len(named), CHUNK):
                yield named[at : at + CHUNK], self._language

    def _is_wanted(self, item: RawItem | Named | Rejected) -> bool:
        self._seen.add(item.uri)
        if isinstance(item, Rejected):
            self._refuse(item, None)
            return False
        if self._language is None and isinstance(item, RawItem) and self._known.get(item.uri) == digest(item):
            self._skip(item.uri)
            return False
        return True

    def _unread(self, file: Named) -> Unread:
        return Unread(file, self._known.get(file.uri) if self._language is None else None)

    def _collect(self, outcome: Outcome) -> None:
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        for item, result in outcome:
            if isinstance(result, Rejected):
                self._refuse(result, item)
            elif isinstance(result, Unchanged):
                self._skip(result.uri)
            elif item is not None:  # as it is, of what was prepared
                self._take(item, result, now)
        if len(self._documents) >= BATCH:
            self._flush()

    def _take(self, item: RawItem, result: Prepared, now: dt.datetime) -> None:
        state = "changed" if item.uri in self._known else "new"
        self._known[item.uri] = fingerprint = digest(item)
        self._counts[state] += 1
        self._ready.append(result)
        self._documents.append(Document(result.record, fingerprint, item.content, item.media_type, now))
        self._taken.setdefault(site_of(item.uri), []).append(result.record.id)
        self._watch(item.uri, state)

    def _skip(self, uri: str) -> None:
        self._counts["unchanged"] += 1
        self._watch(uri, "unchanged")

    def outdated(self) -> list[str]:
        """List what this run took in before it was known which of its lines the site repeats."""
        catalogue = self._store.catalogue
        found: list[str] = []
        for site, lines in sorted(catalogue.repeated().items()):
            fresh = lines - self._reading.repeated.get(site, frozenset())
            taken = self._taken.get(site, []) if fresh else []
            for at in range(0, len(taken), BATCH):
                held = catalogue.get(taken[at : at + BATCH])
                found += [each for each, record in held.items() if not fresh.isdisjoint(record.lines)]
        return found

    def _refuse(self, why: Rejected, item: RawItem | None) -> None:
        self._refused.append((why, item))
        self._rejects.append(why)
        self._watch(why.uri, "rejected")

    def _flush(self) -> None:
        if self._refused:
            self._store.catalogue.reject(self._refused)
            self._refused.clear()
        if self._documents:
            vectors = [ready.vector for ready in self._ready if ready.vector]
            self._store.write(self._documents, [ready.posting for ready in self._ready], vectors)
            self._documents.clear()
            self._ready.clear()

    def _prune(self, paths: list[Path]) -> None:
        """Forget the documents and the rejects below the given folders that were not met this time."""
        catalogue = self._store.catalogue
        roots = tuple(path.resolve().as_uri() + "/" for path in paths if path.is_dir())
        below = (found for root in roots for found in catalogue.uris(root))
        gone = [identifier for identifier, uri in below if uri not in self._seen]
        if gone:
            self._store.delete(gone)
            self._counts["removed"] = len(gone)
        refused = (why.uri for why in catalogue.rejects() if roots and why.uri.startswith(roots))
        catalogue.forget_rejects([uri for uri in refused if uri not in self._seen])


def given(items: Source | Iterable[Source]) -> Iterable[Source]:
    """Make one source a list of one, and see at once that the paths of a list exist.

    Raises ``NotFoundError`` before anything is read; an iterator is left to be read as it comes.
    """
    if isinstance(items, str | os.PathLike | RawItem):
        items = [items]
    if isinstance(items, list | tuple):
        read(item for item in items if not isinstance(item, RawItem))
    return items


def _read(
    items: Iterable[Source], paths: list[Path], *, elsewhere: Workers | None
) -> Iterator[RawItem | Named | Rejected]:
    """Read sources as they come, noting the paths among them; neighbouring paths are read as one.

    Files that workers read are named only; they must have the first of each source.
    """
    for is_raw, group in groupby(items, lambda item: isinstance(item, RawItem)):
        if is_raw:
            yield from (item for item in group if isinstance(item, RawItem))
        else:
            named = [Path(item) for item in group if not isinstance(item, RawItem)]
            paths += named
            yield from read(named) if elsewhere is None else _seen_by(elsewhere, find(named))


def _seen_by(workers: Workers, found: Iterator[Named | Rejected]) -> Iterator[Named | Rejected]:
    for file in found:
        if isinstance(file, Named) and isinstance(item := load(file), RawItem):
            workers.see(file.path, digest(item))
            yield file
            break
        yield file
    yield from found


def _readers(executor: Executor | None) -> Workers | None:
    return executor if isinstance(executor, Workers) and executor.reads_files else None


def reading_for(store: Store, *, mode: Mode = "best", embedded: bool = True) -> Reading:
    """Say how items of this index are read: by what its sites repeat, and with its own thesauri."""
    return Reading(
        mode=mode,
        embedded=embedded,
        repeated=store.catalogue.repeated(),
        thesauri=tuple(map(str, store.shelf.files())),
    )
