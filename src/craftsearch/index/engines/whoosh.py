"""The engine in pure Python: Whoosh keeps the postings, scores are reckoned as Tantivy reckons them."""

from __future__ import annotations

import heapq
import pickle
import struct
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import whoosh.columns
import whoosh.fields
import whoosh.index
from whoosh.analysis import RegexTokenizer
from whoosh.reading import ReaderClosed, TermNotFound
from whoosh.util.text import utf8encode
from whoosh.writing import LockError

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS, Matches, Posting, Scored
from craftsearch.index.engines.embedded import Embedded
from craftsearch.index.engines.scoring import Scores, at_least, best, idf, rounded, saturated
from craftsearch.index.engines.spacing import spacings, standing
from craftsearch.model import AllOf, AnyOf, Boost, Count, Not, Phrase, Prefix, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from craftsearch.model import Node

_DAMAGED = (TypeError, ValueError, KeyError, AttributeError, ImportError, pickle.UnpicklingError)
"""What Whoosh raises when it opens a file that is not as it wrote it."""
_SEPARATOR = "\x1f"  # parts the values of a keyword field; no value holds it
_LENGTH = "{}_length"  # columns of lengths: Whoosh keeps its own in a byte, more roughly than Tantivy
_LONGEST = 2_000  # bytes; Whoosh keeps the length of a term in two bytes, and no word is so long


