from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.vectors import Vector
from craftsearch.index.vectors.flat import FlatVectors

A, B, C, D = (letter * 16 for letter in "abcd")


def unit(*at: int) -> NDArray[np.float32]:
    values = np.zeros(384, np.float32)
    values[list(at)] = 1
    return values / np.float32(np.linalg.norm(values))


def vector(identifier: str, *at: int, space: str = "e5", whole: bool = True) -> Vector:
    values = unit(*at)
    scale = float(values.max()) / 127
    return Vector(identifier, space, np.rint(values / scale).astype(np.int8).tobytes(), scale, whole)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.bin"
    vectors = FlatVectors(path)
    vectors.add([vector(B, 0), vector(A, 0), vector(C, 0, 1, whole=False)])
    vectors.commit()
    return path


def nearest(vectors: FlatVectors, at: int, limit: int = 9) -> list[str]:
    return [each.id for each in vectors.nearest(unit(at), limit=limit)]


def test_the_nearest_come_first_and_ties_by_id(file: Path) -> None:
    vectors = FlatVectors(file)
    found = vectors.nearest(unit(0), limit=3)
    assert [each.id for each in found] == [A, B, C]
    assert [each.score for each in found] == pytest.approx([1, 1, 0.7071], abs=0.01)
    assert nearest(vectors, 0, limit=1) == [A]


def test_only_what_is_among_the_given_is_found(file: Path) -> None:
    vectors = FlatVectors(file)
    assert [each.id for each in vectors.nearest(unit(0), limit=3, among={C, D})] == [C]
    assert vectors.nearest(unit(0), limit=3, among=()) == ()
    assert vectors.similarity(unit(1), [C, D]) == {C: pytest.approx(0.7071, abs=0.01)}


def test_what_was_committed_is_there_when_opened_again(file: Path) -> None:
    again = FlatVectors(file)
    assert (again.count(), again.space) == (3, "e5")
    assert again.covered() == {A: True, B: True, C: False}
    assert again.get(C) == pytest.approx(unit(0, 1), abs=0.01)
    assert again.get(D) is None


def test_what_was_not_committed_is_not_there(file: Path) -> None:
    vectors = FlatVectors(file)
    vectors.add([vector(D, 3)])
    vectors.delete([A])
    vectors.close()
    assert nearest(FlatVectors(file), 0) == [A, B, C]


def test_an_added_vector_replaces_the_one_of_its_id(file: Path) -> None:
    vectors = FlatVectors(file)
    vectors.add([vector(A, 9)])
    vectors.commit()
    assert nearest(vectors, 9, limit=1) == [A]
    assert vectors.count() == 3


def test_replaced_rows_leave_the_file_when_most_of_it_is_dead(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("craftsearch.index.vectors.flat._DEAD", 4)
    vectors = FlatVectors(file)
    for at in range(20):
        vectors.add([vector(A, at)])
        vectors.commit()
    assert file.stat().st_size < 256 + 400 * 9
    assert nearest(FlatVectors(file), 19, limit=1) == [A]
    assert vectors.count() == 3


def test_a_deleted_vector_is_gone_and_an_unknown_one_does_no_harm(file: Path) -> None:
    vectors = FlatVectors(file)
    vectors.delete([A, D])
    vectors.commit()
    assert nearest(FlatVectors(file), 0) == [B, C]


def test_half_a_row_of_a_killed_writer_is_not_read_and_goes(file: Path) -> None:
    with file.open("ab") as appended:
        appended.write(b"half a row")
    vectors = FlatVectors(file)
    assert vectors.count() == 3
    vectors.add([vector(D, 5)])
    vectors.commit()
    assert nearest(FlatVectors(file), 5, limit=1) == [D]


def test_vectors_of_another_space_take_the_place_of_all(file: Path) -> None:
    vectors = FlatVectors(file)
    vectors.add([vector(D, 0, space="other")])
    vectors.commit()
    again = FlatVectors(file)
    assert (again.space, nearest(again, 0)) == ("other", [D])


def test_a_file_of_something_else_is_told_not_read(file: Path) -> None:
    file.write_bytes(b"something else" * 100)
    with pytest.raises(EngineUnavailableError, match="craftsearch embed"):
        FlatVectors(file)


def test_ten_thousand_vectors_are_ranked_as_plain_multiplication_ranks_them(tmp_path: Path) -> None:
    values = np.random.default_rng(7).integers(-127, 128, (20_000, 384)).astype(np.int8)
    vectors = FlatVectors(tmp_path / "vectors.bin")
    vectors.add(Vector(f"{at:016x}", "e5", row.tobytes(), 0.001, whole=True) for at, row in enumerate(values))
    vectors.commit()
    expected = np.argsort(-(values[:, 3].astype(np.float32)), kind="stable")[:50]
    assert [int(each.id, 16) for each in vectors.nearest(unit(3), limit=50)] == expected.tolist()
