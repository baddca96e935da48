import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.events import find_events
from craftsearch.events.assembly import MAX_TEXT
from craftsearch.model import Article, Block, Event, Removed, Span

REPORT = (
    "2nd Regional Seminar\n\n16th - 17th May 2015, Győr (HU)\n\n"
    "The 2nd seminar of the WOVENWAYS project took place in Győr on 16th and 17th of May 2015. "
    "The event, organised by the Kisalföld Enterprise Agency, was attended by 40 people.\n\n"
    "The learning goes on with the Third Training Session that will take place next July in Vaasa (Finland)."
)


def _one(text: str, language: str = "en", reference: dt.date | None = None) -> Event:
    (event,) = find_events(text, language=language, reference=reference)
    return event


def test_a_report_and_an_announcement_are_two_events_and_each_is_told_once() -> None:
    seminar, training = find_events(REPORT, language="en")
    assert (seminar.when.edtf, seminar.kind, seminar.status) == ("2015-05-16/2015-05-17", "seminar", "past")
    assert (training.when.edtf, training.kind, training.status) == ("2015-07", "training", "announced")


def test_an_event_carries_its_project_its_place_and_its_sentence() -> None:
    event = find_events(REPORT, language="en")[1]
    assert event.where is not None
    assert (event.where.name, event.where.country, event.project) == ("Vaasa", "FI", "WOVENWAYS")
    assert event.where.latitude == pytest.approx(63.1, abs=0.1)
    assert REPORT[event.evidence.start : event.evidence.end].startswith("The learning goes on")
    assert event.title == "Third Training Session"


def test_the_organiser_may_stand_in_the_sentence_about_the_event() -> None:
    assert find_events(REPORT, language="en")[0].organiser == "Kisalföld Enterprise Agency"


def test_spans_point_into_a_decomposed_text_as_it_was_given() -> None:
    text = unicodedata.normalize("NFD", "Závěrečná konference se konala 23. října 2014 v Plzni.")
    event = _one(text, "cs")
    assert event.where is not None
    assert text[event.where.span.start : event.where.span.end] == "Plzni"
    assert text[event.when.span.start : event.when.span.end] == unicodedata.normalize("NFD", "23. října 2014")


def test_an_article_gives_its_title_its_day_and_its_address() -> None:
    text = "Am 18. Juni trafen sich dreißig Handwerker in Graz."
    article = Article(
        title="Workshop über Holz",
        blocks=(Block(text, 0),),
        uri="file:a.html",
        published=dt.date(2015, 6, 20),
    )
    (event,) = find_events(article, language="de")
    assert (event.when.edtf, event.kind, event.sources) == ("2015-06-18", "workshop", ("file:a.html",))


def test_a_title_that_calls_the_event_off_settles_its_status() -> None:
    text = "Seminar on kilns, 15 March 2018, Olomouc (CZ)."
    article = Article(title="Seminar on kilns cancelled", blocks=(Block(text, 0),))
    (event,) = find_events(article, language="en")
    assert event.status == "cancelled"


def test_a_caption_that_was_cut_tells_the_latin_name_of_a_project() -> None:
    text = "Среща по проект ЛУМЛИНК се проведе в Русе на 5 май 2014 г."
    article = Article(blocks=(Block(text, 0),), removed=(Removed("caption", "Logo Loomlink"),))
    (event,) = find_events(article, language="bg")
    assert event.project == "LOOMLINK"


def test_without_a_language_each_passage_is_read_in_its_own() -> None:
    bulgarian = (
        "На 14 май 2015 г. в Пловдив се проведе работилница за млади грънчари и тъкачи от цялата страна. "
        "Участниците се запознаха с нови материали и споделиха своя опит в опазването на старите занаяти. "
        "Събитието завърши с изложба на готовите изделия в залата на занаятчийската камара."
    )
    english = (
        "The final conference of the project will be held in Zagreb on 21 November 2018. It will bring "
        "together the craftspeople of all partner regions, the managing authorities and everybody else who "
        "wants to know how traditional skills can find their way into modern workshops and schools."
    )
    found = find_events(f"{bulgarian}\n\n{english}")
    assert [(e.when.edtf, e.kind, e.where and e.where.name) for e in found] == [
        ("2015-05-14", "workshop", "Plovdiv"),
        ("2018-11-21", "conference", "Zagreb"),
    ]


def test_the_only_city_of_the_country_that_the_text_names_is_the_venue() -> None:
    text = (
        "Our project is organising its first interregional meeting in 2018. The show stops this time in "
        "Hungary. Another point of visit is the hub in the Györ Industrial Park."
    )
    event = _one(text)
    assert event.where is not None
    assert (event.when.edtf, event.where.name, event.kind) == ("2018", "Győr", "meeting")


