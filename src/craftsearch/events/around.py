"""What the sentences around a date say for its being an event's, where its own says too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.events.distance import distance
from craftsearch.events.kinds import KindCue
from craftsearch.events.lead import PLAIN, Lead, definite_after, names_again
from craftsearch.events.places.finding import BARE

if TYPE_CHECKING:
    from craftsearch.events.judging import Case
    from craftsearch.events.page import Page
    from craftsearch.model import DateSpan

_CARD, _LED = 0.6, 0.55
_COARSE = frozenset({"year", "season", "quarter", "half"})


def confidence_around(
    page: Page, at: int, date: DateSpan, case: Case, *, kind: KindCue | None, before: Lead
) -> float:
    """Grade a date by what stands around it: a card, the sentence before, what led up to it; else 0."""
    return (
        _card(page, at, date, case, kind)
        or _carried(page, at, date, case)
        or _led(page, at, date, case, before)
    )


def kind_of(page: Page, at: int, date: DateSpan, case: Case, before: Lead) -> KindCue | None:
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


def is_of_another(page: Page, at: int, date: DateSpan, case: Case) -> bool:
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
    if _is_dateline_of_days(page, at, date):
        return _LED
    own_venue = any(mention.strength > BARE for mention in page.reading(at).places)
    kind = (case.kind or before.kind) if before.venue else None
    if own_venue:
        kind = before.kind or definite_after(page, at)
    if kind is None or not ("/" in date.edtf or case.verbs or own_venue or _is_carried_on(page, at)):
        return 0.0
    return _LED


def _is_dateline_of_days(page: Page, at: int, date: DateSpan) -> bool:
    """Tell *Florence, 16–17 May 2017.* before a sentence that tells an event; one day may be the page's."""
    reading, after = page.reading(at), at + 1
    if (
        "/" not in date.edtf
        or reading.verbs
        or reading.kinds
        or not reading.places
        or at - 1 in page.around(at)
    ):
        return False
    return after in page.around(at) and bool(page.reading(after).kinds and page.reading(after).verbs)


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
