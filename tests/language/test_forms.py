from __future__ import annotations

from itertools import pairwise

import pytest

from craftsearch.language import ANALYSED, group, stem
from craftsearch.language.codes import EUROPEAN_UNION
from craftsearch.language.forms import forms, pack, unpack

WORDS = {"mice": "mouse", "geese": "goose", "ó": "o", "barca": "barca"}
STEMS = {"hous": "house", "kadu": "katu"}


def test_a_packed_word_is_found_with_what_it_becomes() -> None:
    tables = unpack(memoryview(pack(WORDS, STEMS)))
    assert {word: tables.of_word(word) for word in WORDS} == WORDS
    assert {stem: tables.of_stem(stem) for stem in STEMS} == STEMS


def test_a_word_that_is_not_packed_is_left_to_the_rules() -> None:
    tables = unpack(memoryview(pack(WORDS, STEMS)))
    assert tables.of_word("hous") is None
    assert tables.of_stem("mice") == "mice"


def test_tables_without_a_word_find_nothing() -> None:
    tables = unpack(memoryview(pack({}, {})))
    assert (tables.of_word("a"), tables.of_stem("a")) == (None, "a")


def test_the_order_of_the_words_does_not_change_the_bytes() -> None:
    assert pack(WORDS, STEMS) == pack(dict(reversed(WORDS.items())), dict(reversed(STEMS.items())))


def test_a_file_of_another_kind_is_refused_with_the_remedy() -> None:
    with pytest.raises(ValueError, match=r"b'PK.*scripts/compile_forms\.py"):
        unpack(memoryview(b"PK\x03\x04" + bytes(20)))


@pytest.mark.parametrize("code", sorted(EUROPEAN_UNION))
def test_every_language_of_the_union_has_sound_tables(code: str) -> None:
    tables = forms(group(code))
    assert tables is not None
    for table in (tables.words, tables.stems):
        assert all(one < other for one, other in pairwise(table.keys))
        assert max(table.changes) < len(tables.starts) - 1
    assert tables.starts[-1] == len(tables.letters)


@pytest.mark.parametrize(
    ("code", "form", "lemma"),
    [
        ("de", "geschrieben", "schreiben"),
        ("en", "went", "go"),
        ("et", "töökodade", "töökoda"),
        ("fi", "kadulla", "katu"),
        ("ga", "mbóithre", "bóthar"),
        ("hu", "lovak", "ló"),
        ("mt", "jixtru", "xtara"),
        ("pt", "exposições", "exposição"),
    ],
)
def test_a_form_that_no_rule_explains_meets_its_word(code: str, form: str, lemma: str) -> None:
    assert stem(form, code) == stem(lemma, code)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "organ", "organization"),
        ("es", "barco", "barca"),
        ("fi", "katu", "katto"),
        ("fr", "port", "porte"),
        ("it", "posto", "posta"),
        ("lt", "kaina", "kaimas"),
    ],
)
def test_words_that_only_look_alike_do_not_meet(code: str, one: str, other: str) -> None:
    assert stem(one, code) != stem(other, code)


@pytest.mark.parametrize("code", sorted(ANALYSED))
def test_a_word_always_has_a_stem(code: str) -> None:
    assert all(stem(word, code) for word in ("a", "és", "xyzzy", "Ĳ", "ǆ"))
