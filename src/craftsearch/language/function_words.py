"""Which languages a short text's words belong to: *ikke* is Danish and Norwegian, *inte* Swedish.

Function words are those of each language's rules, other words those of `common_words`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from craftsearch.language import common_words
from craftsearch.language.analysis import stopwords
from craftsearch.language.codes import DETECTED

_ORDER: Final = tuple(sorted(DETECTED))
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def strange_words(text: str) -> tuple[int, dict[str, int]]:
    """Count the words that are known somewhere, and for each language those that are not known there."""
    known = _known()
    masks = [known.get(word, 0) | common_words.mask(word) for word in _WORD.findall(text.lower())]
    met = [mask for mask in masks if mask]
    return len(met), {code: sum(not mask >> place & 1 for mask in met) for place, code in enumerate(_ORDER)}


@cache
def _known() -> dict[str, int]:
    """Map each function word to a mask: one bit for each language of `_ORDER` that has it."""
    masks: dict[str, int] = {}
    for place, code in enumerate(_ORDER):
        for word in stopwords(code):
            masks[word] = masks.get(word, 0) | 1 << place
    return masks
