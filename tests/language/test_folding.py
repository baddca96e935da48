from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.language import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Kézművesség", "kezmuvesseg"),
        ("ΤΈΧΝΗΣ", "τεχνησ"),
        ("τέχνης", "τεχνησ"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("SMØRREBRØD", "smorrebrod"),
        ("İstanbul", "istanbul"),
        ("ﬁne", "fine"),
        ("ＡＢＣ", "abc"),
        ("hand\u00adwerk", "handwerk"),
        ("ёлка", "елка"),
    ],
)
def test_a_word_typed_plainly_equals_the_word_in_print(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("letter", ["й", "ї", "ў", "ѓ", "ќ"])
def test_cyrillic_letters_of_their_own_stay_themselves(letter: str) -> None:
    assert fold(letter.upper()) == letter


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF)))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("áčđéěőűñçøåżћйї", max_size=20))
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
