"""The promises of ``index.vectors.Vectors``, held against every adapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from craftsearch.index.cluster.vectors import ClusterVectors
from craftsearch.index.vectors.flat import FlatVectors
from tests.index.vectors.samples import A, B, C, D, unit, vector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from craftsearch.index.vectors import Vectors

    Opener = Callable[[], Vectors]

ADAPTERS = [
    "flat",
    pytest.param("graph", marks=pytest.mark.cluster),
    pytest.param("script", marks=pytest.mark.cluster),
]


@pytest.fixture(params=ADAPTERS)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Vectors in a file, and in a cluster by Lucene's graph and by a script."""
    opened: list[Vectors] = []
    session = None if request.param == "flat" else request.getfixturevalue("cluster_session")

    def open_vectors() -> Vectors:
        if session is None:
            opened.append(FlatVectors(tmp_path / "vectors.bin"))
        else:
            opened.append(ClusterVectors(session, graphed=request.param == "graph"))
        return opened[-1]

    first = open_vectors()
    first.add([vector(B, 0), vector(A, 0), vector(C, 0, 1, whole=False)])
    first.commit()
    yield open_vectors
    for each in opened:
        each.close()


@pytest.fixture
def vectors(opener: Opener) -> Vectors:
    return opener()


def nearest(vectors: Vectors, at: int, limit: int = 9) -> list[str]:
    return [each.id for each in vectors.nearest(unit(at), limit=limit)]


def test_the_nearest_come_first_and_ties_by_id(vectors: Vectors) -> None:
    found = vectors.nearest(unit(0), limit=3)
    assert [each.id for each in found] == [A, B, C]
    assert [each.score for each in found] == pytest.approx([1, 1, 0.7071], abs=0.01)
    assert nearest(vectors, 0, limit=1) == [A]


def test_only_what_is_among_the_given_is_found(vectors: Vectors) -> None:
    assert [each.id for each in vectors.nearest(unit(0), limit=3, among={C, D})] == [C]
    assert vectors.nearest(unit(0), limit=3, among=()) == ()
    assert vectors.similarity(unit(1), [C, D]) == {C: pytest.approx(0.7071, abs=0.01)}


def test_what_was_committed_is_there_when_opened_again(opener: Opener) -> None:
    again = opener()
    assert (again.count(), again.space) == (3, "e5")
    assert again.covered() == {A: True, B: True, C: False}
    assert again.get(C) == pytest.approx(unit(0, 1), abs=0.01)
    assert again.get(D) is None


def test_vectors_are_held_as_they_were_added(vectors: Vectors) -> None:
    [held] = vectors.held([C, D])
    assert (held.id, held.space, held.whole) == (C, "e5", False)
    assert np.frombuffer(held.values, np.int8).tolist() == [127, 127, *[0] * 382]
    assert held.scale == pytest.approx(0.7071 / 127, rel=1e-3)
    assert vectors.held([]) == ()


def test_what_was_not_committed_is_not_there(opener: Opener) -> None:
    vectors = opener()
    vectors.add([vector(D, 3)])
    vectors.delete([A])
    vectors.close()
    assert nearest(opener(), 0) == [A, B, C]


def test_an_added_vector_replaces_the_one_of_its_id(vectors: Vectors) -> None:
    vectors.add([vector(A, 9)])
    vectors.commit()
    assert nearest(vectors, 9, limit=1) == [A]
    assert vectors.count() == 3


def test_a_deleted_vector_is_gone_and_an_unknown_one_does_no_harm(opener: Opener) -> None:
    vectors = opener()
    vectors.delete([A, D])
    vectors.commit()
    assert nearest(opener(), 0) == [B, C]


def test_vectors_of_another_space_take_the_place_of_all(opener: Opener) -> None:
    vectors = opener()
    vectors.add([vector(D, 0, space="other")])
    vectors.commit()
    again = opener()
    assert (again.space, nearest(again, 0)) == ("other", [D])
