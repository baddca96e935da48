from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.vectorfiles.flat import FlatVectors
from craftsearch.index.vectors import Vector


def unit(*at: int) -> NDArray[np.float32]:
    values = np.zeros(384, np.float32)
    values[list(at)] = 1
    return values / np.float32(np.linalg.norm(values))


def filled(folder: Path) -> FlatVectors:
    vectors = FlatVectors(folder, "e5")
    vectors.add([Vector("b", unit(0)), Vector("a", unit(0)), Vector("c", unit(0, 1), whole=False)])
    vectors.commit()
    return vectors


def test_the_nearest_come_first_and_ties_by_id(tmp_path: Path) -> None:
    found = filled(tmp_path).nearest(unit(0), limit=3)
    assert [each.id for each in found] == ["a", "b", "c"]
    assert [each.score for each in found] == pytest.approx([1, 1, 0.7071], abs=0.01)
    assert [each.id for each in filled(tmp_path).nearest(unit(0), limit=1)] == ["a"]


def test_only_what_is_among_the_given_is_found(tmp_path: Path) -> None:
    vectors = filled(tmp_path)
    assert [each.id for each in vectors.nearest(unit(0), limit=3, among={"c", "x"})] == ["c"]
    assert vectors.nearest(unit(0), limit=3, among=()) == ()
    assert vectors.similarity(unit(1), ["c", "x"]) == {"c": pytest.approx(0.7071, abs=0.01)}


def test_what_was_committed_is_there_when_opened_again(tmp_path: Path) -> None:
    filled(tmp_path).close()
    again = FlatVectors(tmp_path, "e5")
    assert again.count() == 3
    assert not again.get(["c"])["c"].whole
    assert again.get(["c"])["c"].values == pytest.approx(unit(0, 1), abs=0.01)


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    vectors = filled(tmp_path)
    vectors.add([Vector("d", unit(3))])
    vectors.delete(["a"])
    vectors.close()
    assert sorted(FlatVectors(tmp_path, "e5").get("abcd")) == ["a", "b", "c"]


def test_an_added_vector_replaces_the_one_of_its_id_also_after_compaction(tmp_path: Path) -> None:
    vectors = filled(tmp_path)
    for at in range(10):
        vectors.add([Vector("a", unit(at))])
        vectors.commit()
    assert vectors.count() == 3
    assert vectors.nearest(unit(9), limit=1)[0].id == "a"
    assert len(list(tmp_path.glob("*.rows"))) == 1


def test_a_deleted_vector_is_gone_and_an_unknown_one_does_no_harm(tmp_path: Path) -> None:
    vectors = filled(tmp_path)
    vectors.delete(["a", "unknown"])
    vectors.commit()
    assert [each.id for each in FlatVectors(tmp_path, "e5").nearest(unit(0), limit=9)] == ["b", "c"]


def test_rows_beyond_what_the_head_counts_are_a_killed_writers_and_go(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with (tmp_path / "0.rows").open("ab") as file:
        file.write(b"half a row")
    vectors = FlatVectors(tmp_path, "e5")
    vectors.add([Vector("d", unit(5))])
    vectors.commit()
    assert [each.id for each in vectors.nearest(unit(5), limit=1)] == ["d"]


def test_vectors_of_another_embedder_are_refused_with_the_remedy(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with pytest.raises(EngineUnavailableError, match="rebuild"):
        FlatVectors(tmp_path, "another")


def test_a_file_cut_short_is_told_not_read(tmp_path: Path) -> None:
    filled(tmp_path).close()
    (tmp_path / "0.rows").write_bytes(b"")
    with pytest.raises(EngineUnavailableError, match="rebuild"):
        FlatVectors(tmp_path, "e5")
