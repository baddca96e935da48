"""Which of the places near a date is where the event takes place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.events.distance import distance
from craftsearch.events.places.finding import BARE, VENUE, Mention
from craftsearch.model import DateSpan, Place, Span

if TYPE_CHECKING:
    from craftsearch.events.page import Page

_STRENGTH = 50
_CITY = 25
_READ_FOR_CITIES = 200  # sentences: news names its town early
_HERE_NOT_THERE = Span(0, 0)


def venue(page: Page, at: int, date: DateSpan, led: Mention | None = None) -> Place | None:
    """Find the venue: in the date's sentence, beside it, in the lead, in the title.

    A lone country leads on to its city.
    """
    mention = _in_sentence(page, at, date) or _nearby(page, at) or led or _in_title(page)
    if mention is None:
        return None
    if mention.kind == "country":
        return _city_of(page, at, mention) or mention.place
    return mention.place


def _in_sentence(page: Page, at: int, date: DateSpan) -> Mention | None:
    others = tuple(other.span for other in page.dates_of.get(at, ()) if other.span != date.span)
    found = [mention for mention in page.reading(at).places if mention.strength >= BARE]

    def worth(mention: Mention) -> float:
        far = distance(page.text, mention.place.span, date.span, others)
        return mention.strength * _STRENGTH + _CITY * (mention.kind == "city") - far

    return max(found, key=worth, default=None)


def _nearby(page: Page, at: int) -> Mention | None:
    """Take a venue from a neighbouring sentence without a date, a line of the same card, or a heading."""
    numbers = list(page.around(at))
    heading = page.heading_above(at)
    if heading is not None:
        numbers.append(heading)
    for number in numbers:
        least = BARE if page.sentences[number].heading else VENUE
        found = [mention for mention in page.reading(number).places if mention.strength >= least]
        if found:
            return max(found, key=lambda mention: (mention.strength, mention.kind == "city"))
    return None


def _in_title(page: Page) -> Mention | None:
    found = [mention for mention in page.title_reading.places if mention.strength >= BARE]
    best = max(found, key=lambda mention: mention.strength, default=None)
    if best is None:
        return None
    start = page.text.find(best.place.surface)
    span = Span(start, start + len(best.place.surface)) if start >= 0 else _HERE_NOT_THERE
    return best._replace(place=_moved(best.place, span))


def _city_of(page: Page, at: int, country: Mention) -> Place | None:
    """Name the city when the text names just one of the country's: as a venue nearby, or at all."""
    numbers = [*page.around(at), *range(min(len(page.sentences), _READ_FOR_CITIES))]
    cities: dict[str, Place] = {}
    origins: dict[str, Place] = {}
    for number in numbers:
        for mention in page.reading(number).places:
            if mention.kind == "city" and mention.place.country == country.place.country:
                named = cities if mention.strength > 0 else origins
                named.setdefault(mention.place.name, mention.place)
    found = cities or origins
    return next(iter(found.values())) if len(found) == 1 else None


def _moved(place: Place, span: Span) -> Place:
    return Place(
        place.name, place.surface, place.country, span, place.region, place.latitude, place.longitude
    )
