"""Questions and answers: the query's tree, its filters, and the hits."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from craftsearch.model.base import Span, Value
from craftsearch.model.happenings import Event


class Term(Value, frozen=True, tag=True):
    """One analysed term in one field of the engine (see ``index.engine`` for the fields)."""

    field: str
    value: str


class Phrase(Value, frozen=True, tag=True):
    """Terms that stand in this order in one field, with at most ``slop`` other terms between them in all.

    Of the ways to space them the one that a document holds most often counts for its score.
    """

    field: str
    values: tuple[str, ...]
    slop: int = 0


class Prefix(Value, frozen=True, tag=True):
    """Any term of a field that begins with ``value``."""

    field: str
    value: str


class AllOf(Value, frozen=True, tag=True):
    """Every part must match; scores add up. Without parts: every document."""

    parts: tuple[Node, ...]


class AnyOf(Value, frozen=True, tag=True):
    """At least ``minimum`` parts must match; scores add up."""

    parts: tuple[Node, ...]
    minimum: int = 1


class Synonyms(Value, frozen=True, tag=True):
    """Ways to say one thing: the best-scoring part counts, the others do not add."""

    parts: tuple[Node, ...]


class Boost(Value, frozen=True, tag=True):
    """``part`` with its score multiplied by ``factor``."""

    part: Node
    factor: float


class Not(Value, frozen=True, tag=True):
    """Documents that ``part`` does not match; only inside ``AllOf``."""

    part: Node


Node = Term | Phrase | Prefix | AllOf | AnyOf | Synonyms | Boost | Not


class Filters(Value, frozen=True):
    """What a document or an event must be; an empty tuple or ``None`` does not filter.

    ``since`` and ``until`` are inclusive and bound the dates of events; a document without any
    event is held against its publication date, unless ``happening`` asks for an event.
    """

    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    happening: bool = False


class Query(Value, frozen=True):
    """A question as it was typed and as it will be asked of the engine."""

    text: str
    root: Node
    filters: Filters = Filters()


class Count(Value, frozen=True):
    """A term or value, how many documents hold it, and its name where the value is folded from one."""

    value: str
    documents: int
    name: str = ""


class Suggestion(Value, frozen=True):
    """A word that stands in no document, one that does, and the language it is most often found in."""

    asked: str
    instead: str
    language: str
    documents: int


class Reason(Value, frozen=True):
    """Why a document was found: what was asked, the word found for it, and how the two are tied."""

    asked: str
    found: str
    language: str
    by: Literal["word", "inflection", "spelling", "sound", "thesaurus"]


class Source(Value, frozen=True):
    """A document that carries the same news as another one."""

    id: str
    uri: str
    title: str
    language: str
    published: dt.date | None = None


class Hit(Value, frozen=True):
    """One answer. ``marks`` are offsets of the matched words in ``snippet``.

    ``similarity`` is the cosine of question and document, where both have a vector; ``weak`` says that
    neither a word nor a convincing nearness in meaning speaks for the document. ``sources`` are the other
    documents that carry the same news, earliest first; they are no hits of their own. ``fresh`` is what age
    left of the score, where a half-life was asked for.
    """

    id: str
    uri: str
    score: float
    language: str
    title: str
    snippet: str
    marks: tuple[Span, ...] = ()
    why: tuple[Reason, ...] = ()
    published: dt.date | None = None
    events: tuple[Event, ...] = ()
    similarity: float | None = None
    weak: bool = False
    sources: tuple[Source, ...] = ()
    fresh: float = 1.0
