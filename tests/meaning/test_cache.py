from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from craftsearch.meaning import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "kept"))
    return tmp_path / "kept"


def _never() -> bytes:
    raise AssertionError("built again")


def test_what_was_built_once_is_read_the_next_time() -> None:
    assert bytes(cache.kept("it", lambda: b"payload").payload) == b"payload"
    assert bytes(cache.kept("it", _never).payload) == b"payload"


@pytest.mark.parametrize("length", [0, 5, 25])
def test_a_file_cut_short_is_built_again(folder: Path, length: int) -> None:
    cache.kept("it", lambda: b"payload")
    file = folder / "it"
    file.write_bytes(file.read_bytes()[:length])
    assert bytes(cache.kept("it", lambda: b"anew").payload) == b"anew"


def test_a_file_with_one_changed_bit_is_built_again(folder: Path) -> None:
    cache.kept("it", lambda: b"payload")
    content = bytearray((folder / "it").read_bytes())
    content[-1] ^= 1
    (folder / "it").write_bytes(content)
    assert bytes(cache.kept("it", lambda: b"anew").payload) == b"anew"


def test_a_file_of_another_program_is_built_again(folder: Path) -> None:
    folder.mkdir()
    (folder / "it").write_bytes(b"something else, and long enough for a header")
    assert bytes(cache.kept("it", lambda: b"anew").payload) == b"anew"


def test_nothing_but_the_finished_file_is_left(folder: Path) -> None:
    cache.kept("it", lambda: b"payload")
    assert [entry.name for entry in folder.iterdir()] == ["it"]


def test_a_failed_write_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert bytes(cache.kept("it", lambda: b"payload").payload) == b"payload"
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "file" / "below"))
    with caplog.at_level(logging.WARNING):
        assert bytes(cache.kept("it", lambda: b"payload").payload) == b"payload"
    assert str(tmp_path / "file" / "below" / "it") in caplog.text
    assert "set CRAFTSEARCH_CACHE to a writable folder" in caplog.text


def test_the_cache_follows_the_xdg_specification(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.ENVIRONMENT)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache.folder() == Path("/somewhere/craftsearch")


@pytest.mark.parametrize("value", ["", "relative/path"])
def test_an_xdg_path_that_is_not_absolute_is_ignored(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.ENVIRONMENT)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    assert cache.folder() == Path.home() / ".cache" / "craftsearch"


def test_on_macos_the_cache_is_in_the_library_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.ENVIRONMENT)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache.folder() == Path.home() / "Library" / "Caches" / "craftsearch"
