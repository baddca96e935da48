"""Language: which one a text is in, passage by passage, and what its words are."""

from __future__ import annotations

from craftsearch.language.analysis import analyse, stem, stopwords
from craftsearch.language.codes import ANALYSED, DETECTED, group
from craftsearch.language.folding import fold

__all__ = ["ANALYSED", "DETECTED", "analyse", "fold", "group", "stem", "stopwords"]
