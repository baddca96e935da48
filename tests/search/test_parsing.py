import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.errors import QueryError
from craftsearch.search.parsing import FIELDS, MAX_CLAUSES, Clause, parse


def test_words_are_parted_at_white_space() -> None:
    assert [clause.text for clause in parse(" craft  занаят\tkézműves ")] == ["craft", "занаят", "kézműves"]


def test_a_quoted_phrase_is_one_clause() -> None:
    assert parse('old "good practice"')[1] == Clause("phrase", "good practice", 4)


def test_a_minus_negates_word_phrase_and_field() -> None:
    clauses = parse('craft -beer -"craft fair" -lang:hu')
    assert [clause.negated for clause in clauses] == [False, True, True, True]


def test_a_hyphen_within_a_word_is_no_negation() -> None:
    assert parse("e-craft") == (Clause("word", "e-craft", 0),)


def test_a_star_asks_for_a_prefix() -> None:
    assert parse("craft*") == (Clause("prefix", "craft", 0),)


def test_a_field_takes_a_word_or_a_phrase() -> None:
    clauses = parse('title:craft project:"CRAFTS CODE"')
    assert [(clause.field, clause.text) for clause in clauses] == [
        ("title", "craft"),
        ("project", "CRAFTS CODE"),
    ]


def test_a_field_name_may_be_written_in_capitals() -> None:
    assert parse("Lang:hu")[0].field == "lang"


@pytest.mark.parametrize("text", ["Note: craft", "10:30", "https://example.org/a", "craft:"])
def test_a_colon_in_running_text_is_no_field(text: str) -> None:
    assert all(clause.field is None for clause in parse(text))


def test_an_unknown_field_is_an_error_that_points_at_it() -> None:
    with pytest.raises(QueryError, match=r"unknown field 'colour' at character 7 .* title, text") as raised:
        parse("craft colour:red")
    assert raised.value.position == 6


@pytest.mark.parametrize("text", ["", "   ", '""', "-", "*", "...", '"', "🧶"])
def test_a_query_without_a_word_is_an_error(text: str) -> None:
    with pytest.raises(QueryError, match="no word"):
        parse(text)


def test_a_stray_quote_is_text() -> None:
    assert [clause.text for clause in parse('5" craft')] == ["5", "craft"]


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(QueryError, match=f"at most {MAX_CLAUSES}"):
        parse("craft " * (MAX_CLAUSES + 1))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_our_words(text: str) -> None:
    try:
        clauses = parse(text)
    except QueryError:
        return
    assert clauses
    assert all(clause.field is None or clause.field in FIELDS for clause in clauses)
    assert [clause.position for clause in clauses] == sorted({clause.position for clause in clauses})
