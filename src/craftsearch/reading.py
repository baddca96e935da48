"""The opened index, to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

import msgspec

from craftsearch.errors import (
    EngineUnavailableError,
    IndexLockedError,
    NoIndexError,
    NotFoundError,
    UsageError,
)
from craftsearch.model import Filters, Finding, Stats
from craftsearch.opening import home

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Iterator, Sequence

    from craftsearch.index.catalogue import Document
    from craftsearch.index.manifest import Manifest
    from craftsearch.index.store import Store
    from craftsearch.model import Count, Entry, Event, Record, Rejected
    from craftsearch.search import Results
    from craftsearch.search.explaining import Explanation

FACETS = ("lang", "project", "programme", "country", "city", "kind", "theme", "year", "site")
"""What ``facets`` counts by."""


class Reader:
    """What can be asked of an index at a path; ``library.Library`` is one that can be written to as well."""

    def __init__(self, index: str | os.PathLike[str] = "index", *, engine: str | None = None) -> None:
        """Remember where it is: a folder, or ``opensearch://host:9200/name``; ``engine`` is for a new one."""
        self._home = home(index)
        self._check(engine)
        self._engine = engine
        self._store: Store | None = None
        self._whole = False

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
            self._whole = False

    def search(  # noqa: PLR0913  # one argument a wish
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        languages: Sequence[str] | None = None,
        exact: bool = False,
        strict: bool = False,
        sort: Literal["relevance", "date"] = "relevance",
        half_life: float | None = None,
        query_language: str | None = None,
        filters: Filters | None = None,
    ) -> Results:
        """Rank the documents that answer ``query``, in whatever language they were written.

        ``languages`` keeps documents in these (ISO 639); ``exact`` takes words as they are written;
        ``strict`` refuses what is no well-formed query, with a ``QueryError`` that knows the place. Sorted by
        ``date``, what words find comes by publication, newest first, undated last. With a ``half_life`` in
        days, the 200 best are ordered anew: a score loses half each time as many days lie between it and the
        newest of them, and what is undated counts as the oldest. ``query_language`` says what language the
        question is in, whose words may mean something else in another. Raises ``UnsupportedLanguageError``
        for one that is not served.
        """
        from craftsearch.language import served
        from craftsearch.search import Page, search

        return search(
            self._opened(),
            query,
            Page(limit, offset, sort, half_life),
            exact=exact,
            strict=strict,
            filters=_within(filters, languages),
            spoken=None if query_language is None else served(query_language),
        )

    def explain(
        self,
        found: Results,
        *,
        exact: bool = False,
        query_language: str | None = None,
        filters: Filters | None = None,
    ) -> Explanation:
        """Take the scores of an answer apart; give the rest as it was in the search."""
        from craftsearch.language import served
        from craftsearch.search.explaining import explain

        spoken = None if query_language is None else served(query_language)
        return explain(self._opened(), found, exact=exact, filters=filters or Filters(), spoken=spoken)

    def facets(
        self,
        query: str = "",
        fields: Sequence[str] = FACETS,
        *,
        limit: int = 10,
        languages: Sequence[str] | None = None,
        exact: bool = False,
        filters: Filters | None = None,
    ) -> dict[str, tuple[Count, ...]]:
        """Count what words find by the values of fields, most frequent first; without a query, everything.

        A count is what a search would find that chose the value too: the field's own filter is left out.
        """
        from craftsearch.search.faceting import facets

        wanted = _within(filters, languages)
        return facets(self._opened(), query, fields, limit=limit, exact=exact, filters=wanted)

    def terms(self, prefix: str, *, field: str = "text", limit: int = 20) -> tuple[Count, ...]:
        """List the words of the index, or the values of a field, that begin so; the most frequent first."""
        from craftsearch.search.completing import terms

        return terms(self._opened(), field, prefix, limit=limit)

    def complete(self, query: str, *, limit: int = 10) -> tuple[Count, ...]:
        """Say how the last part of a query that is being typed may go on."""
        from craftsearch.search.completing import completions

        return completions(self._opened(), query, limit=limit)

    def similar(self, name: str, *, limit: int = 10) -> Results:
        """Rank the documents nearest in meaning to the one called ``name`` (as in ``show``)."""
        from craftsearch.search import similar

        return similar(self._opened(), self.show(name).record.id, limit=limit)

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
        counts = msgspec.structs.asdict(store.catalogue.counts())
        return Stats(**counts, engine=store.engine.name, bytes=self._home.size())

    def doctor(self) -> tuple[Finding, ...]:
        """Look at each part of the index and of the program's own data."""
        from craftsearch.doctor import examine

        return examine(self._opened(whole=False))

    def records(self) -> Iterator[Record]:
        """Yield everything that is known of every document, by id."""
        return self._opened().catalogue.records()

    def _described(self) -> Manifest:
        found = self._home.described()
        if found is None:
            raise NoIndexError(f"no index at {self._home} — run 'craftsearch ingest corpus' first")
        return found

    def _check(self, engine: str | None) -> None:
        if engine is not None and engine not in self._home.engines:
            raise UsageError(f"no engine called {engine!r} — choose one of {', '.join(self._home.engines)}")

    def _opened(self, *, replay: bool = True, whole: bool = True) -> Store:
        if self._store is None:
            found = self._home.current(self._described())
            self._store = self._home.open(found.engine)
            if replay:
                self._catch_up(self._store)
        if whole and not self._whole:
            _check_whole(self._store)
            self._whole = True
        return self._store

    def _catch_up(self, store: Store) -> None:
        """Finish what a killed writer left, unless a living one is at it."""
        records, gone = store.catalogue.pending(1)
        if not (records or gone) or not self._home.may_write():
            return
        try:
            with self._home.writing():
                store.replay()
        except IndexLockedError:
            return


def _check_whole(store: Store) -> None:
    """Refuse an engine that lost all it held; readers would take it for an index without answers."""
    if store.engine.count() or store.catalogue.pending(1)[0]:
        return
    if next(iter(store.catalogue.uris("")), None) is not None:
        raise EngineUnavailableError(
            f"the engine ({store.engine.name}) holds none of the documents — run 'craftsearch rebuild'"
        )


def _within(filters: Filters | None, languages: Sequence[str] | None) -> Filters:
    wanted = filters or Filters()
    if languages is None:
        return wanted
    from craftsearch.language import known

    chosen = [languages] if isinstance(languages, str) else languages
    return msgspec.structs.replace(wanted, languages=tuple(map(known, chosen)))
