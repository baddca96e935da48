from collections.abc import Callable

import pytest

from craftsearch.language import remembering
from craftsearch.language.remembering import Remembered


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three values be young, and only the memories of the test grow old."""
    monkeypatch.setattr(remembering, "_YOUNG", 3)
    monkeypatch.setattr(Remembered, "_all", [])
    monkeypatch.setattr(Remembered, "_young", [0])


def noting(asked: list[str]) -> Callable[[str], str]:
    def work_out(key: str) -> str:
        asked.append(key)
        return key.upper()

    return work_out


def test_a_value_is_worked_out_once() -> None:
    asked: list[str] = []
    held = Remembered(noting(asked))
    assert [held["a"], held["a"], held["b"]] == ["A", "A", "B"]
    assert asked == ["a", "b"]


def test_what_nobody_asks_for_is_forgotten_and_what_is_asked_for_stays() -> None:
    asked: list[str] = []
    held = Remembered(noting(asked))
    for at in range(30):
        assert held["often"] == "OFTEN"
        assert held[f"once {at}"] == f"ONCE {at}"
    assert asked.count("often") == 1
    assert asked.count("once 3") == 1
    assert held["once 3"] == "ONCE 3"
    assert asked.count("once 3") == 2


def test_memories_grow_old_together_so_that_all_of_them_are_bounded() -> None:
    one, other = Remembered(str.upper), Remembered(str.lower)
    for at in range(30):
        assert one[f"a{at}"] == f"A{at}"
    assert other["A"] == "a"
    for at in range(30):
        assert one[f"b{at}"] == f"B{at}"
    assert not other
