"""What a detector is shown: the text without what says nothing of its language, and not too much of it."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import Final

_NOISE: Final = re.compile(
    r"\S*(?:://|www\.|@)\S*"  # URLs, e-mail addresses, handles
    r"|#\w+"  # tags
    r"|\S+\.(?:eu|com|org|net|html?|php|pdf)\b\S*",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"://|www\.|[@#]|\.(?:eu|com|org|net|html?|php|pdf)\b", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]+")
_NO_WIDTH: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_FIRST: Final = re.compile(
    r"^\W*\w|[.!?:]\s+\w"
)  # letters that begin a sentence are capitals in any language
_LETTER: Final = re.compile(r"[^\W\d_]")

SHOWN: Final = 1_200
"""Characters of a long text that a detector is shown; more does not change its verdict."""

_SAMPLES: Final = 6


def normalise(text: str) -> str:
    """Return `text` sampled, in NFC, without controls, addresses and handles, CAPITALS as in a sentence."""
    text = sample(text)
    text = unicodedata.normalize("NFC", _NO_WIDTH.sub("", text))
    text = _CONTROLS.sub(" ", text)
    if _SIGNS.search(text):  # a quick look spares most texts the slow one
        text = _NOISE.sub(" ", text)
    return _FIRST.sub(lambda match: match[0].upper(), text.lower()) if _in_capitals(text) else text


def sample(text: str) -> str:
    """Return at most about `SHOWN` characters: stretches from the whole length that begin at line starts."""
    if len(text) <= SHOWN:
        return text
    size = SHOWN // _SAMPLES
    stretches = []
    for number in range(_SAMPLES):
        at = number * (len(text) - size) // (_SAMPLES - 1)
        line = text.find("\n", at, at + size)
        begin = at if number == 0 or line < 0 else line + 1
        stretches.append(text[begin : begin + size])
    return "\n".join(stretches)


def letters(text: str, *, up_to: int) -> int:
    """Count the letters of `text`, but stop counting at ``up_to``."""
    return sum(1 for _ in islice(_LETTER.finditer(text), up_to))


def _in_capitals(text: str) -> bool:
    """Tell whether the greater part of the cased letters are capitals, as in a headline."""
    upper = sum(map(str.isupper, text))
    return upper * 2 > upper + sum(map(str.islower, text))
