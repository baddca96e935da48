from __future__ import annotations

import pytest

from craftsearch.language import detect
from craftsearch.language.function_words import strange_words


def test_a_function_word_is_strange_to_the_languages_that_do_not_have_it() -> None:
    count, strange = strange_words("Håndverkerne møtte ikke")
    assert (count, strange["da"], strange["no"], strange["sv"], strange["bg"]) == (1, 0, 0, 1, 1)


def test_a_word_that_is_no_function_word_anywhere_says_nothing() -> None:
    assert strange_words("Håndværkskammer Wollspinnerei") == (0, dict.fromkeys(strange_words("")[1], 0))


@pytest.mark.parametrize(
    ("text", "code"), [("Всеки човек има право", "bg"), ("Цените на горивата отново растат", "bg")]
)
def test_function_words_part_what_letters_do_not(text: str, code: str) -> None:
    assert detect(text).code == code
