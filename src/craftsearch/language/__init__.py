"""Language: which one a text is in, passage by passage, and what its words are."""

from __future__ import annotations

from craftsearch.language.analysis import analyse, pieces, read_word, stem, stemmer, stopwords
from craftsearch.language.codes import ANALYSED, DETECTED, group, served
from craftsearch.language.detection import BACKENDS, detect
from craftsearch.language.detector import Detector
from craftsearch.language.folding import fold
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
    "language_spans",
    "pieces",
    "read_languages",
    "read_word",
    "served",
    "stem",
    "stemmer",
    "stopwords",
]
