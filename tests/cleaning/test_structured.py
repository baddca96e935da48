import datetime as dt

from craftsearch.cleaning import clean
from craftsearch.cleaning.structured import MOST_EVENTS
from craftsearch.model import StructuredEvent

BODY = "<article><p>Weavers of five regions met in the old mill of the town to compare looms.</p></article>"
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "name": "News"},
 {"@type": ["EducationEvent"], "name": "Loom days &amp; more", "startDate": "2016-05-18T09:00:00+03:00",
  "endDate": "2016-05-19", "eventStatus": "https://schema.org/EventCancelled",
  "organizer": {"@type": "Organization", "name": "Weavers' Guild"},
  "location": {"@type": "Place", "name": "Old Mill",
   "address": {"@type": "PostalAddress", "addressLocality": "Kaunas", "addressCountry": "LT"}}}]}</script>"""
MICRODATA = """<div itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">Loom days</h2>
 <time itemprop="startDate" datetime="2016-05-18">18 May</time><meta itemprop="endDate" content="2016-05-19">
 <div itemprop="location" itemscope itemtype="https://schema.org/Place"><b itemprop="name">Old Mill</b>
 <span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
 <i itemprop="addressLocality">Kaunas</i> <i itemprop="addressCountry">LT</i></span></div></div>"""
MICROFORMAT = """<div class="h-event"><h2 class="p-name">Loom days</h2>
 <time class="dt-start" datetime="2016-05-18T09:00">18 May</time>
 <span class="p-location">Kaunas</span></div>"""


def structured(markup: str) -> tuple[StructuredEvent, ...]:
    return clean(f"<html><head><title>News</title></head><body>{markup}{BODY}</body></html>").structured


def test_an_event_of_json_ld_is_handed_on() -> None:
    (event,) = structured(LINKED)
    assert (event.start, event.end) == (dt.date(2016, 5, 18), dt.date(2016, 5, 19))
    assert (event.place, event.locality, event.country) == ("Old Mill", "Kaunas", "LT")
    assert (event.kind, event.status) == ("EducationEvent", "EventCancelled")
    assert event.organiser == "Weavers' Guild"


def test_an_event_of_microdata_is_handed_on() -> None:
    assert structured(MICRODATA) == (
        StructuredEvent(
            "Loom days", dt.date(2016, 5, 18), dt.date(2016, 5, 19), "Old Mill", "Kaunas", "LT", kind="Event"
        ),
    )


def test_an_h_event_is_handed_on_and_lasts_a_day_without_an_end() -> None:
    (event,) = structured(MICROFORMAT)
    assert (event.name, event.start, event.end) == ("Loom days", dt.date(2016, 5, 18), dt.date(2016, 5, 18))
    assert (event.place, event.kind) == ("Kaunas", "h-event")


def test_an_event_without_a_day_that_exists_is_none() -> None:
    assert structured(MICROFORMAT.replace("2016-05-18", "2016-02-31")) == ()
    assert structured(LINKED.replace("2016-05-18", "soon")) == ()


def test_broken_json_takes_nothing_from_the_rest_of_the_page() -> None:
    broken = '<script type="application/ld+json">{"@type": "Event", </script>'
    assert len(structured(broken + MICRODATA)) == 1


def test_a_page_of_a_thousand_events_gives_the_first_of_them() -> None:
    many = "".join(MICROFORMAT.replace("Loom", f"Loom {number}") for number in range(1000))
    assert len(structured(many)) == MOST_EVENTS


def test_times_of_day_are_declared_with_their_offset_and_midnights_are_whole_days() -> None:
    def declared(start: str, end: str) -> StructuredEvent:
        linked = f'{{"@type": "Event", "name": "Loom days", "startDate": "{start}", "endDate": "{end}"}}'
        page = f'<script type="application/ld+json">{linked}</script>'
        html = f"<html><head>{page}</head><body>{BODY}</body></html>"
        (event,) = clean(html.encode(), media_type="text/html").structured
        return event

    event = declared("2016-05-18T09:00:00+0300", "2016-05-18T17:30")
    assert (event.start_time, event.end_time, event.zone) == (dt.time(9), dt.time(17, 30), "+03:00")
    assert declared("2016-05-18T07:00Z", "").zone == "+00:00"
    assert declared("2016-05-18T00:00", "2016-05-19T23:59").start_time is None
    assert declared("2016-05-18", "2016-05-19").start_time is None
