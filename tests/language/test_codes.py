from __future__ import annotations

import pytest

from craftsearch.errors import UnsupportedLanguageError
from craftsearch.language import ANALYSED, DETECTED, group
from craftsearch.language.codes import EUROPEAN_UNION, canonical, known, served


def test_every_official_language_of_the_union_is_detected_and_analysed() -> None:
    assert len(EUROPEAN_UNION) == 24
    assert EUROPEAN_UNION <= DETECTED
    assert EUROPEAN_UNION <= ANALYSED


@pytest.mark.parametrize("code", ["hr", "sr", "bs"])
def test_croatian_serbian_and_bosnian_are_indexed_together(code: str) -> None:
    assert group(code) == "hbs"


def test_other_languages_are_indexed_under_their_own_code() -> None:
    assert {code for code in DETECTED if group(code) != code} == {"hr", "sr", "bs"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [("pt-BR", "pt"), ("nb_NO", "no"), ("slk", "sk"), ("EN", "en"), ("sr-Latn-RS", "sr"), ("zh", "zh")],
)
def test_tags_of_other_conventions_are_reduced_to_the_code_used_here(tag: str, code: str) -> None:
    assert canonical(tag) == code


@pytest.mark.parametrize(("tag", "code"), [("HU", "hu"), ("nb-NO", "no"), ("slk", "sk")])
def test_a_tag_of_a_language_that_is_served_gives_its_code(tag: str, code: str) -> None:
    assert served(tag) == code


@pytest.mark.parametrize("tag", ["ja", "und", "", "english"])
def test_a_language_that_is_not_served_is_refused_with_those_that_are(tag: str) -> None:
    with pytest.raises(UnsupportedLanguageError, match="use one of bg, bs, ca"):
        served(tag)


def test_a_language_to_choose_is_reduced_may_be_undetermined_and_is_refused_where_no_text_is_in_it() -> None:
    assert [known(tag) for tag in ("slk", "HU", "pt-BR", "sh", "und")] == ["sk", "hu", "pt", "hr", "und"]
    for tag in ("xx", "english", ""):
        with pytest.raises(UnsupportedLanguageError, match="is not served"):
            known(tag)
