"""Croatian, Serbian or Bosnian: one language to a detector, told apart by script and by spelling.

The cues stand in `standards.toml`: words that one standard prefers (Croatian month names, Bosnian
*sedmica* and *historija*), and the Serbian *e* where the others write *ije*. A text without a cue stays
undecided, and its low confidence says so.
"""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftsearch.model import Language, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARDS: Final = ("hr", "sr", "bs")

_CYRILLIC: Final = re.compile(r"[а-џ]")
_LATIN: Final = re.compile(r"[a-zčćđšž]")
_MOST: Final = 5  # cues of one kind that count; more of the same adds nothing
_LEAST: Final = 0.02  # the share below which the detector's own preference counts no less
_SCRIPT: Final = 3.0  # nats for Serbian when the text is in Cyrillic


class _Cue(Value, frozen=True):
    standard: str
    weight: float
    pattern: re.Pattern[str]


def refine(text: str, distribution: Mapping[str, float], mass: float) -> Language:
    """Name the standard; the confidence is the group's ``mass`` times the share of the standard in it."""
    text = text.lower()
    shares = {code: math.log(max(distribution.get(code, 0.0), _LEAST)) for code in STANDARDS}
    if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
        shares["sr"] += _SCRIPT
        why = "Cyrillic script"
    else:
        why = _weigh(text, shares)
    total = sum(map(math.exp, shares.values()))
    best = max(STANDARDS, key=lambda code: shares[code])
    return Language(best, round(mass * math.exp(shares[best]) / total, 4), f"one of hr, sr, bs; {why}")


def _weigh(text: str, shares: dict[str, float]) -> str:
    """Add the evidence of the cues to ``shares`` in place, and name what was found."""
    found: list[str] = []
    for cue in _cues():
        words = sorted(set(cue.pattern.findall(text)))
        shares[cue.standard] += cue.weight * min(len(words), _MOST)
        found += words
    return f"cues: {', '.join(found[:_MOST])}" if found else "no spelling cue"


@cache
def _cues() -> tuple[_Cue, ...]:
    data = tomllib.loads(Path(__file__).with_name("standards.toml").read_text(encoding="utf-8"))
    words = [
        _Cue(cue["standard"], cue["weight"], re.compile(rf"\b(?:{_alternatives(cue['words'])})"))
        for cue in data["cue"]
    ]
    parts = re.compile(rf"\w*(?:{_alternatives(data['ijekavian']['parts'])})\w*")
    return (*words, _Cue("sr", -data["ijekavian"]["weight"], parts))


def _alternatives(words: str) -> str:
    return "|".join(rf"{word[:-1]}\b" if word.endswith("=") else word for word in words.split())
