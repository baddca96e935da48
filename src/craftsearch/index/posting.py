"""From a record to what an engine stores: each passage analysed in its own language."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from craftsearch.index.columns import columns
from craftsearch.index.engine import KEYWORD_FIELDS, TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE, Posting
from craftsearch.index.keys import happening, key, tagged
from craftsearch.language import analyse
from craftsearch.model import LanguageSpan, Token

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from craftsearch.model import Event, Record

_NO_KEYWORDS: dict[str, tuple[str, ...]] = dict.fromkeys(KEYWORD_FIELDS, ())
_YEARS = 10  # of one event; a span of decades is told for its beginning


class Passage(NamedTuple):
    """A stretch of text in one language, analysed; token offsets count from the passage's start."""

    language: str
    start: int
    tokens: tuple[Token, ...]


def passages(text: str, language: str, spans: Iterable[LanguageSpan] = ()) -> tuple[Passage, ...]:
    """Analyse ``text`` span by span; without spans all of it is in ``language``."""
    return tuple(
        Passage(span.code, span.start, analyse(text[span.start : span.end], span.code))
        for span in spans or (LanguageSpan(0, len(text), language),)
    )


def postings(records: Sequence[Record]) -> list[Posting]:
    """Lay out many records, in their order; those of one language together, whose words are then at hand."""
    order = sorted(range(len(records)), key=lambda at: records[at].language.code)
    made = {at: posting(records[at]) for at in order}
    return [made[at] for at in range(len(records))]


def posting(record: Record, body: tuple[Passage, ...] | None = None) -> Posting:
    """Lay out a record for the engine; ``body`` is the text's analysis where it was made already."""
    article, language = record.article, record.language.code
    title, title_surface = columns(article.title, language)
    laid = _laid_out(article.text, language, record.spans) if body is None else map(_told, body)
    text, surface = map("".join, zip(*laid, strict=True))
    terms = {
        TITLE: title[:-1],
        TITLE_SURFACE: title_surface[:-1],
        TEXT: text[:-1],
        TEXT_SURFACE: surface[:-1],
    }
    day = article.published.toordinal() if article.published else 0
    return Posting(record.id, terms, _keywords(record), day)


def _laid_out(text: str, language: str, spans: Sequence[LanguageSpan]) -> Iterator[tuple[str, str]]:
    """Lay out a text as its tagged stems and its surfaces, span by span."""
    if not spans:
        yield columns(text, language)
    for span in spans:
        yield columns(text[span.start : span.end], span.code)


def _told(passage: Passage) -> tuple[str, str]:
    """Lay out what was analysed already."""
    mark = tagged(passage.language, "")
    terms = "".join([f"{mark}{token.term} " for token in passage.tokens])
    return terms, "".join([f"{token.surface} " for token in passage.tokens])


def _keywords(record: Record) -> dict[str, tuple[str, ...]]:
    article, language = record.article, record.language.code
    spoken = {span.code for span in record.spans}
    site = _site(article.url or article.uri)
    held = _NO_KEYWORDS | {
        "lang": (language,) if language else (),
        "passage": _values({language, *spoken}),
        "site": (site,) if site else (),
        "year": _values(_years(record)),
    }
    if record.projects or record.programmes or record.themes:
        held["project"] = _values({key(name) for name in record.projects})
        held["programme"] = _values({key(name) for name in record.programmes})
        held["theme"] = _values(set(record.themes))
    if record.events:
        held |= _of_events(record.events)
    return held


def _of_events(events: Sequence[Event]) -> dict[str, tuple[str, ...]]:
    places = [event.where for event in events if event.where]
    return {
        "country": _values({place.country.lower() if place.country else None for place in places}),
        "city": _values({key(place.name) for place in places}),
        "kind": _values({event.kind for event in events}),
        "event": _values({name for event in events for name in _happenings(event)}),
    }


def _values(held: Collection[str | None]) -> tuple[str, ...]:
    return tuple(sorted(value for value in held if value)) if held else ()


def _site(address: str) -> str | None:
    return urlsplit(address).hostname if "//" in address else None


def _cities(event: Event) -> set[str]:
    """Name an event's city under its own name and as told: both are asked for, as the catalogue does."""
    return {key(event.where.name), key(event.where.surface)} if event.where else set()


def _years(record: Record) -> set[str]:
    """Name the years in which events fall, or that of the publication where there are no events."""
    if not record.events:
        return {str(record.article.published.year)} if record.article.published else set()
    return {
        str(year)
        for event in record.events
        if event.when.start and event.when.end
        for year in range(event.when.start.year, min(event.when.end.year, event.when.start.year + _YEARS) + 1)
    }


def _happenings(event: Event) -> set[str]:
    """Name every combination of country, city and kind that the event has, so that one term asks for it."""
    country = (event.where.country or "").lower() if event.where else ""
    named = product({"", country}, {"", *_cities(event)}, {"", event.kind})
    return {happening(*values) for values in named if any(values)}
