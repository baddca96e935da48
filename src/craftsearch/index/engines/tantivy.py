"""The default engine: Tantivy, fed with our own terms through its whitespace tokenizer."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

import tantivy

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS, Matches, Posting, Scored
from craftsearch.index.engines.embedded import Embedded
from craftsearch.index.engines.flattening import flat
from craftsearch.index.engines.mirroring import lockable
from craftsearch.index.engines.ordering import FIRST, NEWEST, first, may_tie, newest_first, page
from craftsearch.index.engines.scoring import is_flat
from craftsearch.index.engines.spacing import spacings
from craftsearch.model import AllOf, AnyOf, Boost, Count, Not, Phrase, Prefix, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from craftsearch.model import Node

_HEAP = 128_000_000  # bytes of postings held before a segment is written
_FREQUENCIES = 50_000  # remembered, some 10 MB
_VALUES = 65_000  # of one field counted for a facet; the library's own bound
_SLACK = 16  # hits fetched beyond the page, to see whether its last score ties with the next


class TantivyEngine(Embedded):
    """``Engine`` over a folder of Tantivy segments."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``, laying out a new one where there is none."""
        self._folder = folder
        self._writer: tantivy.IndexWriter | None = None
        self._added: set[str] = set()  # since the last commit
        self._mirror: TemporaryDirectory[str] | None = None
        with self._translated():
            folder.mkdir(parents=True, exist_ok=True)
            if tantivy.Index.exists(str(folder)):
                place, self._mirror = lockable(folder)
                self._index = tantivy.Index.open(place)
            else:
                self._index = tantivy.Index(_schema(), path=str(folder))
            self._schema = self._index.schema
            self._look()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as exc:
            raise EngineUnavailableError(
                f"the engine in {self._folder} cannot be used: {exc} — run 'craftsearch rebuild'"
            ) from exc

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
            self._look()  # only now nobody else writes
        return self._writer

    def add(self, postings: Iterable[Posting]) -> None:
        """Take documents in, each replacing the one of the same id."""
        with self._translated():
            writer = self._writing()
            for posting in postings:
                if posting.id in self._added or self._searcher.doc_freq("id", posting.id):
                    writer.delete_documents_by_term("id", posting.id)
                self._added.add(posting.id)
                writer.add_document(_document(posting))

    def delete(self, ids: Iterable[str]) -> None:
        """Forget documents."""
        with self._translated():
            writer = self._writing()
            for identifier in ids:
                writer.delete_documents_by_term("id", identifier)

    def commit(self) -> None:
        """Make what was added and deleted durable and findable."""
        if self._writer is None:
            return
        with self._translated():
            self._writer.commit()
            self._look()
            self._added.clear()

    def _look(self) -> None:
        """See what is committed; its frequencies are asked for again and again."""
        self._index.reload()
        self._searcher = self._index.searcher()
        self._frequency = lru_cache(maxsize=_FREQUENCIES)(self._searcher.doc_freq)

    def match(
        self,
        node: Node,
        *,
        limit: int,
        offset: int = 0,
        among: Collection[str] | None = None,
        newest: bool = False,
    ) -> Matches:
        """Rank the documents that ``node`` matches."""
        wanted = limit + offset
        by = NEWEST if newest else FIRST if is_flat(node) else None
        order = tantivy.Order.Asc if by else tantivy.Order.Desc
        with self._translated():
            query = self._within(self._query(flat(node)), among)
            found = self._searcher.search(query, limit=wanted + _SLACK, order_by_field=by, order=order)
            total: int = found.count  # type: ignore[attr-defined]  # the library's stubs omit it
            while may_tie(found.hits, wanted, total):
                found = self._searcher.search(
                    query, limit=2 * len(found.hits), order_by_field=by, order=order
                )
            told = page(found.hits, wanted)
            named = sorted((key if by else -key, self._identify(address)) for key, address in told)
        best = tuple(Scored(name, 0.0 if by else -key) for key, name in named[offset:wanted])
        return Matches(total, best)

    def facets(
        self, node: Node, fields: Collection[str], *, limit: int, among: Collection[str] | None = None
    ) -> dict[str, tuple[Count, ...]]:
        """Count the matching documents by the values of keyword fields."""
        asked = {field: {"terms": {"field": field, "size": _VALUES}} for field in fields}
        with self._translated():
            found = self._searcher.aggregate(self._within(self._query(node), among), asked)
        counted = {
            field: sorted((-bucket["doc_count"], bucket["key"]) for bucket in found[field]["buckets"])
            for field in fields
        }
        return {
            field: tuple(Count(value, -number) for number, value in values[:limit])
            for field, values in counted.items()
        }

    def terms(self, field: str, prefix: str, *, limit: int) -> tuple[Count, ...]:
        """List the terms of a field that begin with ``prefix``."""
        with self._translated():
            found = self._searcher.terms_with_prefix(field, prefix, limit=limit)
        return tuple(Count(term, documents) for term, documents in found)

    def _identify(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address).get_first("id"))

    def _within(self, query: tantivy.Query, among: Collection[str] | None) -> tantivy.Query:
        if among is None:
            return query
        chosen = tantivy.Query.term_set_query(self._schema, "id", sorted(among))
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, query),
                (tantivy.Occur.Must, tantivy.Query.boost_query(chosen, 0.0)),
            ]
        )

    def _query(self, node: Node) -> tantivy.Query:  # noqa: C901, PLR0911  # one arm per kind of node
        make = tantivy.Query
        match node:
            case Term(field, value) if field in KEYWORD_FIELDS:
                return make.const_score_query(make.term_query(self._schema, field, value), 0.0)
            case Term(field, value):
                return make.term_query(self._schema, field, value)
            case Phrase(field, (value,)):
                return self._query(Term(field, value))
            case Phrase(field, values, slop):
                spaced = [
                    make.phrase_query(self._schema, field, [*zip(places, values, strict=True)])
                    for places in spacings(len(values), slop)
                ]
                return spaced[0] if len(spaced) == 1 else make.disjunction_max_query(spaced)
            case Prefix(field, value):
                return make.fuzzy_term_query(self._schema, field, value, distance=0, prefix=True)
            case Boost(part, factor):
                return make.boost_query(self._query(part), factor)
            case Synonyms(parts):
                return make.disjunction_max_query([self._query(part) for part in parts])
            case AnyOf(parts, minimum):
                clauses = [(tantivy.Occur.Should, self._query(part)) for part in parts]
                return make.boolean_query(clauses, minimum_number_should_match=minimum)
            case AllOf(parts):
                return self._all_of(parts)
            case Not(_):
                return self._all_of((node,))

    def _all_of(self, parts: tuple[Node, ...]) -> tantivy.Query:
        clauses = [
            (tantivy.Occur.MustNot, self._query(part.part))
            if isinstance(part, Not)
            else (tantivy.Occur.Must, self._query(part))
            for part in parts
        ]
        if all(occur == tantivy.Occur.MustNot for occur, _ in clauses):
            everything = tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)
            clauses.append((tantivy.Occur.Must, everything))
        return tantivy.Query.boolean_query(clauses)

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that hold ``term`` in ``field``."""
        try:
            return self._frequency(field, term)
        except (ValueError, OSError):
            with self._translated():  # only now: a question asks for hundreds of frequencies
                raise

    def count(self) -> int:
        """Count the documents held."""
        return self._searcher.num_docs

    def close(self) -> None:
        """Wait for running merges and let go of the writer's lock."""
        if self._writer is not None:
            with self._translated():
                self._writer.rollback()
                self._writer.wait_merging_threads()
            self._writer = None
            self._added.clear()
        if self._mirror is not None:
            self._mirror.cleanup()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in TERM_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    for field in KEYWORD_FIELDS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
    for field in (NEWEST, FIRST):
        builder.add_integer_field(field, fast=True)
    return builder.build()


def _document(posting: Posting) -> tantivy.Document:
    held = {field: [*values] for field, values in posting.keywords.items() if values}
    numbers = {NEWEST: newest_first(posting), FIRST: first(posting)}
    return tantivy.Document.from_dict(held | posting.terms | numbers | {"id": posting.id})
