"""From a record to what an engine stores: each passage analysed in its own language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from craftsearch.index.engine import TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE, Posting
from craftsearch.index.keys import key, tagged
from craftsearch.language import analyse
from craftsearch.model import LanguageSpan, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Record


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
    article = record.article
    title = passages(article.title, record.language.code)
    if body is None:
        body = passages(article.text, record.language.code, record.spans)
    return Posting(
        record.id,
        {
            TITLE: _terms(title),
            TITLE_SURFACE: _surfaces(title),
            TEXT: _terms(body),
            TEXT_SURFACE: _surfaces(body),
        },
        _keywords(record),
    )


def _terms(parts: tuple[Passage, ...]) -> str:
    return " ".join(tagged(part.language, token.term) for part in parts for token in part.tokens)


def _surfaces(parts: tuple[Passage, ...]) -> str:
    return " ".join(token.surface for part in parts for token in part.tokens)


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
    }
    return {field: tuple(sorted(value for value in held if value)) for field, held in values.items()}
