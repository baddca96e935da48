from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftsearch.language.detectors import py3langid

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Les artisans de la région"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return py3langid._cache_folder()


def test_the_unpacked_model_answers_as_the_packed_one(folder: Path) -> None:
    packed = py3langid._identifier.__wrapped__().rank(TEXT)
    assert (folder / "tk_nextmove.npy").is_file()
    assert py3langid._opened(folder).rank(TEXT) == packed


def test_a_damaged_cache_is_made_anew(folder: Path) -> None:
    folder.mkdir(parents=True)
    for part in py3langid._PARTS:
        (folder / f"{part}.npy").write_bytes(b"not an array")
    assert py3langid._identifier.__wrapped__().rank(TEXT)[0][0] == "fr"
    assert py3langid._opened(folder).rank(TEXT)[0][0] == "fr"


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert py3langid._identifier.__wrapped__().rank(TEXT)[0][0] == "fr"


def test_the_two_norwegian_standards_are_one_language() -> None:
    found = py3langid.Py3LangidDetector().distribution("Handverkarane syner fram arbeida sine")
    assert "nn" not in found
    assert max(found, key=lambda code: found[code]) == "no"
