"""From a record to what an engine stores: each passage analysed in its own language."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from craftsearch.index.engine import TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE, Posting
from craftsearch.index.keys import happening, key, tagged
from craftsearch.language import analyse, columns
from craftsearch.model import LanguageSpan, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Event, Record

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


def posting(record: Record, body: tuple[Passage, ...] | None = None) -> Posting:
    """Lay out a record for the engine; ``body`` is the text's analysis where it was made already."""
    article, language = record.article, record.language.code
    title, title_surface = _columns(article.title, language)
    if body is None:
        text, surface = _columns(article.text, language, record.spans)
    else:
        text = " ".join(_tagged(part.language, [token.term for token in part.tokens]) for part in body)
        surface = " ".join(token.surface for part in body for token in part.tokens)
    return Posting(
        record.id,
        {TITLE: title, TITLE_SURFACE: title_surface, TEXT: text, TEXT_SURFACE: surface},
        _keywords(record),
        article.published.toordinal() if article.published else 0,
    )


def _columns(text: str, language: str, spans: Iterable[LanguageSpan] = ()) -> tuple[str, str]:
    """Lay out a text as its tagged stems and its surfaces, span by span."""
    terms: list[str] = []
    surfaces: list[str] = []
    for span in spans or (LanguageSpan(0, len(text), language),):
        stems, words = columns(text[span.start : span.end], span.code)
        if stems:
            terms.append(_tagged(span.code, stems))
            surfaces += words
    return " ".join(terms), " ".join(surfaces)


def _tagged(language: str, stems: list[str]) -> str:
    """Tag each stem with its language (see ``keys.tagged``) and part them by spaces."""
    mark = tagged(language, "")
    return mark + f" {mark}".join(stems) if stems else ""


def _keywords(record: Record) -> dict[str, tuple[str, ...]]:
    article, events = record.article, record.events
    places = [event.where for event in events if event.where]
    values: dict[str, Iterable[str | None]] = {
        "lang": {record.language.code},
        "passage": {record.language.code, *(span.code for span in record.spans)},
        "site": {urlsplit(article.url or article.uri).hostname},
        "country": {place.country.lower() if place.country else None for place in places},
        "city": {key(place.name) for place in places},
        "project": {key(name) for name in record.projects},
        "programme": {key(name) for name in record.programmes},
        "kind": {event.kind for event in events},
        "theme": set(record.themes),
        "year": _years(record),
        "event": {name for event in events for name in _happenings(event)},
    }
    return {field: tuple(sorted(value for value in held if value)) for field, held in values.items()}


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
