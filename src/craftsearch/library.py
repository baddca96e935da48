"""The opened index: all that can be asked of it, and what goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.errors import UsageError
from craftsearch.reading import Reader

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Executor

    from craftsearch.meaning.thesaurus import Shelf
    from craftsearch.model import IngestReport, Migrated, RawItem, Record


class Library(Reader):
    """An index at a path. Opening costs nothing until something is asked; close it, or use ``with``.

    Methods raise ``NoIndexError`` where nothing was ingested yet, ``EngineUnavailableError`` where the
    index is locked, damaged or too new, ``UsageError`` where the request makes no sense.
    """

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
        with self._home.writing():
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
        with self._home.writing():
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
        with self._home.writing():
            store = self._opened(replay=False)
            store.replay()
            ids = None if names is None else [self.show(name).record.id for name in names]
            return Renewal(store, executor=executor, watch=watch).run(ids)

    def embed(self, *, complete: bool = False, limit: int | None = None) -> int:
        """Make the vectors that are missing, ``limit`` at most; return how many were made.

        At ingest the first 256 tokens of a document are read. ``complete`` reads the rest as well. Raises
        ``EmbedderUnavailableError``.
        """
        self._described()
        with self._home.writing():
            store = self._opened(replay=False)
            store.replay()
            return store.embed(whole=complete, limit=limit)

    def rebuild(self) -> int:
        """Make the engine anew from the catalogue; return how many documents it holds.

        Vectors stay, unless their file is damaged: ``embed`` makes them anew then.
        """
        return self.convert(self._described().engine)

    def convert(self, engine: str) -> int:
        """Make an engine from the catalogue, to take the present one's place; return what it holds.

        Killed before its end, it leaves an index that its present engine still answers. Raises ``UsageError``
        where there is no such engine.
        """
        self._check(engine)
        found = self._described()
        with self._home.writing():
            self.close()
            filled = self._home.anew(engine)
            try:
                done = filled.refill()
            finally:
                filled.close()
            self._home.settle(engine, found.created)
            self._engine = None
            if found.engine != engine:
                self._home.clear(found.engine)
            store = self._store = self._home.open(engine)
            store.replay()
            return done

    def copy(
        self, target: str | os.PathLike[str], *, watch: Callable[[str, str], None] | None = None
    ) -> Migrated:
        """Copy this index into another, which may live in a folder or a cluster, and compare both.

        Begun again after a kill, it goes on where it was. ``watch`` is told each URI, and ``copied`` or
        ``unchanged``. Raises ``UsageError`` where ``target`` holds what this index does not.
        """
        from craftsearch.migration import migrate

        source = self._opened()
        with Library(target) as other:
            other._create()
            with other._home.writing():
                store = other._opened(replay=False)
                store.replay()
                return migrate(source, store, watch)

    @property
    def thesauri(self) -> Shelf:
        """The thesauri imported into this index; documents that are there learn of one by ``reprocess``."""
        return self._home.shelf()

    def _create(self) -> None:
        found = self._home.described()
        if found is not None:
            if self._engine not in {None, found.engine}:
                raise UsageError(
                    f"the index at {self._home} has the engine {found.engine}, not {self._engine}"
                    " — leave --engine out, or ingest into another --index"
                )
            return
        self._home.create(self._engine or self._home.engines[0])
