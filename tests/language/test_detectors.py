from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from craftsearch.language.detectors import py3langid

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Les artisans de la région"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return py3langid._cache_folder()


def best(model: py3langid._Model) -> str:
    scores = [py3langid._scored([TEXT.encode()], model)[0]]
    return max(scores[0], key=lambda code: scores[0][code])


def test_the_unpacked_model_answers_as_the_packed_one(folder: Path) -> None:
    packed = py3langid._model.__wrapped__()
    assert (folder / "tk_nextmove.npy").is_file()
    unpacked = py3langid._opened(folder)
    assert py3langid._scored([TEXT.encode()], unpacked) == py3langid._scored([TEXT.encode()], packed)


def test_scores_are_those_of_the_library() -> None:
    library = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    texts = [TEXT, "", "Η τέχνη", "Les artisans", "ab" * 3000]
    for text, found in zip(texts, py3langid.Py3LangidDetector().distributions(texts), strict=True):
        theirs = dict(library.rank(text))
        assert found["fr"] == pytest.approx(theirs["fr"], abs=1e-4)
        assert found["el"] == pytest.approx(theirs["el"], abs=1e-4)


def test_a_damaged_cache_is_made_anew(folder: Path) -> None:
    folder.mkdir(parents=True)
    for part in py3langid._PARTS:
        (folder / f"{part}.npy").write_bytes(b"not an array")
    assert best(py3langid._model.__wrapped__()) == "fr"
    assert best(py3langid._opened(folder)) == "fr"


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert best(py3langid._model.__wrapped__()) == "fr"


def test_the_two_norwegian_standards_are_one_language() -> None:
    (found,) = py3langid.Py3LangidDetector().distributions(["Handverkarane syner fram arbeida sine"])
    assert "nn" not in found
    assert max(found, key=lambda code: found[code]) == "no"