class WhooshEngine(Embedded):
    """``Engine`` over a folder of Whoosh segments; what is added is held in memory until ``commit``."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``, laying out a new one where there is none."""
        self._folder = folder
        self._added: dict[str, Posting] = {}
        self._deleted: set[str] = set()
        with self._translated(*_DAMAGED):
            folder.mkdir(parents=True, exist_ok=True)
            exists = whoosh.index.exists_in(str(folder))
            opening = whoosh.index.open_dir if exists else whoosh.index.create_in
            self._index = opening(str(folder), schema=_schema())
            self._reader = self._index.reader()

    @contextmanager
    def _translated(self, *also: type[Exception]) -> Iterator[None]:
        try:
            yield
        except (whoosh.index.IndexError, LockError, OSError, EOFError, struct.error, *also) as exc:
            raise EngineUnavailableError(
                f"the engine in {self._folder} cannot be used: {exc} — run 'craftsearch rebuild'"
            ) from exc

    def add(self, postings: Iterable[Posting]) -> None:
        """Take documents in, each replacing the one of the same id."""
        for posting in postings:
            self._added[posting.id] = posting

    def delete(self, ids: Iterable[str]) -> None:
        """Forget documents."""
        for identifier in ids:
            self._added.pop(identifier, None)
            self._deleted.add(identifier)

    def commit(self) -> None:
        """Make what was added and deleted durable and findable."""
        if not self._added and not self._deleted:
            return
        with self._translated():
            writer = self._index.writer(limitmb=64)
            for identifier in self._deleted | self._added.keys():
                writer.delete_by_term("id", identifier)
            for posting in self._added.values():
                writer.add_document(id=posting.id, day=posting.day, **_fields(posting))
            writer.commit()
            self._added.clear()
            self._deleted.clear()
            self._reader.close()
            self._reader = self._index.reader()

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
        with self._translated():
            scores = self._within(node, among)
            kept = ((self._reader.stored_fields(number), score) for number, score in scores.items())
            named = ((-stored["day"] if newest else -score, str(stored["id"])) for stored, score in kept)
            first = heapq.nsmallest(limit + offset, named)[offset:]
        return Matches(len(scores), tuple(Scored(name, 0.0 if newest else -worth) for worth, name in first))

    def facets(
        self, node: Node, fields: Collection[str], *, limit: int, among: Collection[str] | None = None
    ) -> dict[str, tuple[Count, ...]]:
        """Count the matching documents by the values of keyword fields."""
        with self._translated():
            scores = self._within(node, among)
            return {field: self._counted(field, "", scores, limit) for field in fields}

    def terms(self, field: str, prefix: str, *, limit: int) -> tuple[Count, ...]:
        """List the terms of a field that begin with ``prefix``."""
        with self._translated():
            return self._counted(field, prefix, None, limit)

    def _counted(self, field: str, prefix: str, among: Scores | None, limit: int) -> tuple[Count, ...]:
        """Count documents, all or among those given, by the terms of a field: most first, ties by term."""
        counted = []
        for term in self._reader.expand_prefix(field, prefix):
            value = term.decode("utf-8")
            held = self._postings(field, value)
            number = (
                self.frequency(field, value) if among is None else sum(number in among for number, _ in held)
            )
            if number:
                counted.append((-number, value))
        return tuple(Count(value, -number) for number, value in heapq.nsmallest(limit, counted))

    def _within(self, node: Node, among: Collection[str] | None) -> Scores:
        scores = self._scores(node)
        if among is None:
            return scores
        kept = {number for name in among for number, _ in self._postings("id", name)}
        return {number: score for number, score in scores.items() if number in kept}

    def _scores(self, node: Node) -> Scores:  # noqa: PLR0911  # one arm per kind of node
        match node:
            case Term(field, value):
                return self._phrase(field, (value,), 0)
            case Phrase(field, values, slop):
                return self._phrase(field, values, slop)
            case Prefix(field, value):
                return self._prefix(field, value)
            case Boost(part, factor):
                return {number: score * factor for number, score in self._scores(part).items()}
            case Synonyms(parts):
                return best(map(self._scores, parts))
            case AnyOf(parts, minimum):
                return at_least(minimum, map(self._scores, parts))
            case AllOf(parts):
                return self._all_of(parts)
            case Not(_):
                return self._all_of((node,))

    def _all_of(self, parts: tuple[Node, ...]) -> Scores:
        wanted = [self._scores(part) for part in parts if not isinstance(part, Not)]
        everything = wanted or [dict.fromkeys(self._reader.all_doc_ids(), 0.0)]
        scores = at_least(len(everything), everything)
        unwanted = {n for part in parts if isinstance(part, Not) for n in self._scores(part.part)}
        return {number: score for number, score in scores.items() if number not in unwanted}

    def _phrase(self, field: str, values: tuple[str, ...], slop: int) -> Scores:
        counts = self._counts(field, values, slop)
        if field in KEYWORD_FIELDS or not counts:
            return dict.fromkeys(counts, 0.0)
        total = self._reader.doc_count_all()
        weight = sum(idf(total, self.frequency(field, value)) for value in values)
        average = self._reader.field_length(field) / total
        lengths = self._reader.column_reader(_LENGTH.format(field))
        return {
            number: weight * saturated(count, rounded(lengths[number]), average)
            for number, count in counts.items()
        }

    def _counts(self, field: str, values: tuple[str, ...], slop: int) -> dict[int, int]:
        """Count, per document, where ``values`` stand in order, in the spacing most frequent there."""
        if len(values) == 1:
            return {number: int(matcher.weight()) for number, matcher in self._postings(field, values[0])}
        held: dict[int, list[frozenset[int]]] = {}
        for at, value in enumerate(values):
            found = {
                n: frozenset(matcher.value_as("positions")) for n, matcher in self._postings(field, value)
            }
            held = {n: [*held.get(n, ()), places] for n, places in found.items() if not at or n in held}
        ways = spacings(len(values), slop)
        counts = {number: max(standing(places, way) for way in ways) for number, places in held.items()}
        return {number: count for number, count in counts.items() if count}

    def _prefix(self, field: str, start: str) -> Scores:
        scores: Scores = {}
        for term in self._reader.expand_prefix(field, start):
            scores.update((number, 1.0) for number, _ in self._postings(field, term.decode("utf-8")))
        return scores

    def _postings(self, field: str, value: str) -> Iterator[tuple[int, Any]]:
        """Yield document numbers with the matcher standing on each; Whoosh has no types for it."""
        try:
            matcher = self._reader.postings(field, utf8encode(value)[0])
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher.id(), matcher
            matcher.next()

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that hold ``term`` in ``field``."""
        try:
            return int(self._reader.doc_frequency(field, utf8encode(term)[0]))
        except TermNotFound:
            return 0

    def count(self) -> int:
        """Count the documents held."""
        return int(self._reader.doc_count())

    def close(self) -> None:
        """Let go of files; what was not committed is dropped."""
        self._added.clear()
        self._deleted.clear()
        with suppress(ReaderClosed):
            self._reader.close()
        self._index.close()


def _schema() -> whoosh.fields.Schema:
    words = RegexTokenizer(r"\S+")
    values = RegexTokenizer(f"[^{_SEPARATOR}]+")
    terms = {field: whoosh.fields.TEXT(analyzer=words) for field in TERM_FIELDS}
    keywords = {field: whoosh.fields.TEXT(analyzer=values, phrase=False) for field in KEYWORD_FIELDS}
    lengths = {
        _LENGTH.format(field): whoosh.fields.COLUMN(whoosh.columns.NumericColumn("I"))
        for field in TERM_FIELDS
    }
    kept = {"id": whoosh.fields.ID(stored=True, unique=True), "day": whoosh.fields.STORED}
    return whoosh.fields.Schema(**kept, **terms, **keywords, **lengths)


def _fields(posting: Posting) -> dict[str, str | int]:
    terms = {field: _without_monsters(text) for field, text in posting.terms.items()}
    lengths = {_LENGTH.format(field): len(text.split()) for field, text in posting.terms.items()}
    return terms | lengths | {field: _SEPARATOR.join(values) for field, values in posting.keywords.items()}


def _without_monsters(text: str) -> str:
    """Shorten terms that Whoosh could not store, keeping every position."""
    if len(text) <= _LONGEST // 4:
        return text
    return " ".join(term[: _LONGEST // 4] for term in text.split(" "))
