"""Which words tell each field of an event, and how far they are trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.events.places.finding import BARE, VENUE
from craftsearch.events.scanning import whole_words
from craftsearch.model import EventField, Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.events.actors import Cast
    from craftsearch.events.judging import Case
    from craftsearch.events.kinds import KindCue
    from craftsearch.events.page import Page
    from craftsearch.events.topics import Topic
    from craftsearch.model import DateSpan, Event, Place

# How far a field is trusted by where it stands: in the date's own sentence, or elsewhere in the text.
_OWN, _ELSEWHERE, _DOUBTFUL = 0.95, 0.75, 0.6
_TIMES, _ACTORS, _TOPIC = 0.9, 0.8, 0.6


def evidence_of(
    page: Page,
    at: int,
    date: DateSpan,
    case: Case,
    *,
    kind: KindCue | None,
    where: Place | None,
    cast: Cast,
    topic: Topic | None,
) -> tuple[Evidence, ...]:
    """List the words of the text that tell each field; what only the title tells has none."""
    found = [
        *_kind(page, at, kind),
        Evidence("when", date.span, date.confidence),
        *([Evidence("times", date.times.span, _TIMES)] if date.times else []),
        *_where(page, at, where),
        *([Evidence("organiser", cast.organiser.span, _ACTORS)] if cast.organiser else []),
        *([Evidence("host", cast.host.span, _ACTORS)] if cast.host else []),
        *(Evidence("partner", actor.span, _DOUBTFUL) for actor in cast.partners),
        *([Evidence("theme", topic.span, _TOPIC)] if topic else []),
        *([Evidence("status", whole_words(page.text, case.verbs[0].span), _TIMES)] if case.verbs else []),
    ]
    return tuple(found)


def _kind(page: Page, at: int, kind: KindCue | None) -> Iterator[Evidence]:
    # Its title may begin a text too: the same words, but other offsets.
    if kind is None or any(kind is titled for titled in page.title_reading.kinds):
        return
    sentence = page.sentences[at]
    own = sentence.start <= kind.span.start < sentence.end
    yield Evidence("kind", whole_words(page.text, kind.span), _OWN if own else _ELSEWHERE)


def _where(page: Page, at: int, where: Place | None) -> Iterator[Evidence]:
    if where is None or where.span == Span(0, 0):
        return
    own = next((mention for mention in page.reading(at).places if mention.place == where), None)
    if own is None:
        yield Evidence("where", where.span, _ELSEWHERE)
    else:
        trust = _OWN if own.strength >= VENUE else _ELSEWHERE if own.strength > BARE else _DOUBTFUL
        yield Evidence("where", where.span, trust)


def joined_evidence(event: Event, *mentions: Event) -> tuple[Evidence, ...]:
    """Give each field of an event the words of the first mention that tells it as the event has it."""
    kept: dict[EventField, list[Evidence]] = {}
    for mention in mentions:
        own: dict[EventField, list[Evidence]] = {}
        for each in mention.told:
            if each.field == "partner" or _value(mention, each.field) == _value(event, each.field):
                own.setdefault(each.field, []).append(each)
        for field, told in own.items():
            kept[field] = [*kept.get(field, ()), *told] if field == "partner" else kept.get(field, told)
    return tuple(each for told in kept.values() for each in told)


def _value(event: Event, field: EventField) -> object:
    if field == "when":
        return event.when.span
    if field == "times":
        return event.when.times
    return getattr(event, field)
