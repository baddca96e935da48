"""The engine in pure Python: Whoosh keeps the postings, and the scores are reckoned as Tantivy reckons them.

BM25 (Robertson & Zaragoza 2009) with k1 = 1.2, b = 0.75 and idf = ln(1 + (N - n + .5) / (n + .5)).
"""

from __future__ import annotations

import heapq
import math
from contextlib import contextmanager, suppress
from functools import reduce
from typing import TYPE_CHECKING, Any

import whoosh.fields
import whoosh.index
from whoosh.analysis import RegexTokenizer
from whoosh.reading import ReaderClosed, TermNotFound
from whoosh.util.text import utf8encode
from whoosh.writing import LockError

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS, Matches, Posting, Scored
from craftsearch.model import AllOf, AnyOf, Boost, Not, Phrase, Prefix, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from craftsearch.model import Node

Scores = dict[int, float]
"""Document number to score."""

_K1, _B = 1.2, 0.75
_SEPARATOR = "\x1f"  # parts the values of a keyword field; no value holds it
_LONGEST = 2_000  # bytes; Whoosh keeps the length of a term in two bytes, and no word is so long


class WhooshEngine:
    """``Engine`` over a folder of Whoosh segments; what is added is held in memory until ``commit``."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``, laying out a new one where there is none."""
        self._folder = folder
        self._added: dict[str, Posting] = {}
        self._deleted: set[str] = set()
        with self._translated():
            folder.mkdir(parents=True, exist_ok=True)
            exists = whoosh.index.exists_in(str(folder))
            opening = whoosh.index.open_dir if exists else whoosh.index.create_in
            self._index = opening(str(folder), schema=_schema())
            self._reader = self._index.reader()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (whoosh.index.IndexError, LockError, OSError, EOFError) as exc:
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
                writer.add_document(id=posting.id, **_fields(posting))
            writer.commit()
            self._added.clear()
            self._deleted.clear()
            self._reader.close()
            self._reader = self._index.reader()

    def match(
        self, node: Node, *, limit: int, offset: int = 0, among: Collection[str] | None = None
    ) -> Matches:
        """Rank the documents that ``node`` matches."""
        with self._translated():
            scores = self._scores(node)
            if among is not None:
                kept = {number for name in among for number, _ in self._postings("id", name)}
                scores = {number: score for number, score in scores.items() if number in kept}
            named = (
                (-score, str(self._reader.stored_fields(number)["id"])) for number, score in scores.items()
            )
            best = heapq.nsmallest(limit + offset, named)[offset:]
        return Matches(len(scores), tuple(Scored(name, -score) for score, name in best))

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
                return reduce(_best, map(self._scores, parts), {})
            case AnyOf(parts, minimum):
                return _at_least(minimum, [self._scores(part) for part in parts])
            case AllOf(parts):
                return self._all_of(parts)
            case Not(_):
                return self._all_of((node,))

    def _all_of(self, parts: tuple[Node, ...]) -> Scores:
        wanted = [self._scores(part) for part in parts if not isinstance(part, Not)]
        everything = wanted or [dict.fromkeys(self._reader.all_doc_ids(), 0.0)]
        scores = _at_least(len(everything), everything)
        unwanted = {n for part in parts if isinstance(part, Not) for n in self._scores(part.part)}
        return {number: score for number, score in scores.items() if number not in unwanted}

    def _phrase(self, field: str, values: tuple[str, ...], slop: int) -> Scores:
        counts = self._counts(field, values, slop)
        total = self._reader.doc_count_all()
        weight = sum(_idf(total, self.frequency(field, value)) for value in values)
        average = max(1.0, self._reader.field_length(field) / max(1, total))
        return {
            number: weight * count * (_K1 + 1) / (count + self._damping(number, field, average))
            for number, count in counts.items()
        }

    def _damping(self, number: int, field: str, average: float) -> float:
        if field not in TERM_FIELDS:
            return _K1
        length = float(self._reader.doc_field_length(number, field))
        return _K1 * (1 - _B + _B * length / average)

    def _counts(self, field: str, values: tuple[str, ...], slop: int) -> dict[int, int]:
        """Count, per document, the places where ``values`` end that stand in order, ``slop`` terms apart."""
        if len(values) == 1:
            return {number: int(matcher.weight()) for number, matcher in self._postings(field, values[0])}
        # Per document: where a way to the value so far ends, and how many terms it skipped at least.
        ways: dict[int, dict[int, int]] | None = None
        for value in values:
            found = {n: matcher.value_as("positions") for n, matcher in self._postings(field, value)}
            if ways is None:
                ways = {number: dict.fromkeys(places, 0) for number, places in found.items()}
            else:
                ways = {n: _onward(ways[n], places, slop) for n, places in found.items() if n in ways}
        return {number: len(ends) for number, ends in (ways or {}).items() if ends}

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
    return whoosh.fields.Schema(id=whoosh.fields.ID(stored=True, unique=True), **terms, **keywords)


def _fields(posting: Posting) -> dict[str, str]:
    terms = {field: _without_monsters(text) for field, text in posting.terms.items()}
    return terms | {field: _SEPARATOR.join(values) for field, values in posting.keywords.items()}


def _without_monsters(text: str) -> str:
    """Shorten terms that Whoosh could not store, keeping every position."""
    if len(text) <= _LONGEST // 4:
        return text
    return " ".join(term[: _LONGEST // 4] for term in text.split(" "))


def _onward(ends: dict[int, int], places: Iterable[int], slop: int) -> dict[int, int]:
    """Go on from where a phrase ended to each next place that skips few enough terms."""
    onward: dict[int, int] = {}
    for place in places:
        skipped = [
            used + gap
            for gap in range(slop + 1)
            if (used := ends.get(place - 1 - gap, slop + 1)) + gap <= slop
        ]
        if skipped:
            onward[place] = min(skipped)
    return onward


def _idf(total: int, holding: int) -> float:
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))


def _best(one: Scores, other: Scores) -> Scores:
    return {number: max(one.get(number, 0.0), other.get(number, 0.0)) for number in one.keys() | other.keys()}


def _at_least(minimum: int, parts: list[Scores]) -> Scores:
    """Add up scores where at least ``minimum`` of the parts match."""
    sums: Scores = {}
    counts: dict[int, int] = {}
    for part in parts:
        for number, score in part.items():
            sums[number] = sums.get(number, 0.0) + score
            counts[number] = counts.get(number, 0) + 1
    return {number: score for number, score in sums.items() if counts[number] >= minimum}
