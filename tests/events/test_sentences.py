import pytest

from craftsearch.events import find_dates
from craftsearch.events.sentences import split_sentences


def _cut(text: str, language: str = "en") -> list[str]:
    found = split_sentences(text, find_dates(text, language=language))
    return [text[sentence.start : sentence.end] for sentence in found]


def test_sentences_end_at_a_full_stop_before_a_capital() -> None:
    assert _cut("It took place. The next one follows.") == ["It took place.", "The next one follows."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("проведе се в гр. Вилнюс на 5 май", "bg"),
        ("am 16. April 2013 in Wien", "de"),
        ("2018 m. lapkričio 8–9 d. Kaune vyks mokymai", "lt"),
        ("Prof. Greffe moderated", "en"),
        ("16. – 17. apríla 2013 v Budapešti", "sk"),
    ],
)
def test_no_date_and_no_abbreviation_is_torn_apart(text: str, language: str) -> None:
    assert _cut(text, language) == [text]


def test_the_abbreviation_of_a_year_may_end_a_sentence() -> None:
    assert len(_cut("подписано през 2010 г. Още същата година", "bg")) == 2


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    found = split_sentences("Conference in Riga\nIt took place in May.", ())
    assert [sentence.heading for sentence in found] == [True, False]


def test_what_is_too_long_for_a_sentence_is_cut_at_a_blank_and_never_within_a_date() -> None:
    text = "word " * 398 + "on 16 April 2013 " + "word " * 600
    pieces = _cut(text)
    assert " ".join(pieces).split() == text.split()
    assert max(map(len, pieces)) <= 2000
    assert any("16 April 2013" in piece for piece in pieces)


def test_what_has_no_blank_is_cut_all_the_same() -> None:
    assert [len(piece) for piece in _cut("x" * 4500)] == [2000, 2000, 500]
