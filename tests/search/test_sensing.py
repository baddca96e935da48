"""The question's vector, made beside the planning of its words."""

import threading
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from craftsearch import meaning
from craftsearch.errors import EngineUnavailableError
from craftsearch.index.store import Store
from craftsearch.meaning import EmbedderUnavailableError
from craftsearch.search import sensing
from craftsearch.search.planning import meant, plan
from craftsearch.search.sensing import Direction


def store(count: int = 1, space: str = "here") -> Store:
    vectors = SimpleNamespace(count=lambda: count, space=space)
    return cast("Store", SimpleNamespace(vectors=vectors))


@pytest.fixture(autouse=True)
def embedder(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the network; remembers in which thread it was asked."""
    threads: list[str] = []

    def embed(texts: list[str], *, kind: str) -> NDArray[np.float32]:
        threads.append(threading.current_thread().name)
        return np.full((len(texts), 384), len(kind), np.float32)

    monkeypatch.setattr(sensing, "embed", embed)
    monkeypatch.setattr(sensing, "manifest_id", lambda: "here")
    return threads


@pytest.mark.parametrize("ahead", [True, False])
def test_a_vector_is_the_same_ahead_and_when_asked_for(ahead: bool, embedder: list[str]) -> None:
    direction = Direction(store(), "craft", ahead=ahead)
    vector, lack = direction.vector()
    assert vector is not None
    assert (vector.shape, vector[0], lack) == ((384,), len("query"), "")
    assert (embedder == [threading.main_thread().name]) is not ahead
    assert len(embedder) == 1


@pytest.mark.parametrize("ahead", [True, False])
def test_why_there_is_none_is_told_with_the_remedy(ahead: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Direction(store(0), "craft", ahead=ahead).vector() == (
        None,
        "no document has a vector yet — run 'craftsearch embed'",
    )
    assert "another embedder" in Direction(store(space="there"), "craft", ahead=ahead).vector()[1]

    def missing() -> str:
        raise EmbedderUnavailableError("the weights are missing")

    monkeypatch.setattr(sensing, "manifest_id", missing)
    assert Direction(store(), "craft", ahead=ahead).vector() == (None, "the weights are missing")


def test_vectors_that_cannot_be_read_are_told_when_they_are_asked_for() -> None:
    class Broken:
        @property
        def vectors(self) -> None:
            raise EngineUnavailableError("cannot be read")

    broken = cast("Store", Broken())
    assert Direction(broken, "craft", ahead=True).vector() == (None, "cannot be read")


def test_a_failure_that_nobody_foresaw_is_not_lost_in_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(sensing, "embed", broken)
    direction = Direction(store(), "craft", ahead=True)
    with pytest.raises(ZeroDivisionError):
        direction.vector()


def test_without_the_fast_engine_the_slower_one_is_asked(
    monkeypatch: pytest.MonkeyPatch, embedder: list[str]
) -> None:
    monkeypatch.setattr(meaning, "load", lambda: False)
    vector, _ = Direction(store(), "craft", ahead=True).vector()
    assert vector is not None
    assert embedder == [threading.main_thread().name]


@pytest.mark.parametrize(
    "query",
    [
        "craft vouchers",
        '"craft fair"',
        'the minister said "craft is work" at the fair',
        "craft AND wool",
        "a date:2013",
    ],
)
def test_what_is_meant_is_known_before_the_words_are_planned(query: str) -> None:
    from craftsearch.model import Filters

    planned = plan(query, Filters(), ("en", "bg"))
    assert meant(query) == (planned.sense, planned.quoted)
