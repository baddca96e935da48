"""What vectors in a file promise beyond the port: the file itself, damage, many of them."""

from pathlib import Path

import numpy as np
import pytest

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.vectors import Vector
from craftsearch.index.vectors.flat import FlatVectors
from tests.index.vectors.samples import A, B, C, D, unit, vector


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.bin"
    vectors = FlatVectors(path)
    vectors.add([vector(B, 0), vector(A, 0), vector(C, 0, 1, whole=False)])
    vectors.commit()
    return path


def nearest(vectors: FlatVectors, at: int, limit: int = 9) -> list[str]:
    return [each.id for each in vectors.nearest(unit(at), limit=limit)]


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


def test_half_a_row_of_a_killed_writer_is_not_read_and_goes(file: Path) -> None:
    with file.open("ab") as appended:
        appended.write(b"half a row")
    vectors = FlatVectors(file)
    assert vectors.count() == 3
    vectors.add([vector(D, 5)])
    vectors.commit()
    assert nearest(FlatVectors(file), 5, limit=1) == [D]


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
