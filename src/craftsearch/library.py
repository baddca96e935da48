"""The opened index: all that can be asked of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from craftsearch.errors import IndexLockedError, NoIndexError, NotFoundError, UsageError
from craftsearch.index import manifest
from craftsearch.index.lock import write_lock
from craftsearch.model import Filters, Finding, Stats
from craftsearch.opening import create, forget_derived, open_store, shelf
from craftsearch.settings import ENGINES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from craftsearch.index.catalogue import Document
    from craftsearch.index.store import Store
    from craftsearch.meaning.thesaurus import Shelf
    from craftsearch.model import Entry, Event, IngestReport, RawItem, Record, Rejected
    from craftsearch.search import Results


class Library:
    """An index at a path. Opening costs nothing until something is asked; close it, or use ``with``.

    Methods raise ``NoIndexError`` where nothing was ingested yet, ``EngineUnavailableError`` where the
    index is locked, damaged or too new, ``UsageError`` where the request makes no sense.
    """

    def __init__(self, index: str | os.PathLike[str] = "index", *, engine: str | None = None) -> None:
        """Remember where the index is; ``engine`` is for one that is yet to be created."""
        if "://" in str(index):
            raise UsageError(f"no adapter for {index} — give a folder, e.g. --index index")
        if engine is not None and engine not in ENGINES:
            raise UsageError(f"no engine called {engine!r} — choose one of {', '.join(ENGINES)}")
        self._folder = Path(index)
        self._engine = engine
        self._store: Store | None = None

    def __enter__(self) -> Self:
        """Return the library itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.close()

    def close(self) -> None:
        """Let go of files and threads; the next request opens the index again."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def ingest(
        self,
        items: str | os.PathLike[str] | RawItem | Iterable[str | os.PathLike[str] | RawItem],
        *,
        prune: bool = False,
        language: str | None = None,
        fast: bool = False,
        vectors: bool = True,
        executor: Executor | None = None,
        watch: Callable[[str, str], None] | None = None,
    ) -> IngestReport:
        """Take in what is new or changed among paths, folders and raw items.

        ``prune`` forgets documents that left the given folders. ``language`` overrides detection.
        ``fast`` takes one look at each page, less exact; ``reprocess`` looks again, with care.
        Without ``vectors`` it is several times as fast, and ``embed`` makes them later.
        ``executor`` runs the reading of items elsewhere. ``watch`` is told each URI and its outcome.
        An item that is refused is kept in ``rejects``. Ctrl-C ends the work early and soundly.

        Raises ``UnsupportedLanguageError`` for a ``language`` that is not served.
        """
        from craftsearch.ingest import Ingest, given
        from craftsearch.language import served

        sources = given(items)
        if language is not None:
            language = served(language)
        self._create()
        with write_lock(self._folder):
            store = self._opened(replay=False)
            store.replay()
            work = Ingest(
                store,
                executor=executor,
                language=language,
                mode="fast" if fast else "best",
                embedded=vectors,
                watch=watch,
            )
            report = work.run(sources, prune=prune)
            if not report.interrupted and (outdated := work.outdated()):
                from craftsearch.renewal import Renewal

                Renewal(store, executor=executor, embedded=vectors).run(outdated)
            return report

    def relabel(self, name: str, language: str | None) -> Record:
        """Say which language a document is in; ``None`` lets it be detected again.

        ``name`` is as in ``show``. What is given stays when the unchanged item is taken in again, and when
        it is reprocessed; content that changed is detected anew. Raises ``UnsupportedLanguageError`` for a
        language that is not served, ``RejectedItemError`` where today's rules refuse the item.
        """
        from craftsearch.language import served
        from craftsearch.renewal import relabel

        code = None if language is None else served(language)
        self._described()
        with write_lock(self._folder):
            store = self._opened(replay=False)
            store.replay()
            return relabel(store, self.show(name), code)

    def reprocess(
        self,
        names: Sequence[str] | None = None,
        *,
        executor: Executor | None = None,
        watch: Callable[[str, str], None] | None = None,
    ) -> IngestReport:
        """Apply today's rules to the kept bytes of documents, named as in ``show``; nothing is fetched again.

        Without ``names``: to all, and to what was refused before; what is taken in now counts as new.
        What is refused now stays as it was, and is listed in ``rejects``. Ctrl-C ends the work early and
        soundly.
        """
        from craftsearch.renewal import Renewal

        self._described()
        with write_lock(self._folder):
            store = self._opened(replay=False)
            store.replay()
            ids = None if names is None else [self.show(name).record.id for name in names]
            return Renewal(store, executor=executor, watch=watch).run(ids)

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        languages: Sequence[str] | None = None,
        exact: bool = False,
        strict: bool = False,
        filters: Filters | None = None,
    ) -> Results:
        """Rank the documents that answer ``query``, in whatever language they were written.

        ``languages`` keeps documents in these (ISO 639); ``exact`` takes words as they are written;
        ``strict`` refuses what is no well-formed query, with a ``QueryError`` that knows the place.
        """
        from craftsearch.search import search

        wanted = filters or Filters()
        if languages is not None:
            wanted = msgspec.structs.replace(wanted, languages=tuple(languages))
        return search(
            self._opened(), query, limit=limit, offset=offset, exact=exact, strict=strict, filters=wanted
        )

    def similar(self, name: str, *, limit: int = 10) -> Results:
        """Rank the documents nearest in meaning to the one called ``name`` (as in ``show``)."""
        from craftsearch.search import similar

        return similar(self._opened(), self.show(name).record.id, limit=limit)

    def embed(self, *, complete: bool = False) -> int:
        """Make the vectors that are missing; return how many were made.

        At ingest the first 256 tokens of a document are read. ``complete`` reads the rest as well. Raises
        ``EmbedderUnavailableError``.
        """
        self._described()
        with write_lock(self._folder):
            store = self._opened(replay=False)
            store.replay()
            return store.embed(whole=complete)

    def events(
        self,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        countries: Sequence[str] = (),
        cities: Sequence[str] = (),
        projects: Sequence[str] = (),
        programmes: Sequence[str] = (),
        kinds: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> list[Event]:
        """List events by date, those without a year last; one event told by several items is one.

        An event that lasts into ``[since, until]`` counts; with either bound, year-less ones do not.
        """
        filters = Filters(
            languages=tuple(languages),
            countries=tuple(countries),
            cities=tuple(cities),
            projects=tuple(projects),
            programmes=tuple(programmes),
            kinds=tuple(kinds),
            since=since,
            until=until,
        )
        from craftsearch.events.gathering import gathered

        return gathered(event for _, event in self._opened().catalogue.events(filters))

    def show(self, name: str) -> Document:
        """Return the document of this id, beginning of an id, URI or end of a URI, with its raw bytes."""
        catalogue = self._opened().catalogue
        found = catalogue.find(name)
        if len(found) > 1:
            raise NotFoundError(f"{name!r} fits {', '.join(found)} — give more of the id")
        document = catalogue.raw(found[0]) if found else None
        if document is None:
            raise NotFoundError(f"no document {name!r} — 'craftsearch list' shows what there is")
        return document

    def list(self, filters: Filters | None = None) -> list[Entry]:
        """List documents, newest publication first."""
        return [*self._opened().catalogue.entries(filters or Filters())]

    def rejects(self) -> tuple[Rejected, ...]:
        """List the items that were refused, with the reason of each."""
        return tuple(self._opened().catalogue.rejects())

    def stats(self) -> Stats:
        """Count what the index holds, and its size on disk."""
        store = self._opened()
        size = sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        counts = msgspec.structs.asdict(store.catalogue.counts())
        return Stats(**counts, engine=store.engine.name, bytes=size)

    def doctor(self) -> tuple[Finding, ...]:
        """Look at each part of the index and of the program's own data."""
        from craftsearch.doctor import examine

        return examine(self._opened())

    def rebuild(self) -> int:
        """Make the engine anew from the catalogue; return how many documents it holds.

        Vectors stay, unless their file is damaged: ``embed`` makes them anew then.
        """
        found = self._described()
        with write_lock(self._folder):
            self.close()
            forget_derived(self._folder, found.engine)
            store = self._store = open_store(self._folder, found.engine)
            done = store.refill()
            store.replay()
            manifest.write(self._folder, found.engine, found.created)
            return done

    def records(self) -> Iterator[Record]:
        """Yield everything that is known of every document, by id."""
        return self._opened().catalogue.records()

    @property
    def thesauri(self) -> Shelf:
        """The thesauri imported into this index; documents that are there learn of one by ``reprocess``."""
        return shelf(self._folder)

    def _described(self) -> manifest.Manifest:
        found = manifest.read(self._folder)
        if found is None:
            raise NoIndexError(f"no index at {self._folder} — run 'craftsearch ingest corpus' first")
        return found

    def _create(self) -> None:
        found = manifest.read(self._folder)
        if found is not None:
            if self._engine not in {None, found.engine}:
                raise UsageError(
                    f"the index at {self._folder} has the engine {found.engine}, not {self._engine}"
                    " — leave --engine out, or ingest into another --index"
                )
            return
        create(self._folder, self._engine or ENGINES[0])

    def _opened(self, *, replay: bool = True) -> Store:
        if self._store is None:
            found = manifest.current(self._folder, self._described())
            self._store = open_store(self._folder, found.engine)
            if replay:
                self._catch_up(self._store)
        return self._store

    def _catch_up(self, store: Store) -> None:
        """Finish what a killed writer left, unless a living one is at it."""
        records, gone = store.catalogue.pending(1)
        if not (records or gone) or not os.access(self._folder, os.W_OK):
            return
        try:
            with write_lock(self._folder):
                store.replay()
        except IndexLockedError:
            return
