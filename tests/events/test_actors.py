from pathlib import Path

import pytest

from craftsearch.events import find_events
from craftsearch.model import EventField

LINES = Path(__file__).with_name("actors.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if not line.startswith("#")]
TEXT = (
    "The seminar on kilns of the WOODWAYS project took place in Graz on 5 May 2018, 10:00-12:00,"
    " organised by Holzwerk."
)


@pytest.mark.parametrize(("language", "organiser", "host", "partners", "theme", "text"), CASES)
def test_who_holds_an_event_and_what_it_is_about_is_read(  # noqa: PLR0917  # the columns of the file
    language: str, organiser: str, host: str, partners: str, theme: str, text: str
) -> None:
    (event,) = find_events(text, language=language)
    assert (event.organiser or "-", event.host or "-") == (organiser, host)
    assert (";".join(event.partners) or "-", event.theme or "-") == (partners, theme)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("kind", "seminar"),
        ("when", "5 May 2018"),
        ("times", "10:00-12:00"),
        ("where", "Graz"),
        ("project", "WOODWAYS"),
        ("organiser", "Holzwerk"),
        ("theme", "kilns of the WOODWAYS project"),
        ("status", "took place"),
    ],
)
def test_every_field_has_its_words_in_the_text_and_a_grade(field: EventField, words: str) -> None:
    (event,) = find_events(TEXT, language="en")
    (evidence,) = (each for each in event.told if each.field == field)
    assert TEXT[evidence.span.start : evidence.span.end] == words
    assert 0 < evidence.confidence <= 1


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("en", "The workshops took place in Graz on 5 May 2018.", "workshops", "took place"),
        ("de", "Am 5. Mai 2018 fand die Abschlusskonferenz in Graz statt.", "Abschlusskonferenz", "fand"),
        ("bg", "Семинарът се проведе на 5 май 2018 г. в Русе.", "Семинарът", "се проведе"),
        (
            "el",
            "Τα σεμινάρια πραγματοποιήθηκαν στα Χανιά στις 5 Μαΐου 2018.",
            "σεμινάρια",
            "πραγματοποιήθηκαν",
        ),
    ],
)
def test_the_words_of_a_field_are_whole_words(language: str, text: str, kind: str, status: str) -> None:
    (event,) = find_events(text, language=language)
    words = {each.field: text[each.span.start : each.span.end] for each in event.told}
    assert (words["kind"], words["status"]) == (kind, status)


def test_a_place_of_the_lead_is_trusted_less_than_one_beside_the_day() -> None:
    def trust(text: str) -> float:
        (event,) = find_events(text, language="en")
        return next(each.confidence for each in event.told if each.field == "where")

    lead = "Partners came to Graz for a seminar. It was the third. The seminar took place on 5 May 2018."
    assert trust(lead) < trust(TEXT)


def test_what_only_the_title_tells_has_no_words_in_the_text() -> None:
    (event,) = find_events("Held on 5 May 2018 in Graz, the seminar was a success.", language="en")
    assert {each.field for each in event.told} >= {"kind", "when", "where"}
    assert "project" not in {each.field for each in event.told}


def test_a_town_in_a_list_of_partners_is_no_partner() -> None:
    text = "A seminar took place in Graz on 5 May 2018 together with Florence, Holzwerk and Budapest."
    assert find_events(text, language="en")[0].partners == ("Holzwerk",)
