"""py3langid: naive Bayes over byte n-grams, 140 languages (Lui and Baldwin 2011; Barbaresi 2022)."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from craftsearch.language.codes import ALIASES, DETECTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

_PARTS: Final = ("nb_ptc", "nb_pc", "nb_classes", "tk_nextmove", "tk_row", "tk_output")
_TOGETHER: Final = 200_000  # bytes that are read at once: some 10 MB of working memory


class _Model(NamedTuple):
    """The library's arrays: weights ``[features, classes]``, priors, names, and the automaton of n-grams.

    The automaton is in ``state``, reads ``byte`` and goes to ``moves[rows[state] + byte]``; a state stands
    for the feature ``outputs[state]``, or for none where that is negative.
    """

    weights: NDArray[np.float16]
    priors: NDArray[np.float32]
    names: tuple[str, ...]
    columns: NDArray[np.intp]
    moves: NDArray[np.uint32]
    rows: NDArray[np.int32]
    outputs: NDArray[np.int32]


class Py3LangidDetector:
    """The whole model, not restricted: the mass on other languages tells that a text is none of ours.

    Scores are the library's own; many texts are read at once, which is faster than byte by byte.
    """

    languages: Final = DETECTED

    def distributions(self, texts: Sequence[str]) -> list[Mapping[str, float]]:
        """Return for each text a probability for each of the model's languages, Nynorsk as Norwegian."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        found: list[Mapping[str, float]] = []
        for batch in _batches(encoded):
            found += _scored(batch, _model())
        return found


def _batches(encoded: Sequence[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for each in encoded:
        if batch and size + len(each) > _TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(each)
        size += len(each)
    if batch:
        yield batch


def _scored(batch: list[bytes], model: _Model) -> list[Mapping[str, float]]:
    import numpy as np

    scores = np.zeros((len(batch), len(model.columns)), np.float32)
    for number, features in enumerate(_features(batch, model)):
        if features.size:
            seen, counts = np.unique(features, return_counts=True)
            scores[number] = np.log1p(counts.astype(np.float32)) @ model.weights[seen] + model.priors
    # The library's temperature: the square root of the length keeps probabilities comparable.
    scores /= np.sqrt([[len(each) or 1] for each in batch]).astype(np.float32)
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    merged = np.zeros((len(batch), len(model.names)))
    np.add.at(merged.T, model.columns, likely.T)
    return [dict(zip(model.names, each, strict=True)) for each in merged.tolist()]


def _features(batch: list[bytes], model: _Model) -> Iterator[NDArray[np.int32]]:
    """Walk the automaton over all texts at once; yield each text's features.

    Every place begins in the start state and follows its neighbour until nothing changes any more: that is
    the walk from the left, for any automaton, and after as many rounds as the longest n-gram has bytes.
    """
    import numpy as np

    read = np.frombuffer(b"".join(batch), np.uint8).astype(np.int32)
    ends = np.cumsum([len(each) for each in batch])
    states = np.zeros(len(read), np.int32)
    while read.size:
        before = np.concatenate((states[-1:] * 0, states[:-1]))
        before[ends[:-1][ends[:-1] < len(read)]] = 0
        after = model.moves[model.rows[before] + read].astype(np.int32)
        if np.array_equal(after, states):
            break
        states = after
    features = model.outputs[states]
    for each in np.split(features, ends[:-1]):
        yield each[each >= 0]


@cache
def _model() -> _Model:
    """Open the model: 0.7 s from the package, which is compressed; 10 ms once a cache holds it unpacked."""
    folder = _cache_folder()
    with contextlib.suppress(OSError, ValueError, EOFError):
        return _opened(folder)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    parts = {part: _array(part, getattr(made, part)) for part in _PARTS}
    with contextlib.suppress(OSError):  # a disk that is full or read-only only costs time
        _keep(parts, folder)
    return _laid_out(parts)


def _array(part: str, held: object) -> NDArray[Any]:
    import numpy as np

    array = np.asarray(held)
    return array.astype(np.int32) if part == "tk_output" else array


def _laid_out(parts: dict[str, NDArray[Any]]) -> _Model:
    import numpy as np

    codes = [ALIASES.get(code, code) for code in parts["nb_classes"].tolist()]
    names = tuple(dict.fromkeys(codes))
    return _Model(
        parts["nb_ptc"],
        np.asarray(parts["nb_pc"]),
        names,
        np.array([names.index(code) for code in codes]),
        parts["tk_nextmove"],
        np.asarray(parts["tk_row"]).astype(np.int32) << 8,
        parts["tk_output"],
    )


def _cache_folder() -> Path:
    """Name the folder of this version's model in the user's cache (XDG; the local equivalents elsewhere)."""
    home = Path.home()
    default = {"darwin": home / "Library" / "Caches", "win32": home / "AppData" / "Local"}
    base = Path(os.environ.get("XDG_CACHE_HOME") or default.get(sys.platform, home / ".cache"))
    return base / "craftsearch" / f"py3langid-{version('py3langid')}"


def _opened(folder: Path) -> _Model:
    """Map the unpacked arrays into memory, shared between processes.

    Raises OSError when there are none, ValueError or EOFError when they are damaged.
    """
    import numpy as np

    mapped = {part: np.load(folder / f"{part}.npy", mmap_mode="r", allow_pickle=False) for part in _PARTS}
    return _laid_out({part: np.asarray(array) for part, array in mapped.items()})


def _keep(parts: dict[str, NDArray[Any]], folder: Path) -> None:
    """Write the arrays side by side and move them into place at once, so that none is half there."""
    import numpy as np

    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        inside = Path(made, folder.name)
        inside.mkdir()
        for part, array in parts.items():
            np.save(inside / f"{part}.npy", array)
        shutil.rmtree(folder, ignore_errors=True)  # there is one only if it was damaged
        inside.rename(folder)
