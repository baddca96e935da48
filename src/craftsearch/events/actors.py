"""Who organises, hosts and helps to hold an event, where the text says so before a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from craftsearch.events.judging import Reading
    from craftsearch.events.page import Page

_OPENING = re.compile(r"\w*\s*(?:[:–—-]\s*)?[„“\"«‘]?")
_WORD = re.compile(r"[^\W_](?:[\w&+]|['’-](?=\w))*['’]?")
_ARTICLE = re.compile(r"[^\W\d_]{1,3}['’ \u00a0]")
_MORE = re.compile(r"[”“\"»’]?(?:,\s+|\s+(?=[^\W\d_]{1,3}\s))(?:(?!\d)\w{1,3}\s+){0,2}")
_WITHIN = frozenset(
    {"of", "the", "for", "de", "la", "du", "des", "di", "del", "della", "da", "do", "dos", "das", "der",
     "für", "von", "van", "i", "den", "na", "za", "на", "за"}
)  # fmt: skip
"""Little words within the name of an organisation."""
_ENDS = re.compile(r"[ \u00a0]([^\W\d_]{4,})(?=[.,;:)]|$)")
_NOUNS = 3
"""Common nouns that may open a name: *фондация FUNDESARTE*."""
_NEXT = re.compile(r"[ \u00a0][^\W\d_]+")
_MOST_PARTNERS = 8


class Actor(NamedTuple):
    """A name, and where it stands."""

    name: str
    span: Span


class Cast(NamedTuple):
    """Those who take part in holding an event."""

    organiser: Actor | None = None
    host: Actor | None = None
    partners: tuple[Actor, ...] = ()


def cast_of(page: Page, at: int) -> Cast:
    """Read the date's sentence, then those beside it that speak of "the event"."""
    numbers = [at, *(number for number in page.around(at) if page.reading(number).generic)]
    readings = [page.reading(number) for number in numbers]
    return Cast(
        organiser=next(_named(page, numbers, "organised_by", "organises"), None),
        host=next(_named(page, numbers, "hosted_by", "receives"), None),
        partners=tuple(_partners(page.text, readings)),
    )


def _named(page: Page, numbers: Sequence[int], by: str, verb: str) -> Iterator[Actor]:
    """Read the names behind the cues of ``by``, and behind those of ``verb`` that are not its object."""
    for number in numbers:
        reading = page.reading(number)
        passive, active = reading.hits.get(by, []), reading.hits.get(verb, [])
        for span in sorted([*passive, *active]):
            actor = _actor(page.text, span.end, reading.sentence.end)
            if actor and (span in passive or not _is_object(page, number, actor)):
                yield actor


def _is_object(page: Page, number: int, actor: Actor) -> bool:
    """Tell what is organised from who organises: an event, a day, a bare town (*surengė seminarą Kaune*)."""
    reading = page.reading(number)
    begin, end = actor.span.start, actor.span.end
    if any(sign.isdigit() for sign in actor.name) or any(
        mention.place.span == actor.span for mention in reading.places
    ):
        return True
    following = _NEXT.match(page.text, end, reading.sentence.end)
    dates = [date.span for date in page.dates_of.get(number, ())]
    events = [*(kind.span for kind in reading.kinds), *reading.hits.get("generic", ())]
    reach = following.end() if following else end  # Amatų seminarą
    return any(begin < span.end and span.start < end for span in dates) or any(
        begin < span.end and span.start < reach for span in events
    )


def _partners(text: str, readings: Iterable[Reading]) -> Iterator[Actor]:
    """Read the names of a list: *together with A, B and C*; a bare town or country is none."""
    for reading in readings:
        places = {mention.place.span for mention in reading.places}
        for span in reading.hits.get("partners_with", ()):
            actor = _actor(text, span.end, reading.sentence.end)
            for _ in range(_MOST_PARTNERS):
                if actor is None:
                    break
                if actor.span not in places:
                    yield actor
                more = _MORE.match(text, actor.span.end, reading.sentence.end)
                actor = _name(text, more.end(), reading.sentence.end) if more else None


def _actor(text: str, start: int, stop: int) -> Actor | None:
    """Read the name behind a cue that ends at ``start``, and behind its article."""
    opening = _OPENING.match(text, start, stop)
    begin = opening.end() if opening else start
    article = _ARTICLE.match(text, begin, stop)
    return _name(text, article.end() if article and article.group().islower() else begin, stop)


def _name(text: str, begin: int, stop: int) -> Actor | None:
    """Read the name at ``begin``, with up to three common nouns before it."""
    end = _name_end(text, begin, stop)
    if end and " " not in text[begin:end] and (noun := _ENDS.match(text, end, stop)):
        end = noun.end() if noun.group(1).islower() else end  # Hospodářská komora
    return Actor(text[begin:end], Span(begin, end)) if end else None


def _name_end(text: str, begin: int, stop: int) -> int:
    """Give where the name ends: after its last capitalised word; 0 if it has none."""
    end, at, nouns = 0, begin, 0
    while word := _WORD.match(text, at, stop):
        written = word.group()
        if written[0].isupper() or (end and written[0].isdigit()):
            end = word.end()
        elif end and written not in _WITHIN:
            break
        elif not end:
            nouns += 1
            if nouns > _NOUNS or len(written) <= _NOUNS:
                break
        at = word.end()
        if text[at : at + 1] not in {" ", "\u00a0"} and not written.endswith(("'", "’")):
            break
        at += not written.endswith(("'", "’"))
    return end
