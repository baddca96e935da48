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
from typing import TYPE_CHECKING, Final

from craftsearch.language.codes import ALIASES, DETECTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from py3langid.langid import LanguageIdentifier

_PARTS: Final = ("nb_ptc", "nb_pc", "nb_classes", "tk_nextmove", "tk_row", "tk_output")


class Py3LangidDetector:
    """The whole model, not restricted: the mass on other languages tells that a text is none of ours."""

    languages: Final = DETECTED

    def distribution(self, text: str) -> Mapping[str, float]:
        """Return a probability for each of the model's languages, Nynorsk counted as Norwegian."""
        found: dict[str, float] = {}
        for code, probability in _identifier().rank(text):
            code = ALIASES.get(code, code)  # noqa: PLW2901 (one name for one thing)
            found[code] = found.get(code, 0.0) + probability
        return found


@cache
def _identifier() -> LanguageIdentifier:
    """Open the model: 0.7 s from the package, which is compressed; 10 ms once a cache holds it unpacked."""
    folder = _cache_folder()
    with contextlib.suppress(OSError, ValueError, EOFError):
        return _opened(folder)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    with contextlib.suppress(OSError):  # a disk that is full or read-only only costs time
        _keep(made, folder)
    return made


def _cache_folder() -> Path:
    """Name the folder of this version's model in the user's cache (XDG; the local equivalents elsewhere)."""
    home = Path.home()
    default = {"darwin": home / "Library" / "Caches", "win32": home / "AppData" / "Local"}
    base = Path(os.environ.get("XDG_CACHE_HOME") or default.get(sys.platform, home / ".cache"))
    return base / "craftsearch" / f"py3langid-{version('py3langid')}"


def _opened(folder: Path) -> LanguageIdentifier:
    """Map the unpacked arrays into memory, shared between processes.

    Raises OSError when there are none, ValueError or EOFError when they are damaged.
    """
    import numpy as np

    parts = {part: np.load(folder / f"{part}.npy", mmap_mode="r", allow_pickle=False) for part in _PARTS}
    from py3langid.langid import LanguageIdentifier

    # The walk over the automaton reads single numbers, which a memoryview does as fast as a list.
    return LanguageIdentifier(
        parts["nb_ptc"],
        np.asarray(parts["nb_pc"]),
        parts["nb_classes"].tolist(),
        memoryview(parts["tk_nextmove"]),
        memoryview(parts["tk_output"]),
        norm_probs=True,
        tk_row=memoryview(parts["tk_row"]),
    )


def _keep(identifier: LanguageIdentifier, folder: Path) -> None:
    """Write the arrays side by side and move them into place at once, so that none is half there."""
    import numpy as np

    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        inside = Path(made, folder.name)
        inside.mkdir()
        for part in _PARTS:
            array = np.asarray(getattr(identifier, part))
            np.save(inside / f"{part}.npy", array.astype(np.int32) if part == "tk_output" else array)
        shutil.rmtree(folder, ignore_errors=True)  # there is one only if it was damaged
        inside.rename(folder)
