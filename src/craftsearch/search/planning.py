"""From what was typed to what the engine is asked: every word in every language of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from craftsearch.errors import QueryError
from craftsearch.index.engine import TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE
from craftsearch.index.keys import key, tagged
from craftsearch.language import analyse, fold, group, stopwords
from craftsearch.meaning.thesaurus import LANGUAGES, load
from craftsearch.model import (
    AllOf,
    AnyOf,
    Boost,
    Filters,
    Node,
    Not,
    Phrase,
    Prefix,
    Query,
    Synonyms,
    Term,
    Value,
)
from craftsearch.search.dates import date_range
from craftsearch.search.parsing import DATE_FIELD, TEXT_FIELDS, Clause, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TITLE_BOOST = 1.5  # a word in the title weighs more; set by hand, to be measured with the ranking issue
_THESAURUS_BOOST = 0.8  # what was asked for beats what the thesaurus says means the same

_SURFACE_OF = {TEXT: TEXT_SURFACE, TITLE: TITLE_SURFACE}


class Wanted(Value, frozen=True):
    """A sequence of engine terms that answers the query, and the typed words it stands for."""

    terms: tuple[str, ...]
    asked: str
    by: Literal["word", "inflection", "thesaurus"]


class Plan(Value, frozen=True):
    """A query ready for the engine, with all that may be marked in a text that it finds.

    ``sense`` is what may be compared by meaning; empty where the words were meant as they are: in fields,
    prefixes, exclusions, or ``exact``. ``quoted`` says that it holds a phrase, which has to match first.
    """

    query: Query
    wanted: tuple[Wanted, ...]
    prefixes: tuple[str, ...] = ()
    sense: str = ""
    quoted: bool = False


def plan(text: str, filters: Filters, languages: Sequence[str], *, exact: bool = False) -> Plan:
    """Lower a query; ``languages`` are those of the index, ``exact`` leaves out stems and thesaurus."""
    clauses = parse(text)
    planner = _Planner(() if exact else tuple(languages))
    optional = planner.words([clause for clause in clauses if _is_plain_word(clause)])
    required: list[Node] = []
    for clause in clauses:
        if clause.field == DATE_FIELD:
            filters = _dated(clause, filters)
        elif not _is_plain_word(clause):
            node = planner.clause(clause)
            required.append(Not(node) if clause.negated else node)
    if optional:
        required.insert(0, AnyOf(optional, minimum=_minimum(len(optional))))
    root = required[0] if len(required) == 1 and not isinstance(required[0], Not) else AllOf(tuple(required))
    sense = "" if exact else _sense(text, clauses)
    quoted = any(clause.sort == "phrase" for clause in clauses)
    return Plan(Query(text, root, filters), tuple(planner.wanted), tuple(planner.prefixes), sense, quoted)


def _sense(text: str, clauses: Sequence[Clause]) -> str:
    """Return what is asked in plain words, as it was typed where there is nothing else beside them."""
    said = [clause for clause in clauses if clause.field is None and not clause.negated]
    others = [clause for clause in clauses if clause not in said and clause.field != DATE_FIELD]
    if others or any(clause.sort == "prefix" for clause in said):
        return ""
    return text if len(said) == len(clauses) else " ".join(clause.text for clause in said)


def _is_plain_word(clause: Clause) -> bool:
    return clause.sort == "word" and clause.field is None and not clause.negated


def _minimum(words: int) -> int:
    """Ask for half of the words: enough to be about the question, lenient to a wordy one."""
    return max(1, words // 2)


def _dated(clause: Clause, filters: Filters) -> Filters:
    place = f"at character {clause.position + 1}"
    if clause.negated:
        raise QueryError(
            f"the date {place} is negated — give the range that is wanted", position=clause.position
        )
    try:
        since, until = date_range(clause.text)
    except QueryError as exc:
        raise QueryError(f"{exc} ({place})", position=clause.position) from exc
    return msgspec.structs.replace(filters, since=since or filters.since, until=until or filters.until)


class _Planner:
    """Collects what is wanted while nodes are made."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        # Croatian, Serbian and Bosnian share their terms; the thesaurus keeps them under Croatian.
        self._languages = tuple(dict.fromkeys("hr" if group(code) == "hbs" else code for code in languages))
        self.wanted: list[Wanted] = []
        self.prefixes: list[str] = []

    def words(self, clauses: Sequence[Clause]) -> tuple[Node, ...]:
        """Make one node per word, or per group of words that name one concept."""
        kept = self._without_stopwords(clauses)
        nodes = [self._word(clause.text, (TEXT, TITLE)) for clause in kept]
        grouped: list[Node] = []
        at = 0
        for start, end, expansions in self._concepts([clause.text for clause in kept]):
            grouped += nodes[at:start]
            grouped.append(Synonyms((AnyOf(tuple(nodes[start:end])), *expansions)))
            at = end
        return (*grouped, *nodes[at:])

    def clause(self, clause: Clause) -> Node:
        """Make the node of a phrase, prefix or field clause."""
        if clause.field is not None and clause.field not in TEXT_FIELDS:
            return Term(clause.field, _keyword(clause.field, clause.text))
        fields = (clause.field,) if clause.field else (TEXT, TITLE)
        if clause.sort == "prefix":
            return self._prefix(fold(clause.text), fields)
        if clause.sort == "phrase":
            return self._phrase(clause.text, fields, note=not clause.negated)
        return self._word(clause.text, fields, note=not clause.negated)

    def _without_stopwords(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """Leave out the function words of the language that most of them belong to, if words remain."""
        if len(clauses) == 1:  # it is kept anyway, and no list need be loaded
            return clauses
        folded = [fold(clause.text) for clause in clauses]
        lists = [stopwords(code) for code in self._languages]
        closest = max(lists, key=lambda words: sum(word in words for word in folded), default=frozenset())
        kept = [clause for clause, word in zip(clauses, folded, strict=True) if word not in closest]
        return kept or clauses

    def _word(self, text: str, fields: Iterable[str], *, note: bool = True) -> Node:
        surfaces = tuple(token.surface for token in analyse(text, "und"))
        stems = {
            tuple(tagged(code, token.term) for token in analyse(text, code)) for code in self._languages
        } - {()}
        if note:
            self.wanted.append(Wanted(surfaces, text, "word"))
            self.wanted += [Wanted(terms, text, "inflection") for terms in sorted(stems)]
        return _in_fields(fields, [(False, surfaces), *((True, terms) for terms in sorted(stems))])

    def _phrase(self, text: str, fields: Iterable[str], *, note: bool) -> Node:
        surfaces = tuple(token.surface for token in analyse(text, "und"))
        if note:
            self.wanted.append(Wanted(surfaces, text, "word"))
        return _in_fields(fields, [(False, surfaces)])

    def _prefix(self, start: str, fields: Iterable[str]) -> Node:
        self.prefixes.append(start)
        return Synonyms(tuple(Prefix(_SURFACE_OF[field], start) for field in fields))

    def _concepts(self, words: Sequence[str]) -> list[tuple[int, int, list[Node]]]:
        """Find which words name a concept of the thesaurus, and how other languages name it.

        The thesaurus leaves function words out of its keys (*chaîne de valeur*), so one may be skipped.
        """
        if not self._languages:
            return []
        # The question may be put in a language that no document of the index is written in.
        keys = {code: [_single(word, code) for word in words] for code in LANGUAGES}
        return [
            (match.start, match.end, self._expand(match.expansions, " ".join(words[match.start : match.end])))
            for match in load().match(keys)
        ]

    def _expand(self, labels: dict[str, tuple[tuple[str, ...], ...]], asked: str) -> list[Node]:
        nodes: list[Node] = []
        for code in self._languages:
            for label in labels.get(code, ()):
                terms = tuple(tagged(code, term) for term in label)
                self.wanted.append(Wanted(terms, asked, "thesaurus"))
                said = _in_fields((TEXT, TITLE), [(True, terms)], slop=1)
                nodes.append(Boost(said, _THESAURUS_BOOST))
        return nodes


def _single(word: str, code: str) -> str:
    tokens = analyse(word, code)
    return tokens[0].term if tokens else ""


def _in_fields(
    fields: Iterable[str], ways: Sequence[tuple[bool, tuple[str, ...]]], *, slop: Literal[0, 1] = 0
) -> Node:
    """Say one thing in any of several ways, in any of the fields; fields add up, ways do not."""
    parts: list[Node] = []
    for field in fields:
        said = Synonyms(
            tuple(
                Phrase(field if stemmed else _SURFACE_OF[field], terms, slop)
                for stemmed, terms in ways
                if terms
            )
        )
        parts.append(Boost(said, _TITLE_BOOST) if field == TITLE else said)
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _keyword(field: str, text: str) -> str:
    return key(text) if field in {"project", "programme", "city"} else text.casefold()
