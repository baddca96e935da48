from __future__ import annotations

import pytest

from craftsearch.language import detect
from craftsearch.language.codes import DETECTED
from craftsearch.language.common_words import common_words, pack, unpack
from craftsearch.language.function_words import strange_words


def test_a_function_word_is_strange_to_the_languages_that_do_not_have_it() -> None:
    count, strange = strange_words("ikke")
    assert (count, strange["da"], strange["no"], strange["fi"], strange["bg"]) == (1, 0, 0, 1, 1)


def test_a_common_word_is_strange_to_the_languages_where_it_is_not_common() -> None:
    count, strange = strange_words("arbeidet")
    assert (count, strange["no"], strange["da"], strange["sv"]) == (1, 0, 1, 1)


def test_a_word_that_is_known_nowhere_says_nothing() -> None:
    assert strange_words("Håndværkskammerdag Wollspinnereitag") == (0, dict.fromkeys(strange_words("")[1], 0))


def test_packed_words_give_back_their_languages() -> None:
    words = {"ikke": 0b11, "inte": 0b100, "og": 0b11}
    opened = unpack(memoryview(pack(("da", "no", "sv"), words)))
    assert opened.codes == ("da", "no", "sv")
    assert {word: opened.mask(word) for word in (*words, "und")} == {**words, "und": 0}


def test_the_words_that_ship_are_of_the_languages_that_are_told_apart() -> None:
    assert common_words().codes == tuple(sorted(DETECTED))


def test_a_file_of_another_kind_is_refused_with_the_remedy() -> None:
    with pytest.raises(ValueError, match=r"b'PK.*scripts/compile_common_words\.py"):
        unpack(memoryview(b"PK\x03\x04" + bytes(20)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ni dinozavri ali mamuti da je treba zdaj najti.", "sl"),
        ("Porteu-me un ganivet net, voleu?", "ca"),
    ],
)
def test_common_words_part_close_languages(text: str, code: str) -> None:
    assert detect(text).code == code


@pytest.mark.parametrize(
    ("text", "code"), [("Всеки човек има право", "bg"), ("Цените на горивата отново растат", "bg")]
)
def test_function_words_part_what_letters_do_not(text: str, code: str) -> None:
    assert detect(text).code == code