def test_the_kind_may_stand_in_the_next_sentence() -> None:
    text = (
        "Last October partners from Austria, Italy (Sud Tyrol) and Barcelona congregated in Wallonia.\n\n"
        "Creative hubs and funds were the focal points of the staff exchange."
    )
    event = _one(text)
    assert event.where is not None
    assert (event.when.edtf, event.kind, event.where.name) == ("XXXX-10", "staff_exchange", "Wallonia")


def test_an_unnamed_event_takes_its_kind_from_the_sentence_before() -> None:
    text = (
        "Партньори участваха в международна конференция. Събитието се проведе на 2 октомври 2013 г. "
        "в гр. Вилнюс, Литва."
    )
    assert _one(text, "bg").kind == "conference"


def test_tense_gives_way_to_the_day_of_publication() -> None:
    text = "The seminar takes place in Riga on 5 May 2014."
    assert _one(text, reference=dt.date(2014, 6, 1)).status == "past"
    assert _one(text, reference=dt.date(2014, 4, 1)).status == "announced"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Industry 4.0 and 3D printing: 13 good practices, 20.000 visitors, call 0 12 34 56 78.",
        "The agency was founded in Riga on 5 May 1994.",
        "Registration for the seminar in Riga closes on 5 May 2014.",
        "Seminars in Riga are financed in the programming period 2014-2020.",
        "© 2014 Riga Conference Centre",
        "Published on 5 May 2014. The seminar in Riga was a success.",
        "Since 5 May 2014 the agency in Riga has offered seminars.",
        "The director was born in Riga on 5 May 1954.",
        "You can apply for the seminar in Riga until 5 May 2014.",
    ],
)
def test_what_is_no_event_makes_none(text: str) -> None:
    assert find_events(text, language="en") == ()


def test_a_long_text_of_digits_is_read_without_events() -> None:
    assert find_events("20134 " * 20_000, language="en") == ()


def test_a_calendar_that_lost_its_lines_tells_no_event() -> None:
    assert find_events("Seminar in Riga on " + "12 May " * 500, language="en") == ()


@given(st.text(alphabet="Riga mei2014.,()-\n5 seminartokplcвгрι", max_size=200))
def test_every_span_lies_in_the_text_whatever_it_is(text: str) -> None:
    for event in find_events(text, language="en"):
        spans = [event.when.span, event.evidence, event.where.span if event.where else Span(0, 0)]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)


def test_events_are_read_in_the_beginning_of_a_text_of_many_megabytes() -> None:
    told = "The workshop took place in Ghent, Belgium, on {} March 2016.\n"
    filler = "Weavers compared their looms and had a look at the old mill by the river.\n"
    text = told.format(8) + filler * (MAX_TEXT // len(filler) + 1) + told.format(9)
    assert [event.when.edtf for event in find_events(text, language="en")] == ["2016-03-08"]


@pytest.mark.parametrize(
    ("language", "text", "organiser"),
    [
        (
            "et",
            "Seminar toimus Tartus 8. märtsil 2016. Ürituse korraldaja oli Tartu Käsitöö Selts.",
            "Tartu Käsitöö Selts",
        ),
        (
            "fi",
            "Seminaari pidettiin Turussa 8. maaliskuuta 2016, järjestäjänä toimi Lapin Liitto.",
            "Lapin Liitto",
        ),
        (
            "ga",
            "Bhí an seimineár ar siúl i nGaillimh ar 8 Márta 2016, eagraithe ag Údarás Iarthair.",
            "Údarás Iarthair",
        ),
        (
            "hu",
            "A szemináriumot 2016. március 8-án tartották Győrben, szervezője a Pannon Egyesület.",
            "Pannon Egyesület",
        ),
        (
            "lt",
            "Seminaras, kurį organizavo Kauno Amatų Centras, vyko Kaune 2016 m. kovo 8 d.",
            "Kauno Amatų Centras",
        ),
        (
            "lv",
            "Seminārs, ko rīkoja Rīgas Amatu Centrs, notika Rīgā 2016. gada 8. martā.",
            "Rīgas Amatu Centrs",
        ),
        ("sk", "Seminár, ktorý organizoval Dom Remesiel, sa konal v Nitre 8. marca 2016.", "Dom Remesiel"),
    ],
)
def test_who_organises_is_read(language: str, text: str, organiser: str | None) -> None:
    (event,) = find_events(text, language=language)
    assert event.organiser == organiser


def test_a_day_told_in_the_next_sentence_is_that_of_the_event_and_its_venue() -> None:
    text = "The partner meeting in Kaunas stays. It will take place on 24 April 2018 as planned."
    (event,) = find_events(text, language="en")
    assert (event.kind, event.where and event.where.name) == ("meeting", "Kaunas")
