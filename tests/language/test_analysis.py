from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.language import ANALYSED, analyse, fold, stem, stopwords

SENTENCE = "L'artisanat d'Irlande et les métiers d'art: 3D, R&D, U.S.A. – c'est aujourd'hui!"


def surfaces(text: str, code: str = "und") -> list[str]:
    return [token.surface for token in analyse(text, code)]


@given(st.text(max_size=80), st.sampled_from(sorted(ANALYSED)))
def test_offsets_point_at_the_word_as_written(text: str, code: str) -> None:
    end = 0
    for token in analyse(text, code):
        assert end <= token.start < token.end
        assert token.surface
        assert token.term
        end = token.end
    assert end <= len(text)


@pytest.mark.parametrize("code", ["fr", "hu", "bg", "el"])
def test_decomposed_text_gives_the_same_words_and_offsets_into_itself(code: str) -> None:
    composed = "kézművesség métiers τέχνης занаятчийски"
    decomposed = unicodedata.normalize("NFD", composed)
    found = analyse(decomposed, code)
    assert [(t.surface, t.term) for t in found] == [(t.surface, t.term) for t in analyse(composed, code)]
    assert [decomposed[t.start : t.end] for t in found] == decomposed.split()


def test_parts_of_a_hyphenated_word_are_words() -> None:
    assert surfaces("art-and-craft l-istrument") == ["art", "and", "craft", "l", "istrument"]


@pytest.mark.parametrize(
    ("code", "text", "clitic", "word"),
    [
        ("it", "dell'arte", "dell", "arte"),
        ("fr", "L’artisanat", "l", "artisanat"),
        ("fr", "d'Irlande", "d", "irlande"),
        ("ga", "b'fhearr", "b", "fhearr"),
        ("ca", "l'artesania", "l", "artesania"),
    ],
)
def test_an_elided_word_is_a_stop_word_beside_its_noun(code: str, text: str, clitic: str, word: str) -> None:
    first, second = analyse(text, code)
    assert (first.surface, first.stop) == (clitic, True)
    assert (second.surface, second.stop) == (word, False)
    assert text[second.start : second.end].lower() == word


@pytest.mark.parametrize(
    ("text", "surface"),
    [("U.S.A.", "usa"), ("R&D", "r&d"), ("K+F", "k+f"), ("I+D+i", "i+d+i"), ("3D", "3d"), ("H2020", "h2020")],
)
def test_acronyms_are_one_word(text: str, surface: str) -> None:
    assert surfaces(f"the {text} project") == ["the", surface, "project"]


def test_numbers_are_cut_at_punctuation_so_that_a_year_is_found_in_a_date() -> None:
    assert surfaces("16.04.2013") == ["16", "04", "2013"]


def test_a_soft_hyphen_is_not_there() -> None:
    (token,) = analyse("Hand\u00adwerk", "de")
    assert (token.surface, token.start, token.end) == ("handwerk", 0, 9)


def test_the_possessive_is_the_word_itself() -> None:
    (token,) = analyse("craftsman's", "en")
    assert (token.surface, token.end) == ("craftsman", 11)


@pytest.mark.parametrize(
    ("code", "word", "plain"), [("tr", "Ankara'da", "Ankara"), ("fi", "Porton", "Porto")]
)
def test_an_inflected_name_has_the_term_of_the_name(code: str, word: str, plain: str) -> None:
    assert stem(word, code) == stem(plain, code)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("hu", "kor", "kör"),
        ("hu", "öt", "őt"),
        ("sv", "hal", "hål"),
        ("fi", "saari", "sääri"),
        ("et", "koon", "köön"),
        ("da", "bor", "bør"),
        ("tr", "kır", "kir"),
        ("es", "cana", "caña"),
        ("mt", "ħarsa", "harsa"),
    ],
)
def test_letters_that_readers_tell_apart_stay_apart_in_the_term(code: str, one: str, other: str) -> None:
    assert stem(one, code) != stem(other, code)


def test_the_dotless_i_is_lowered_as_turkish_does() -> None:
    assert stem("IŞIK", "tr") == stem("ışık", "tr") != stem("işik", "tr")


def test_cyrillic_and_latin_serbian_meet() -> None:
    assert stem("занати", "sr") == stem("zanati", "hr")


def test_an_acronym_is_no_stop_word() -> None:
    assert [token.stop for token in analyse("IT it", "en")] == [False, True]


def test_an_unknown_language_knows_the_surface_only() -> None:
    assert all(token.term == token.surface and not token.stop for token in analyse(SENTENCE, "und"))


@given(st.text(max_size=60), st.sampled_from(sorted(ANALYSED)))
def test_the_surface_does_not_depend_on_the_language(text: str, code: str) -> None:
    assert surfaces(text, code) == surfaces(text, "und")


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=20))
def test_the_surface_of_a_word_is_its_folding(word: str) -> None:
    assert "".join(surfaces(word)) == fold(word)


def test_a_word_is_analysed_alike_the_second_time_and_after_a_journey() -> None:
    first = analyse(SENTENCE, "fr")
    again = pickle.loads(pickle.dumps(analyse))(SENTENCE, "fr")  # noqa: S301 (our own bytes)
    assert first == again


def test_stop_words_of_a_language_not_analysed_are_none() -> None:
    assert stopwords("zh") == frozenset()
    assert "and" in stopwords("en")
