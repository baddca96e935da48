"""The values that travel through the house, in order of birth.

All are frozen and typed. Offsets are counted in code points; ``end`` is exclusive for text spans and
*inclusive* for dates, as people write them.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

import msgspec

from craftsearch.errors import Stage

UNDETERMINED = "und"
"""ISO 639-2 code for a text whose language is unknown."""

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "table"]
Granularity = Literal[
    "day", "week", "part", "month", "season", "quarter", "half", "year", "decade", "century"
]
YearSource = Literal[
    "explicit", "relative", "heading", "publication", "weekday", "tense", "neighbour", "none"
]
EventKind = Literal[
    "seminar",
    "study_visit",
    "conference",
    "workshop",
    "training",
    "staff_exchange",
    "meeting",
    "fair",
    "festival",
    "dissemination",
    "other",
]
EventStatus = Literal["past", "announced", "cancelled", "postponed", "unknown"]


class Value(msgspec.Struct, frozen=True):
    """The base of every value: immutable, slotted, compared by content, one call away from JSON."""


class Span(NamedTuple):
    """A stretch of text: ``text[start:end]``."""

    start: int
    end: int


# --- sources -----------------------------------------------------------------------------------


class Declared(Value, frozen=True):
    """What the source itself claims about an item; a prior, never a verdict."""

    title: str | None = None
    language: str | None = None
    published: dt.date | None = None
    charset: str | None = None


class RawItem(Value, frozen=True):
    """One item as it came in: bytes and where they are from."""

    uri: str
    media_type: str
    content: bytes
    fetched_at: dt.datetime | None = None
    declared: Declared = Declared()


class Rejected(Value, frozen=True):
    """An item that was not taken in, with the room that refused it and why."""

    uri: str
    stage: Stage
    reason: str


# --- cleaning ----------------------------------------------------------------------------------


class Removed(Value, frozen=True):
    """One cut: the rule that made it, the text that went, and where it stood.

    ``offset`` counts code points into the decoded source; ``None`` where markup hides the place.
    """

    rule: str
    text: str
    offset: int | None = None


class Block(Value, frozen=True):
    """A paragraph, heading or list item; ``article.text[start:end] == text``.

    ``source`` is the block's offset in the decoded plain-text source, ``None`` for HTML.
    """

    text: str
    start: int
    kind: BlockKind = "paragraph"
    source: int | None = None

    @property
    def end(self) -> int:
        """Where the block ends in ``Article.text`` (exclusive)."""
        return self.start + len(self.text)


class Article(Value, frozen=True):
    """The news itself, without page furniture. ``text`` is NFC; nothing vanishes but into ``removed``."""

    title: str = ""
    blocks: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
    uri: str = ""
    url: str | None = None
    site: str | None = None
    author: str | None = None
    published: dt.date | None = None
    updated: dt.date | None = None
    declared_language: str | None = None

    @property
    def text(self) -> str:
        """The blocks in order, parted by the newlines that their offsets leave room for."""
        parts: list[str] = []
        position = 0
        for block in self.blocks:
            parts.append("\n" * (block.start - position))
            parts.append(block.text)
            position = block.end
        return "".join(parts)


# --- language ----------------------------------------------------------------------------------


class Language(Value, frozen=True):
    """A language verdict: ISO 639-1 (639-3 where there is none) or ``und``, and what led to it."""

    code: str
    confidence: float
    reason: str = ""


class LanguageSpan(Value, frozen=True):
    """A stretch of text in one language."""

    start: int
    end: int
    code: str


class Token(Value, frozen=True):
    """A word of a text as the index knows it.

    ``surface`` is case- and width-folded; ``term`` is the stem or lemma in the language it was
    analysed in; ``text[start:end]`` is the word as written.
    """

    surface: str
    term: str
    start: int
    end: int
    stop: bool = False


# --- events ------------------------------------------------------------------------------------


class DateSpan(Value, frozen=True):
    """A date or a range read from prose.

    ``start`` and ``end`` are inclusive, and ``None`` when the year is not known. ``edtf`` follows
    ISO 8601-2:2019 (``2013-04-16/2013-04-17``, ``XXXX-10``, ``2013-11-21~/2013-11-30~``).
    """

    start: dt.date | None
    end: dt.date | None
    edtf: str
    span: Span
    granularity: Granularity = "day"
    approximate: bool = False
    year_source: YearSource = "explicit"
    confidence: float = 1.0


class Place(Value, frozen=True):
    """A place under its GeoNames name (ISO 3166-1 alpha-2 country, NUTS region), with its surface form.

    A bare country or region has the country's or region's English name as ``name``.
    """

    name: str
    surface: str
    country: str | None
    span: Span
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Event(Value, frozen=True):
    """What takes or took place when and where, with the sentence that says so as ``evidence``."""

    uid: str
    kind: EventKind
    title: str
    when: DateSpan
    where: Place | None = None
    project: str | None = None
    programme: str | None = None
    organiser: str | None = None
    partners: tuple[str, ...] = ()
    status: EventStatus = "unknown"
    evidence: Span = Span(0, 0)
    confidence: float = 1.0
    sources: tuple[str, ...] = ()


# --- the whole -----------------------------------------------------------------------------------


class Record(Value, frozen=True):
    """Everything known of one item; ``id`` is 16 hexadecimal digits derived from its URI."""

    id: str
    article: Article
    language: Language
    spans: tuple[LanguageSpan, ...] = ()
    events: tuple[Event, ...] = ()
    projects: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


# --- search --------------------------------------------------------------------------------------


class Term(Value, frozen=True, tag=True):
    """One analysed term in one field of the engine (see ``index.engine`` for the fields)."""

    field: str
    value: str


class Phrase(Value, frozen=True, tag=True):
    """Terms that stand one after the other in one field."""

    field: str
    values: tuple[str, ...]


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
    event is held against its publication date.
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


class Query(Value, frozen=True):
    """A question as it was typed and as it will be asked of the engine."""

    text: str
    root: Node
    filters: Filters = Filters()


class Reason(Value, frozen=True):
    """Why a document was found: what was asked, the word found for it, and how the two are tied."""

    asked: str
    found: str
    language: str
    by: Literal["word", "inflection", "thesaurus"]


class Hit(Value, frozen=True):
    """One answer. ``marks`` are offsets of the matched words in ``snippet``."""

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


# --- what the library reports ----------------------------------------------------------------------


class IngestReport(Value, frozen=True):
    """What one ingest did. ``rejects`` lists the items refused; nothing else was lost."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    rejects: tuple[Rejected, ...] = ()
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def taken(self) -> int:
        """How many items were read, rejected ones not counted."""
        return self.new + self.changed + self.unchanged


class Entry(Value, frozen=True):
    """A document in a list: what is known without opening it."""

    id: str
    uri: str
    title: str
    language: str
    published: dt.date | None
    events: int


class Stats(Value, frozen=True):
    """What an index holds. The mappings count documents (events for ``kinds``, ``countries``)."""

    documents: int
    events: int
    rejects: int
    engine: str
    bytes: int
    languages: dict[str, int]
    kinds: dict[str, int]
    countries: dict[str, int]
    projects: dict[str, int]


class Finding(Value, frozen=True):
    """One thing ``doctor`` looked at: whether it is sound, and what to do if it is not."""

    check: str
    sound: bool
    detail: str
    remedy: str = ""
