from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.language import fold
from craftsearch.language.sounding import beginnings, likeness, skeleton

ALIKE = """
diagnostico диагностика διαγνωστικό diagnosztika diagnostyka
Plovdiv Пловдив Πλόβντιβ
Washington Вашингтон Vašington Waszyngton
president президент presidente prezidentas
festival фестивал φεστιβάλ festivāls
Kyriakos Κυριάκος Кириакос
"""


@pytest.mark.parametrize("line", ALIKE.strip().splitlines())
def test_names_and_loans_sound_alike_in_any_spelling(line: str) -> None:
    first, *others = [fold(word) for word in line.split()]
    assert [other for other in others if not likeness(first, other)] == []


@pytest.mark.parametrize(("one", "other"), [("portal", "partij"), ("Roma", "rom"), ("sport", "spirit")])
def test_what_is_alike_by_chance_is_not(one: str, other: str) -> None:
    assert likeness(fold(one), fold(other)) == 0


@pytest.mark.parametrize("line", ALIKE.strip().splitlines())
def test_a_word_that_sounds_alike_begins_as_is_foretold(line: str) -> None:
    first, *others = [fold(word) for word in line.split()]
    starts = beginnings(first, ("bg", "el", "fr"))
    assert [other for other in others if not other.startswith(starts)] == []


def test_scripts_that_nobody_writes_here_are_not_searched() -> None:
    assert all(start.isascii() for start in beginnings("festival", ("fr", "de")))
    assert any(not start.isascii() for start in beginnings("festival", ("bg",)))


def test_short_words_are_not_searched() -> None:
    assert beginnings("roma", ("it",)) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual_and_at_most_one(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert likeness(one, other) == likeness(other, one) <= 1
    assert len(skeleton(one)) <= 3 * len(one) + 1
