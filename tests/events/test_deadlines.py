import datetime as dt

import pytest

from craftsearch.events import find_events, find_happenings
from craftsearch.model import Article, Block


def _due(text: str, language: str = "en") -> list[str]:
    return [deadline.when.edtf for deadline in find_happenings(text, language=language).deadlines]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Заявления се подават до 31 май 2018 г."),
        ("de", "Betriebe können sich bis zum 31. Mai 2018 bewerben."),
        ("en", "Makers may apply until 31 May 2018."),
        ("es", "El plazo para presentar solicitudes termina el 31 de mayo de 2018."),
        ("fi", "Ilmoittautumisaika päättyy 31. toukokuuta 2018."),
        ("fr", "Les dossiers sont à déposer avant le 31 mai 2018."),
        ("hu", "Jelentkezni 2018. május 31-ig lehet."),
        ("lt", "Paraiškos priimamos iki 2018 m. gegužės 31 d."),
        ("mt", "L-applikazzjonijiet jintlaqgħu sal-31 ta' Mejju 2018."),
        ("pl", "Zgłoszenia przyjmujemy do 31 maja 2018 r."),
    ],
)
def test_a_deadline_is_kept_apart_from_events(language: str, text: str) -> None:
    found = find_happenings(text, language=language)
    assert [deadline.when.edtf for deadline in found.deadlines] == ["2018-05-31"]
    assert text[slice(*found.deadlines[0].evidence)] == text
    assert found.events == ()


def test_of_several_days_the_one_nearest_to_the_word_is_the_deadline() -> None:
    text = "Applications are accepted until 31 May 2018 and the report will be published in July 2018."
    assert _due(text) == ["2018-05-31"]


def test_founding_and_publication_are_no_deadlines() -> None:
    assert _due("The school was founded on 5 May 1998. Published on 3 June 2018.") == []


def test_a_deadline_told_twice_is_one_and_spans_are_those_of_the_article() -> None:
    text = "News.\n\nApply by 31 May 2018.\n\nDeadline: 31 May 2018."
    article = Article(blocks=(Block(text, 0),), published=dt.date(2018, 5, 1))
    (deadline,) = find_happenings(article, language="en").deadlines
    assert article.text[slice(*deadline.when.span)] == "31 May 2018"
    assert find_events(article, language="en") == ()
