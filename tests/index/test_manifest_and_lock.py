import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from craftsearch.errors import EngineUnavailableError, IndexLockedError, IndexVersionError
from craftsearch.index import manifest
from craftsearch.index.lock import write_lock


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written = manifest.write(tmp_path, "tantivy")
    assert manifest.read(tmp_path) == written
    assert written.engine == "tantivy"
    assert written.created.tzinfo == dt.UTC


def test_a_folder_without_manifest_is_no_index(tmp_path: Path) -> None:
    assert manifest.read(tmp_path) is None
    assert manifest.read(tmp_path / "nothing") is None


def test_a_file_in_place_of_the_folder_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert manifest.read(tmp_path / "file") is None


def test_writing_leaves_no_scratch_file(tmp_path: Path) -> None:
    manifest.write(tmp_path, "whoosh")
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_an_older_format_is_refused_with_the_way_to_renew_it(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text('{"format": 1, "engine": "tantivy", "created": "2026-01-01T00:00:00Z"}', "utf-8")
    found = manifest.read(tmp_path)
    assert found is not None
    with pytest.raises(
        IndexVersionError, match="format 1, this program asks format 2 — run 'craftsearch rebuild'"
    ):
        manifest.current(tmp_path, found)


def test_a_newer_format_names_both_formats(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text('{"format": 7, "engine": "tantivy", "created": "2026-01-01T00:00:00Z"}', "utf-8")
    with pytest.raises(IndexVersionError, match=r"format 7, this program reads up to 2"):
        manifest.read(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "x"}'])
def test_a_damaged_manifest_is_said_to_be_damaged(content: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(content, "utf-8")
    with pytest.raises(EngineUnavailableError, match="cannot be read"):
        manifest.read(tmp_path)


def test_a_second_holder_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with (
        write_lock(tmp_path),
        pytest.raises(IndexLockedError, match=f"process {os.getpid()}"),
        write_lock(tmp_path),
    ):
        pass


def test_the_lock_is_free_again_after_use(tmp_path: Path) -> None:
    for _ in range(2):
        with write_lock(tmp_path):
            assert (tmp_path / "write.owner").exists()


def test_a_dead_holder_does_not_keep_the_lock(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, pathlib; from craftsearch.index.lock import write_lock\n"
        "with write_lock(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
    assert (tmp_path / "write.owner").exists()
    with write_lock(tmp_path):
        assert (tmp_path / "write.owner").read_text("utf-8") == str(os.getpid())


def test_a_folder_that_cannot_be_written_is_an_error_with_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(EngineUnavailableError, match="permissions"), write_lock(tmp_path / "file" / "index"):
        pass
