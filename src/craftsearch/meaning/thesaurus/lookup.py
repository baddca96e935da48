"""The opened thesaurus: which concepts words name, and how these are named elsewhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

import msgspec

from craftsearch.errors import NotFoundError
from craftsearch.meaning.thesaurus.compiled import Compiled, KeysByWord
from craftsearch.meaning.thesaurus.concepts import LANGUAGES, ThesaurusUnavailableError
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COMPILED: Final = Path(__file__).with_name("thesaurus.msgpack")
"""Where `scripts/build_thesaurus.py` writes."""

_FALLBACK: Final = "en"

Keys = tuple[tuple[str, ...], ...]
"""Labels as a search wants them: each a word's stem, or the stems of a phrase in order."""


class Match(Value, frozen=True):
    """Words ``start`` to ``end`` (exclusive) of a query name ``concept`` when read in ``language``.

    ``expansions`` holds, per language, the stems of every label of the concept, phrases included.
    """

    start: int
    end: int
    concept: str
    language: str
    expansions: dict[str, Keys]


class _Found(NamedTuple):
    start: int
    end: int
    position: int


class _Spans(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Spanning = TypeVar("_Spanning", bound=_Spans)


class Thesaurus:
    """A compiled thesaurus; what a language needs is decoded when it is first asked for."""

    def __init__(self, content: bytes) -> None:
        """Open what `compiled.compile_concepts` made."""
        self._compiled = msgspec.msgpack.decode(content, type=Compiled)
        self._at = {name: position for position, name in enumerate(self._compiled.ids)}
        self._plain = frozenset(self._compiled.words)
        self._words: dict[str, _Words] = {}
        self._preferred: dict[str, list[str]] = {}
        self._expansions: dict[int, dict[str, Keys]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all concepts, in the order of the tables."""
        return tuple(self._compiled.ids)

    def broader(self, concept_id: str) -> tuple[str, ...]:
        """Return the ids of the next wider concepts. Raises `NotFoundError`."""
        return tuple(
            self._compiled.ids[wider] for wider in self._compiled.broader[self._position(concept_id)]
        )

    def label(self, concept_id: str, language: str) -> str:
        """Return the preferred label, the English one for a language without, else any.

        Raises `NotFoundError`.
        """
        position = self._position(concept_id)
        columns = (self._column(language) or _FALLBACK, _FALLBACK, *LANGUAGES)
        return next(filter(None, (self._labels(column)[position] for column in columns)), concept_id)

    def match(self, tokens: Mapping[str, Sequence[str]]) -> tuple[Match, ...]:
        """Return the longest labels among a query's words, analysed under each language it may be in.

        ``tokens`` holds stems by language code, word for word alike in all; ``""`` stands for a word
        left out, as function words should be. Within a language matches do not overlap; over all, none
        lies inside a longer one. The same words naming the same concept in several languages count once,
        for the first of them.
        """
        found: dict[_Found, str] = {}
        for language, terms in tokens.items():
            for hit in self._walk(terms, language):
                found.setdefault(hit, language)
        kept = outermost(found)
        return tuple(
            Match(
                start=hit.start,
                end=hit.end,
                concept=self._compiled.ids[hit.position],
                language=found[hit],
                expansions=self._expanded(hit.position),
            )
            for hit in kept
        )

    def expansions(self, concept_id: str) -> Mapping[str, Keys]:
        """Return, per language, the stems of every label: one for a word, several for a phrase.

        Function words inside phrases are left out. Raises `NotFoundError`.
        """
        return self._expanded(self._position(concept_id))

    def themes(self, terms: Mapping[str, Sequence[str]], limit: int = 12) -> tuple[str, ...]:
        """Return the concepts a document's stems name, most frequent first, then by first mention.

        ``terms`` holds the stems of the document's passages in text order by language code, ``""`` in
        place of function words, whose stems may be those of labels (Finnish *tai*, *taide*). A label of
        several concepts counts for those among them that the document also names unmistakably, if any.
        """
        counts: Counter[int] = Counter()
        unsure: list[list[int]] = []
        for language, words in terms.items():
            for _, hits in groupby(self._walk(words, language), key=lambda hit: hit.start):
                positions = [hit.position for hit in hits if hit.position not in self._plain]
                if len(positions) == 1:
                    counts[positions[0]] += 1
                else:
                    unsure.append(positions)
        sure = frozenset(counts)
        for positions in unsure:
            counts.update(sure.intersection(positions) or positions)
        return tuple(self._compiled.ids[position] for position, _ in counts.most_common(limit))

    def _labels(self, column: str) -> list[str]:
        if column not in self._preferred:
            self._preferred[column] = msgspec.msgpack.decode(self._compiled.preferred[column], type=list[str])
        return self._preferred[column]

    def _position(self, concept_id: str) -> int:
        try:
            return self._at[concept_id]
        except KeyError:
            raise NotFoundError(
                f"no concept {concept_id!r} in the thesaurus — ids are English, as 'craft'"
            ) from None

    def _column(self, language: str) -> str | None:
        return language if language in LANGUAGES else self._compiled.aliases.get(language)

    def _walk(self, terms: Sequence[str], language: str) -> Iterator[_Found]:
        """Go through a text's stems once, taking the longest label at each place."""
        column = self._column(language)
        if column is None:
            return
        if column not in self._words:
            self._words[column] = _Words(self._compiled, column)
        words = self._words[column]
        start = 0
        for at, term in enumerate(terms):
            if at < start or term not in words:
                continue
            ends = [(_end(terms, at + 1, rest, words.glue), position) for position, rest in words[term]]
            start = max(end for end, _ in ends)
            for end, position in ends:
                if end and end == start:
                    yield _Found(at, end, position)

    def _expanded(self, position: int) -> dict[str, Keys]:
        if position not in self._expansions:
            keys = msgspec.msgpack.decode(self._compiled.expansions[position], type=dict[str, Keys])
            self._expansions[position] = keys
        return self._expansions[position]


class _Words:
    """The labels of one language by their first stem; a line is read when its word is first met."""

    def __init__(self, compiled: Compiled, column: str) -> None:
        self._lines = msgspec.msgpack.decode(compiled.by_word[column], type=KeysByWord)
        self._read: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
        self.glue = frozenset(compiled.glue[column]) | {""}

    def __contains__(self, first: str) -> bool:
        return first in self._lines

    def __getitem__(self, first: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        if first not in self._read:
            labels = (line.split(" ") for line in self._lines[first].split("\n"))
            self._read[first] = tuple((int(position), tuple(rest)) for position, *rest in labels)
        return self._read[first]


def _end(terms: Sequence[str], at: int, rest: Sequence[str], glue: frozenset[str]) -> int:
    """Return where a label ends whose first stem stands before ``at``; 0 when it does not go on so."""
    for stem in rest:
        while at < len(terms) and terms[at] != stem and terms[at] in glue:
            at += 1
        if at == len(terms) or terms[at] != stem:
            return 0
        at += 1
    return at


def outermost(found: Iterable[_Spanning]) -> list[_Spanning]:
    """Drop what lies inside a longer match; equal spans all stay."""
    kept: list[_Spanning] = []
    widest = (0, 0)
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        span = (hit.start, hit.end)
        if hit.end > widest[1]:
            widest = span
        if span == widest:
            kept.append(hit)
    return kept


def read(file: Path, remedy: str) -> Thesaurus:
    """Open a compiled file; a missing or damaged one is a `ThesaurusUnavailableError` with the ``remedy``."""
    try:
        return Thesaurus(file.read_bytes())
    except (OSError, msgspec.MsgspecError) as exc:
        why = exc.strerror if isinstance(exc, OSError) else exc
        raise ThesaurusUnavailableError(f"the thesaurus {file} cannot be read ({why}) — {remedy}") from exc


@cache
def load() -> Thesaurus:
    """Open the thesaurus that ships with the program; every call returns the same one."""
    return read(COMPILED, "run 'pip install --force-reinstall craftsearch'")
