import datetime as dt

import pytest

from craftsearch.events import find_events
from craftsearch.model import Event

REFERENCE = dt.date(2018, 6, 11)


def _one(text: str, language: str = "en") -> Event:
    (event,) = find_events(text, language=language, reference=REFERENCE)
    return event


def test_the_first_day_takes_its_event_and_its_town_from_the_sentences_before_it() -> None:
    event = _one(
        "Partners gathered in Kilkenny for the third seminar of the project. Its host is a school set up in"
        " 1971. On 5 and 6 June 2018 it opened its doors to sixty makers."
    )
    assert event.where is not None
    assert (event.kind, event.where.name) == ("seminar", "Kilkenny")


def test_the_town_where_something_was_founded_is_not_the_venue() -> None:
    event = _one("The agency was founded in Lovech in 1998. The seminar took place on 5 June 2018.")
    assert event.where is None


def test_a_later_event_does_not_take_the_town_of_the_first() -> None:
    text = (
        "The seminar took place in Ghent on 5 June 2018. All were glad. The next meeting is on 9 July 2018."
    )
    first, second = find_events(text, language="en", reference=REFERENCE)
    assert first.where is not None
    assert second.where is None


def test_the_meeting_that_took_place_is_the_conference_named_before() -> None:
    text = "Registration for the conference in Cork is closed. The meeting took place on 5 June 2018."
    assert _one(text).kind == "conference"
    assert _one(text.replace("The meeting", "The steering meeting")).kind == "meeting"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A training in Graz begins on 28 March 2018 and ends on 30 March."),
        ("de", "In Graz beginnt am 28. März 2018 eine Schulung, die am 30. März endet."),
        ("fr", "À Graz, une formation débute le 28 mars 2018 et se termine le 30 mars."),
        ("pl", "W Grazu 28 marca 2018 r. rozpoczyna się szkolenie, które zakończy się 30 marca."),
        ("nl", "In Graz begint op 28 maart 2018 een opleiding die op 30 maart eindigt."),
    ],
)
def test_the_day_of_beginning_and_the_day_of_ending_are_one_range(language: str, text: str) -> None:
    event = _one(text, language)
    assert (event.when.edtf, event.kind) == ("2018-03-28/2018-03-30", "training")
    assert text[event.when.span.start : event.when.span.end].startswith("28")


def test_two_events_of_one_sentence_are_no_range() -> None:
    text = "A seminar in Graz opens on 28 March 2018, a workshop in Linz is held on 30 March 2018."
    assert [event.when.edtf for event in find_events(text, language="en")] == ["2018-03-28", "2018-03-30"]


def test_a_sentence_that_says_first_where_it_happens_names_its_venue() -> None:
    event = _one("In the old shipyards of Nantes, makers discussed repair at a seminar on 5 June 2018.")
    assert event.where is not None
    assert event.where.name == "Nantes"


def test_a_hungarian_adjective_of_a_city_before_an_event_is_its_venue() -> None:
    event = _one("A következő állomás egy grazi tanulmányút lesz 2018. július 5-én.", "hu")
    assert event.where is not None
    assert (event.where.name, event.kind) == ("Graz", "study_visit")


def test_a_year_beside_a_day_makes_no_second_event_of_one_noun() -> None:
    text = "On 22 June 2018 a group goes on a study visit to Graz, and during 2019 the routes will be marked."
    assert _one(text).when.edtf == "2018-06-22"


def test_a_noun_in_a_phrase_that_means_something_else_is_no_event() -> None:
    assert find_events("În cursul lunii iunie 2018 prețurile au crescut la Cluj.", language="ro") == ()
    assert _one("Cursul pentru consilieri va fi organizat la Cluj pe 20 iunie 2018.", "ro").kind == "training"


def test_a_weekday_that_ends_in_the_word_for_a_fair_names_none() -> None:
    assert find_events("Terça-feira 9/2/2016", language="pt") == ()


def test_tomorrow_beside_a_day_that_is_told_is_no_other_event() -> None:
    text = "Leipzig ist am 9. Oktober 2018 Schauplatz der Tagung zum Handwerk von morgen."
    assert _one(text, "de").when.edtf == "2018-10-09"


def test_a_function_word_is_no_case_form_of_a_city() -> None:
    event = _one("Viņi piedalījās seminārā, kas 2018. gada 5. jūnijā norisinājās cietoksnī.", "lv")
    assert event.where is None
