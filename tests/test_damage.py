"""What befalls an index from outside: kills, deletions, files that are not as they were written."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import craftsearch as cs
from craftsearch.errors import EngineUnavailableError
from craftsearch.index.store import Store
from craftsearch.library import Library
from craftsearch.model import RawItem

TEXTS = {
    "fair": "A wool fair took place in Pécs on 5 May 2014, and the weavers of the town sold felt there.",
    "bg": "Занаятите на Габрово бяха показани на гостите, които дойдоха в града през лятото.",
}


@pytest.fixture(params=["tantivy", "whoosh"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, engine: str) -> Path:
    with cs.open(tmp_path / "index", engine=engine) as opened:
        opened.ingest(
            [RawItem(f"news:{name}", "text/plain", text.encode()) for name, text in TEXTS.items()],
            vectors=False,
        )
    return tmp_path / "index"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with cs.open(folder) as opened:
        yield opened


@pytest.mark.parametrize("target", ["tantivy", "whoosh"])
def test_a_rebuild_that_is_killed_leaves_the_engine_that_answered(
    folder: Path, library: Library, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Store.refill

    def killed(self: Store) -> int:
        whole(self)
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "refill", killed)
    with pytest.raises(KeyboardInterrupt):
        library.convert(target)
    with cs.open(folder) as again:
        assert [hit.uri for hit in again.search("wool")] == ["news:fair"]
    monkeypatch.undo()
    with cs.open(folder) as again:
        assert again.convert(target) == 2
        assert [hit.uri for hit in again.search("wool")] == ["news:fair"]
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == [target]


def test_an_engine_that_is_gone_is_told_and_not_made_anew_by_who_reads(folder: Path, engine: str) -> None:
    for path in (folder / engine).iterdir():
        path.unlink()
    (folder / engine).rmdir()
    with cs.open(folder) as library:
        for ask in (lambda: library.search("wool"), library.facets, lambda: library.ingest([])):
            with pytest.raises(EngineUnavailableError, match="run 'craftsearch rebuild'"):
                ask()
        [finding] = [each for each in library.doctor() if each.check.startswith("engine")]
        assert not finding.sound
        assert library.rebuild() == 2
        assert [hit.uri for hit in library.search("wool")] == ["news:fair"]


@pytest.mark.parametrize("named", ["", "../victim", "other"])
def test_a_manifest_that_names_no_engine_of_ours_deletes_nothing(folder: Path, named: str) -> None:
    victim = folder.parent / "victim"
    victim.mkdir()
    path = folder / "manifest.json"
    path.write_text(f'{{"format":2,"engine":"{named}","created":"2026-11-28T10:52:26Z"}}', "utf-8")
    with cs.open(folder) as library, pytest.raises(EngineUnavailableError, match="names an engine"):
        library.convert("whoosh")
    assert victim.is_dir()
    assert (folder / "catalogue.sqlite").is_file()


@pytest.mark.parametrize("scale", [np.inf, np.nan, -1.0, 1e30])
def test_a_damaged_vector_is_never_compared(folder: Path, scale: float) -> None:
    with cs.open(folder) as library:
        library.embed()
        assert library.search("wool").cross_language == "meaning"
    path = folder / "vectors.bin"
    held = bytearray(path.read_bytes())
    held[256 + 8 : 256 + 12] = np.float32(scale).tobytes()
    path.write_bytes(held)
    with cs.open(folder) as library:
        found = library.search("wool")
        assert (found.cross_language, [hit.uri for hit in found]) == ("thesaurus", ["news:fair"])
        assert "holds no vectors that can be read" in found.lack


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves it open
@pytest.mark.parametrize("content", [b"", b"\x80\x04garbage", b"WHOO" * 40])
def test_a_damaged_file_of_whoosh_is_told_with_the_remedy(folder: Path, engine: str, content: bytes) -> None:
    if engine == "tantivy":
        with cs.open(folder) as library:
            library.convert("whoosh")
    [path] = (folder / "whoosh").glob("*.toc")
    path.write_bytes(content)
    with cs.open(folder) as library:
        with pytest.raises(EngineUnavailableError, match="run 'craftsearch rebuild'"):
            library.search("wool")
        assert library.rebuild() == 2
        assert [hit.uri for hit in library.search("wool")] == ["news:fair"]
