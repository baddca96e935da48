import datetime as dt

import msgspec

from craftsearch.events import find_events
from craftsearch.model import Article, Block, Event, StructuredEvent

PUBLISHED = dt.date(2016, 5, 1)
TEXT = "The third seminar of the LOOMLINK project will be held in Kaunas on 18 and 19 May 2016."
DECLARED = StructuredEvent(
    "Loom days in Lithuania", dt.date(2016, 5, 18), dt.date(2016, 5, 19), "Old Mill", "Kaunas", "LT"
)


def found(text: str, *declared: StructuredEvent, title: str = "News") -> tuple[Event, ...]:
    article = Article(title=title, blocks=(Block(text, 0),), published=PUBLISHED, structured=declared)
    return find_events(article, language="en")


def test_a_declared_event_and_the_prose_that_tells_of_it_are_one() -> None:
    (event,) = found(TEXT, DECLARED)
    assert (event.title, event.kind, event.project) == ("Loom days in Lithuania", "seminar", "LOOMLINK")
    assert TEXT[event.evidence.start : event.evidence.end] == TEXT
    assert event.confidence > 0.95


def test_the_declared_days_win_over_those_of_the_prose() -> None:
    (event,) = found(TEXT.replace("18 and 19 May", "May"), DECLARED)
    assert event.when.edtf == "2016-05-18/2016-05-19"


def test_a_cancellation_that_only_the_markup_knows_is_told() -> None:
    (event,) = found(TEXT, msgspec.structs.replace(DECLARED, status="EventCancelled"))
    assert event.status == "cancelled"


def test_a_lone_declared_event_counts_less_when_the_text_does_not_know_it() -> None:
    (event,) = found("Weavers compared their looms.", DECLARED)
    assert event.where is not None
    assert (event.where.name, event.where.country, event.confidence) == ("Kaunas", "LT", 0.7)


def test_a_calendar_beside_the_news_is_no_news() -> None:
    other = StructuredEvent(
        "Fair of honey and wax", dt.date(2016, 7, 1), dt.date(2016, 7, 1), locality="Brno"
    )
    third = StructuredEvent("Night of old engines", dt.date(2016, 8, 1), dt.date(2016, 8, 1), locality="Brno")
    (event,) = found(TEXT, other, DECLARED, third)
    assert event.title == "Loom days in Lithuania"


def test_a_declared_country_is_read_by_name_and_a_region_from_the_name() -> None:
    (event,) = found("Looms.", StructuredEvent("Loom days", dt.date(2016, 5, 18), country="Lietuva"))
    assert event.where is not None
    assert (event.where.name, event.where.country) == ("Lithuania", "LT")


def test_the_kind_is_that_of_the_name_else_of_the_type() -> None:
    festival = StructuredEvent("Loom days", dt.date(2016, 5, 18), kind="Festival")
    assert found("Looms.", festival)[0].kind == "festival"
    named = StructuredEvent("Workshop on looms", dt.date(2016, 5, 18), kind="Festival")
    assert found("Looms.", named)[0].kind == "workshop"


def test_declared_times_complete_the_prose_and_give_way_to_its_own() -> None:
    text = "The seminar will be held in Kaunas on 18 May 2016."
    declared = StructuredEvent(
        "Loom days in Lithuania",
        dt.date(2016, 5, 18),
        locality="Kaunas",
        start_time=dt.time(9),
        end_time=dt.time(17),
        zone="+03:00",
    )
    (event,) = found(text, declared)
    assert event.when.times is not None
    assert (event.when.times.start, event.when.times.zone) == (dt.time(9), "+03:00")
    (event,) = found(text.replace("2016.", "2016, 10:00."), declared)
    assert event.when.times is not None
    assert event.when.times.start == dt.time(10)


def test_where_the_prose_names_other_days_the_markup_wins_and_is_trusted_less() -> None:
    (event,) = found(TEXT.replace("18 and 19 May", "22 and 23 May"), _seminar())
    assert (event.when.edtf, event.confidence, event.project) == ("2016-05-18/2016-05-19", 0.6, "LOOMLINK")


def test_an_event_of_the_same_kind_and_town_a_month_later_is_another() -> None:
    events = found(TEXT.replace("18 and 19 May", "18 and 19 June"), _seminar())
    assert [event.when.edtf for event in events] == ["2016-05-18/2016-05-19", "2016-06-18/2016-06-19"]


def _seminar() -> StructuredEvent:
    return msgspec.structs.replace(DECLARED, name="Loom seminar in Lithuania")
