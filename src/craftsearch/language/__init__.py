"""Language: which one a text is in, passage by passage, and what its words are.

What recognises a language is loaded when it is first asked for: a search does without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from craftsearch.language.analysis import (
    analyse,
    is_function_word,
    pieces,
    read_word,
    stem,
    stemmer,
    stopwords,
)
from craftsearch.language.codes import ANALYSED, DETECTED, group, known, served
from craftsearch.language.folding import fold

if TYPE_CHECKING:
    from craftsearch.language.detection import BACKENDS, detect
    from craftsearch.language.detector import Detector
    from craftsearch.language.spans import language_spans, read_languages

__all__ = [
    "ANALYSED",
    "BACKENDS",
    "DETECTED",
    "Detector",
    "analyse",
    "detect",
    "fold",
    "group",
    "is_function_word",
    "known",
    "language_spans",
    "pieces",
    "read_languages",
    "read_word",
    "served",
    "stem",
    "stemmer",
    "stopwords",
]

_LATE: Final = {
    "BACKENDS": "detection",
    "detect": "detection",
    "Detector": "detector",
    "language_spans": "spans",
    "read_languages": "spans",
}


def __getattr__(name: str) -> object:
    """Load what recognises languages."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
