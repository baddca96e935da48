"""Events read from prose: the journey text → dates → cases → events → each event once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from craftsearch.events.actors import cast_of
from craftsearch.events.belonging import with_projects
from craftsearch.events.dates import find_dates
from craftsearch.events.deadlines import deadlines_of
from craftsearch.events.distance import distance
from craftsearch.events.evidence import evidence_of
from craftsearch.events.judging import Case, judge
from craftsearch.events.kinds import KindCue
from craftsearch.events.lead import PLAIN, Lead, definite_after, lead, names_again
from craftsearch.events.merging import merged
from craftsearch.events.page import Page
from craftsearch.events.passages import passages
from craftsearch.events.places.finding import BARE
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
_CARD, _LED = 0.6, 0.55
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
    kind = _kind(page, at, date, case, before)
    confidence = (
        case.confidence
        or _card(page, at, date, case, kind)
        or _carried(page, at, date, case)
        or _led(page, at, date, case, before)
    )
    if not confidence or _is_of_another(page, at, date, case):
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


def _kind(page: Page, at: int, date: DateSpan, case: Case, before: Lead) -> KindCue | None:
    """Choose between the noun of the date's own sentence and those around it and before it."""
    own, led = case.kind, before.kind
    if own is None:
        telling = led if led and led.kind not in PLAIN else None
        return telling or _kind_around(page, at) or led
    if led and own.kind in PLAIN and led.kind not in PLAIN and names_again(page, at, own):
        return led
    if led and own.span.start > date.span.start and _is_carried_on(page, at):
        return led
    return own


def _is_carried_on(page: Page, at: int) -> bool:
    """Tell a sentence without a place after one that names event and venue: what it names is part of that."""
    if at == 0 or at - 1 not in page.around(at) or page.reading(at).places:
        return False
    before = page.reading(at - 1)
    return bool(before.kinds) and any(mention.strength > BARE for mention in before.places)


def _is_of_another(page: Page, at: int, date: DateSpan, case: Case) -> bool:
    """Tell a year, or a mere "today", beside a day that the noun for the event stands nearer to."""
    if date.granularity not in _COARSE and not (date.year_source == "relative" and date.granularity == "day"):
        return False
    finer = [
        other.span
        for other in page.dates_of[at]
        if other.granularity in {"day", "month"} and other.year_source != "relative"
    ]
    if not finer:
        return False
    if case.kind is None or date.granularity == "day":
        return True
    noun = case.kind.span
    own = distance(page.text, noun, date.span, finer)
    return any(distance(page.text, noun, other, (date.span,)) < own for other in finer)


def _led(page: Page, at: int, date: DateSpan, case: Case, before: Lead) -> float:
    """Grade the first day of a text whose event and town stand in the sentences before, or right after."""
    if case.spoken_against or date.granularity != "day" or date.year_source == "relative":
        return 0.0
    own_venue = any(mention.strength > BARE for mention in page.reading(at).places)
    kind = (case.kind or before.kind) if before.venue else None
    if own_venue:
        kind = before.kind or definite_after(page, at)
    if kind is None or not ("/" in date.edtf or case.verbs or own_venue or _is_carried_on(page, at)):
        return 0.0
    return _LED


def _kind_around(page: Page, at: int) -> KindCue | None:
    """Take the kind from the sentences near by, from the heading above, from the title."""
    heading = page.heading_above(at)
    numbers = [*page.around(at), *([heading] if heading is not None else [])]
    if page.reading(at).generic:
        numbers.sort(key=lambda number: number > at)
    if page.sentences[at].heading and heading is not None:
        numbers.insert(0, heading)
    for number in numbers:
        if kinds := page.reading(number).kinds:
            return kinds[0]
    return next(iter(page.title_reading.kinds), None) or _implied(page, at)


def _implied(page: Page, at: int) -> KindCue | None:
    """Call it a meeting when all that is said is that people met."""
    met = page.reading(at).hits.get("meets")
    return KindCue("meeting", met[0]) if met else None


def _card(page: Page, at: int, date: DateSpan, case: Case, kind: KindCue | None) -> float:
    """Grade a line with little but a date and a place on or beside it, under a heading for an event."""
    if not page.sentences[at].heading or kind is None or case.spoken_against or date.granularity != "day":
        return 0.0
    lines = [at, *(number for number in page.around(at) if page.sentences[number].heading)]
    return _CARD if any(page.reading(number).places for number in lines) else 0.0


def _carried(page: Page, at: int, date: DateSpan, case: Case) -> float:
    """Grade a verb and a day whose subject and venue are those of the sentence before, in one paragraph."""
    before = at - 1
    if case.spoken_against or not case.verbs or date.granularity != "day" or before not in page.around(at):
        return 0.0
    reading = page.reading(before)
    one_paragraph = "\n" not in page.text[reading.sentence.end : page.sentences[at].start]
    placed = any(mention.strength > BARE for mention in reading.places)
    return _CARD if one_paragraph and reading.kinds and placed else 0.0


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
