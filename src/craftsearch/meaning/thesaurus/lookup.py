"""The opened thesaurus: which concepts words name, and how these are named elsewhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from craftsearch.errors import NotFoundError
from craftsearch.meaning.thesaurus.compiled import Compiled, type_of_keys, type_of_labels
from craftsearch.meaning.thesaurus.concepts import LANGUAGES, Concept
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COMPILED: Final = Path(__file__).with_name("thesaurus.msgpack")
"""Where `scripts/build_thesaurus.py` writes."""

_FALLBACK: Final = "en"


class Match(Value, frozen=True):
    """Words ``start`` to ``end`` (exclusive) of a query name ``concept`` when read in ``language``.

    ``expansions`` holds, per language, the stems of every label of the concept, phrases included.
    """

    start: int
    end: int
    concept: str
    language: str
    expansions: dict[str, tuple[tuple[str, ...], ...]]


class _Found(NamedTuple):
    start: int
    end: int
    position: int


class Thesaurus:
    """A compiled thesaurus; what a language needs is decoded when it is first asked for."""

    def __init__(self, content: bytes) -> None:
        """Open what `compiled.compile_concepts` made."""
        self._compiled = msgspec.msgpack.decode(content, type=Compiled)
        self._at = {name: position for position, name in enumerate(self._compiled.ids)}
        self._keys: dict[str, dict[str, list[tuple[str, int]]]] = {}
        self._labels: dict[str, list[list[str]]] = {}
        self._glue: dict[str, frozenset[str]] = {}
        self._expansions: dict[int, dict[str, tuple[tuple[str, ...], ...]]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all concepts, in the order of the tables."""
        return tuple(self._compiled.ids)

    def concept(self, concept_id: str) -> Concept:
        """Return a concept with all its labels. Raises `NotFoundError`."""
        position = self._position(concept_id)
        labels = {language: self._labels_in(language)[position] for language in LANGUAGES}
        return Concept(
            id=concept_id,
            group=self._compiled.groups[position],
            broader=tuple(self._compiled.ids[wider] for wider in self._compiled.broader[position]),
            preferred={language: cell[0] for language, cell in labels.items()},
            alternatives={language: tuple(cell[1:]) for language, cell in labels.items()},
        )

    def label(self, concept_id: str, language: str) -> str:
        """Return the preferred label, the English one for a language without. Raises `NotFoundError`."""
        position = self._position(concept_id)
        return self._labels_in(self._column(language) or _FALLBACK)[position][0]

    def match(self, tokens: Mapping[str, Sequence[str]]) -> tuple[Match, ...]:
        """Return the longest labels among a query's words, analysed under each language it may be in.

        ``tokens`` holds stems by language code, word for word alike in all; ``""`` stands for a word
        left out. Within a language matches do not overlap; over all, none lies inside a longer one.
        The same words naming the same concept in several languages count once, for the first of them.
        """
        found: dict[_Found, str] = {}
        for language, terms in tokens.items():
            for hit in self._walk(terms, language):
                found.setdefault(hit, language)
        kept = _outermost(found)
        self._expand({hit.position for hit in kept})
        return tuple(
            Match(
                start=hit.start,
                end=hit.end,
                concept=self._compiled.ids[hit.position],
                language=found[hit],
                expansions=self._expansions[hit.position],
            )
            for hit in kept
        )

    def expansions(self, concept_id: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Return, per language, the stems of every label: one for a word, several for a phrase.

        Function words inside phrases are left out. Raises `NotFoundError`.
        """
        position = self._position(concept_id)
        self._expand({position})
        return self._expansions[position]

    def themes(self, terms: Mapping[str, Sequence[str]], limit: int = 12) -> tuple[str, ...]:
        """Return the concepts a document's stems name, most frequent first, then by first mention.

        ``terms`` holds the stems of the document's passages in text order by language code. A label of
        several concepts counts for those among them that the document also names unmistakably, if any.
        """
        counts: Counter[int] = Counter()
        unsure: list[list[int]] = []
        for language, words in terms.items():
            for _, hits in groupby(self._walk(words, language), key=lambda hit: hit.start):
                positions = [hit.position for hit in hits]
                if len(positions) == 1:
                    counts[positions[0]] += 1
                else:
                    unsure.append(positions)
        sure = frozenset(counts)
        for positions in unsure:
            counts.update(sure.intersection(positions) or positions)
        return tuple(self._compiled.ids[position] for position, _ in counts.most_common(limit))

    def _position(self, concept_id: str) -> int:
        try:
            return self._at[concept_id]
        except KeyError:
            raise NotFoundError(
                f"no concept {concept_id!r} in the thesaurus — ids are English, as 'craft'"
            ) from None

    def _column(self, language: str) -> str | None:
        return language if language in LANGUAGES else self._compiled.aliases.get(language)

    def _keys_in(self, column: str) -> dict[str, list[tuple[str, int]]]:
        if column not in self._keys:
            self._keys[column] = msgspec.msgpack.decode(self._compiled.keys[column], type=type_of_keys)
            self._glue[column] = frozenset(self._compiled.glue[column]) | {""}
        return self._keys[column]

    def _labels_in(self, column: str) -> list[list[str]]:
        if column not in self._labels:
            self._labels[column] = msgspec.msgpack.decode(self._compiled.labels[column], type=type_of_labels)
        return self._labels[column]

    def _walk(self, terms: Sequence[str], language: str) -> Iterator[_Found]:
        """Go through a text's stems once, taking the longest label at each place."""
        column = self._column(language)
        if column is None:
            return
        keys = self._keys_in(column)
        glue = self._glue[column]
        start = 0
        for at, term in enumerate(terms):
            if at < start or term not in keys:
                continue
            ends = [(_end(terms, at + 1, rest, glue), position) for rest, position in keys[term]]
            start = max(end for end, _ in ends)
            for end, position in ends:
                if end and end == start:
                    yield _Found(at, end, position)

    def _expand(self, wanted: set[int]) -> None:
        wanted = wanted - self._expansions.keys()
        if not wanted:
            return
        made: dict[int, dict[str, list[tuple[str, ...]]]] = {position: {} for position in wanted}
        for column in LANGUAGES:
            for first, entries in self._keys_in(column).items():
                for rest, position in entries:
                    if position in wanted:
                        made[position].setdefault(column, []).append((first, *rest.split()))
        for position, languages in made.items():
            self._expansions[position] = {language: tuple(keys) for language, keys in languages.items()}


def _end(terms: Sequence[str], at: int, rest: str, glue: frozenset[str]) -> int:
    """Return where a label ends whose first stem stands before ``at``; 0 when it does not go on so."""
    for stem in rest.split():
        while at < len(terms) and terms[at] != stem and terms[at] in glue:
            at += 1
        if at == len(terms) or terms[at] != stem:
            return 0
        at += 1
    return at


def _outermost(found: Mapping[_Found, str]) -> list[_Found]:
    """Drop what lies inside a longer match; equal spans all stay."""
    kept: list[_Found] = []
    widest = (0, 0)
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        span = (hit.start, hit.end)
        if hit.end > widest[1]:
            widest = span
        if span == widest:
            kept.append(hit)
    return kept


@cache
def load() -> Thesaurus:
    """Open the thesaurus that ships with the program; every call returns the same one."""
    return Thesaurus(COMPILED.read_bytes())
