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
    ("language", "text"),
    [
        ("lt", "Projektas DANUBEFELT surengė seminarą Kaune 2015 m. rugsėjo 24 d."),
        ("lt", "Projektas DANUBEFELT organizavo Kaune seminarą 2015 m. rugsėjo 24 d."),
        ("lt", "Projektas DANUBEFELT surengė Amatų seminarą Kaune 2015 m. rugsėjo 24 d."),
        ("lt", "Miestas priėmė seminarą Kaune 2015 m. rugsėjo 24 d."),
        ("lv", "Projekts DANUBEFELT rīkoja semināru Rīgā 2015. gada 24. septembrī."),
        ("lv", "Projekts DANUBEFELT rīkoja Rīgā semināru 2015. gada 24. septembrī."),
        ("et", "Projekt DANUBEFELT korraldas seminari Tartus 24. septembril 2015."),
        ("es", "El proyecto organiza el seminario Artes 2015 en Toledo el 24 de septiembre de 2015."),
        ("cs", "Projekt DANUBEFELT pořádal v Brně 24. září 2015 seminář."),
        ("hr", "Udruga je 24. rujna 2015. organizirala je seminar Stari Zanati u Splitu."),
        ("hu", "A projekt szervezte a Szegedi Kézműves Vásárt 2015. szeptember 24-én Szegeden."),
        ("sk", "Projekt, ktorý usporiadal Nitriansky Jarmok 24. septembra 2015 v Nitre."),
    ],
)
def test_what_is_organised_is_not_who_organises(language: str, text: str) -> None:
    (event,) = find_events(text, language=language)
    assert (event.organiser, event.host) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "organiser"),
    [
        ("lt", "2015 m. rugsėjo 24 d. Kaune seminarą surengė Amatų Centras.", "Amatų Centras"),
        ("lv", "Rīgā 2015. gada 24. septembrī semināru rīkoja Amatu Kamera.", "Amatu Kamera"),
        ("et", "24. septembril 2015 toimus Tartus seminar, mille korraldas Käsitöö Liit.", "Käsitöö Liit"),
        ("es", "El 24 de mayo de 2015 se celebra en Toledo la feria que organiza el Gremio.", "Gremio"),
        ("cs", "Seminář dne 24. září 2015 v Brně pořádala Hospodářská komora.", "Hospodářská komora"),
        ("hu", "A szegedi szemináriumot 2015. május 24-én szervezte a Kézműves Kamara.", "Kézműves Kamara"),
        ("en", "The seminar in Graz on 24 May 2015 was organised by Forum Synergies.", "Forum Synergies"),
    ],
)
def test_who_is_named_behind_the_verb_organises(language: str, text: str, organiser: str) -> None:
    (event,) = find_events(text, language=language)
    assert event.organiser == organiser


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
