"""Events read from prose: the journey text → dates → cases → events → each event once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from craftsearch.events.actors import cast_of
from craftsearch.events.around import confidence_around, is_of_another, kind_of
from craftsearch.events.belonging import with_projects
from craftsearch.events.dates import find_dates
from craftsearch.events.deadlines import deadlines_of
from craftsearch.events.evidence import evidence_of
from craftsearch.events.judging import Case, judge
from craftsearch.events.kinds import KindCue
from craftsearch.events.lead import Lead, lead
from craftsearch.events.merging import merged
from craftsearch.events.page import Page
from craftsearch.events.passages import passages
from craftsearch.events.titles import title_of
from craftsearch.events.topics import Topic, topic_of
from craftsearch.events.venues import venue
from craftsearch.events.verbs import status_of
from craftsearch.model import Article, DateSpan, Deadline, Event, EventStatus, Place, Span
from craftsearch.text import Nfc, nfc

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_FROM_AROUND = 0.1
_CAPTION = 200
MAX_TEXT = 300_000
"""Code points in which events are looked for, some hundred pages: news stands at the beginning."""
_COARSE = frozenset({"year", "season", "quarter", "half"})


class Happenings(NamedTuple):
    """What an article tells of: events, and deadlines, which are none."""

    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]


def find_events(
    article: Article | str, *, language: str | None = None, reference: dt.date | None = None
) -> tuple[Event, ...]:
    """Find the events that an article tells of, each once, in the order of their first mention.

    ``language`` is an ISO 639-1 code; without one, each passage's language is detected. ``reference`` is
    the day of publication, by default the article's own; it settles "next June" and past or announced.
    ``when.span``, ``where.span``, ``told`` and ``evidence`` are offsets into ``article.text`` (or the string
    given); a venue that only the title names has an empty span. Of a text longer than ``MAX_TEXT`` the
    beginning is read.
    """
    return find_happenings(article, language=language, reference=reference).events


def find_happenings(
    article: Article | str, *, language: str | None = None, reference: dt.date | None = None
) -> Happenings:
    """Find events, as ``find_events`` does, and the deadlines that stand beside them, in one reading."""
    item = article if isinstance(article, Article) else Article()
    normal = nfc((item.text if isinstance(article, Article) else article)[:MAX_TEXT])
    day = reference or item.published
    pages = [
        (start, _page(item, normal.text[start:end], code, day))
        for start, end, code in passages(normal.text, language, item.declared_language)
    ]
    found = [_placed(event, normal, start) for start, page in pages for event in _events(page)]
    due = [_due(deadline, normal, start) for start, page in pages for deadline in deadlines_of(page)]
    if item.structured:
        found = _declared(item, merged(found), language or item.declared_language or "en", day)
    sources = (item.uri,) if item.uri else ()
    events = merged(msgspec.structs.replace(event, sources=sources) for event in found)
    once = {deadline.when.edtf: deadline for deadline in reversed(due)}
    return Happenings(events, tuple(sorted(once.values(), key=lambda deadline: deadline.when.span)))


def _declared(
    item: Article, prose: tuple[Event, ...], language: str, reference: dt.date | None
) -> list[Event]:
    from craftsearch.events.structured import with_declared

    dates = find_dates(item.text[:MAX_TEXT], language=language, reference=reference)
    return with_declared(item, prose, dates, language=language, reference=reference)


def _page(item: Article, text: str, language: str, reference: dt.date | None) -> Page:
    beside = "\n".join(cut.text for cut in item.removed if len(cut.text) <= _CAPTION)
    return Page(text, language=language, title=item.title, beside=beside, reference=reference)


def _events(page: Page) -> Iterator[Event]:
    found: list[tuple[int, Event]] = []
    for at, dates in page.dates_of.items():
        before = Lead() if found else lead(page, at)
        told = [(at, event) for date in dates if (event := _event(page, at, date, before))]
        found.extend(told)
    if not found:
        return
    yield from with_projects(page, found)


def _event(page: Page, at: int, date: DateSpan, before: Lead) -> Event | None:
    """Read the event of a date; ``before`` is what led up to it, where no event was told yet."""
    sentence = page.sentences[at]
    case = judge(page.text, page.reading(at), date, page.dates_of[at], page.cues)
    kind = kind_of(page, at, date, case, before)
    confidence = case.confidence or confidence_around(page, at, date, case, kind=kind, before=before)
    if not confidence or is_of_another(page, at, date, case):
        return None
    where = venue(page, at, date, before.venue)
    if _lacks(date, generic=page.reading(at).generic, kind=kind, where=where):
        return None
    cast = cast_of(page, at)
    topic = _topic(page, at, date, case)
    return Event(
        uid="",
        kind=kind.kind if kind else "other",
        title=title_of(page, at, case.kind),
        when=date,
        where=where,
        organiser=cast.organiser.name if cast.organiser else None,
        host=cast.host.name if cast.host else None,
        partners=tuple(dict.fromkeys(partner.name for partner in cast.partners)),
        theme=topic.words if topic else None,
        told=evidence_of(page, at, date, case, kind=kind, where=where, cast=cast, topic=topic),
        status=_status(page, at, date, case),
        evidence=Span(sentence.start, sentence.end),
        confidence=round(confidence - _FROM_AROUND * (case.kind is None), 2),
    )


def _status(page: Page, at: int, date: DateSpan, case: Case) -> EventStatus:
    """Tell the status from the sentence, from those around it, and from a title that calls the event off."""
    verbs = case.verbs or [verb for number in page.around(at) for verb in page.reading(number).verbs]
    if not case.verbs:
        verbs.sort(key=lambda verb: verb.tense != "past")
    title = page.title_reading
    if case.kind and any(kind.kind == case.kind.kind for kind in title.kinds) and page.first_dated == at:
        verbs = [*verbs, *(verb for verb in title.verbs if verb.tense in {"cancelled", "postponed"})]
    return status_of(verbs, date, page.reference)


def _lacks(date: DateSpan, *, generic: bool, kind: KindCue | None, where: Place | None) -> bool:
    """Tell what is still too little: a coarse date needs a venue, a verb and a place alone a noun."""
    if date.granularity in _COARSE and where is None:
        return True
    return kind is None and not generic


def _topic(page: Page, at: int, date: DateSpan, case: Case) -> Topic | None:
    """Read the theme behind the event's noun, or behind "the event" in a sentence beside it."""
    own = topic_of(page.text, page.reading(at), case.kind, date, page.cues)
    if own is not None:
        return own
    for number in page.around(at):
        reading = page.reading(number)
        for span in reading.hits.get("generic", ())[:1]:
            if found := topic_of(page.text, reading, KindCue("other", span), date, page.cues):
                return found
    return None


def _placed(event: Event, normal: Nfc, start: int) -> Event:
    """Move an event's spans from its passage into the text as it was given."""
    where = event.where
    if where and where.span != Span(0, 0):
        where = msgspec.structs.replace(where, span=_moved(where.span, normal, start))
    return msgspec.structs.replace(
        event,
        when=_moved_date(event.when, normal, start),
        where=where,
        told=tuple(
            msgspec.structs.replace(each, span=_moved(each.span, normal, start)) for each in event.told
        ),
        evidence=_moved(event.evidence, normal, start),
    )


def _due(deadline: Deadline, normal: Nfc, start: int) -> Deadline:
    when = _moved_date(deadline.when, normal, start)
    return Deadline(when, _moved(deadline.evidence, normal, start))


def _moved(span: Span, normal: Nfc, start: int) -> Span:
    return Span(normal.original(span.start + start), normal.original(span.end + start))


def _moved_date(date: DateSpan, normal: Nfc, start: int) -> DateSpan:
    times = date.times
    times = times and msgspec.structs.replace(times, span=_moved(times.span, normal, start))
    return msgspec.structs.replace(date, span=_moved(date.span, normal, start), times=times)
