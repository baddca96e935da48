from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest

from craftsearch.meaning import debias
from craftsearch.meaning.port import EmbedderUnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from craftsearch.meaning.encoder import Encoder
    from craftsearch.meaning.port import Kind

EUROPEAN_UNION = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
NEIGHBOURS = "no is uk ru sr mk sq tr ca"
LANGUAGES = f"{EUROPEAN_UNION} {NEIGHBOURS}".split()

Vectors = dict[tuple[str, str], "NDArray[np.float32]"]


@pytest.fixture(scope="module")
def raw(encoder: Encoder) -> Vectors:
    """Return the raw vectors of every parallel sentence; takes some 15 s."""
    return {
        (code, kind): encoder.encode(sentences, kind=kind)
        for code, sentences in debias.parallel().items()
        for kind in ("query", "passage")
    }


def _manifest() -> debias.Manifest:
    return msgspec.json.decode((debias._FOLDER / debias.MANIFEST).read_bytes(), type=debias.Manifest)


def _made_up(texts: Sequence[str], *, kind: Kind) -> NDArray[np.float32]:
    """Return vectors of a meaning (the last word) plus an offset for language (the first) and kind."""
    random = np.random.default_rng
    rows = [
        random(len(text.split()[-1])).normal(size=384)
        + 3 * random(ord(text[0])).normal(size=384)
        + (kind == "query")
        for text in texts
    ]
    return np.array(rows, np.float32)


MADE_UP = {code: [f"{code} {'i' * length}" for length in range(1, 40)] for code in "abcd"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_says_the_same_sixty_sentences(code: str) -> None:
    sentences = debias.parallel()[code]
    assert len(sentences) == len(debias.parallel()["en"]) >= 60
    assert len(set(sentences)) == len(sentences)
    for sentence, english in zip(sentences, debias.parallel()["en"], strict=True):
        assert sentence == sentence.strip() == unicodedata.normalize("NFC", sentence)
        assert sentence.endswith(("?", ";")) == english.endswith("?"), sentence


def test_no_other_language_is_among_them() -> None:
    assert sorted(debias.parallel()) == sorted(LANGUAGES)


def test_the_manifest_names_the_sentences_that_are_here() -> None:
    assert _manifest().sentences == debias.fingerprint(debias.parallel())
    assert _manifest().languages == tuple(sorted(LANGUAGES))


def test_the_checked_in_vectors_are_what_the_script_builds(raw: Vectors, encoder: Encoder) -> None:
    _, kept = debias.load(weights=encoder.sha256)
    codes = {code: [code] for code in debias.parallel()}
    built = debias.learn(codes, lambda texts, *, kind: raw[texts[0], kind])
    # Processors differ in int8; the cosines of the angles between two subspaces are the singular values.
    overlap = np.linalg.svd(kept.basis[:, :20].T @ built.basis, compute_uv=False)
    assert overlap.min() > 0.99
    assert np.abs(kept.query - built.query).max() < 0.005
    assert np.abs(kept.passage - built.passage).max() < 0.005


def test_each_sentence_is_nearest_to_its_own_translations(raw: Vectors, encoder: Encoder) -> None:
    _, kept = debias.load(weights=encoder.sha256)
    vectors = {code: kept.apply(raw[code, "passage"], kind="passage") for code in LANGUAGES}
    total = np.sum(list(vectors.values()), axis=0)
    astray = [
        (code, int(line))
        for code, each in vectors.items()
        for line in np.flatnonzero((each @ (total - each).T).argmax(axis=1) != np.arange(len(each)))
    ]
    assert len(astray) < 20, astray


def test_what_is_learnt_brings_translations_together() -> None:
    learnt = debias.learn(MADE_UP, _made_up, rank=3)
    left = learnt.apply(_made_up(MADE_UP["a"], kind="query"), kind="query")
    right = learnt.apply(_made_up(MADE_UP["d"], kind="passage"), kind="passage")
    assert ((left @ right.T).argmax(axis=1) == np.arange(len(left))).all()
    assert np.einsum("ij,ij->i", left, right).min() > 0.99


def test_neutral_vectors_have_unit_length_and_no_part_along_the_directions() -> None:
    learnt = debias.learn(MADE_UP, _made_up, rank=3)
    neutral = learnt.apply(_made_up(MADE_UP["b"], kind="passage"), kind="passage")
    assert np.linalg.norm(neutral, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.abs(neutral @ learnt.basis).max() < 1e-4


def test_what_is_packed_is_unpacked_unchanged() -> None:
    learnt = debias.learn(MADE_UP, _made_up, rank=3)
    for before, after in zip(learnt, debias.unpack(debias.pack(learnt)), strict=True):
        assert np.array_equal(before, after)


def test_directions_are_refused_to_other_weights() -> None:
    with pytest.raises(EmbedderUnavailableError, match=r"not those.*pip install"):
        debias.load(weights="0" * 64)


def test_damaged_directions_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = _manifest()
    content = bytearray((debias._FOLDER / debias.VECTORS).read_bytes())
    content[1000] ^= 1
    (tmp_path / debias.VECTORS).write_bytes(content)
    (tmp_path / debias.MANIFEST).write_bytes(msgspec.json.encode(manifest))
    monkeypatch.setattr(debias, "_FOLDER", tmp_path)
    with pytest.raises(EmbedderUnavailableError, match="damaged"):
        debias.load(weights=manifest.weights)
