"""Rules about endings, learnt from word forms; `README.md` tells the format and where they come from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from craftsearch.model import Value

_LONGEST: Final = 7
_LEFT: Final = 3  # letters that a stem must have after the rule
_ROOT: Final = 2  # letters of the word that must be among them


class Learnt(Value, frozen=True):
    """One round of rules: the longest ending in ``table`` that the word has is changed.

    ``table`` keeps each change as it is written, ``cut+letters``, because most are never asked for.
    """

    table: dict[str, str]

    def __call__(self, word: str) -> str:
        """Change at most one ending, and none that would leave too little of the word."""
        for size in range(min(_LONGEST, len(word) - 1), 0, -1):
            change = self.table.get(word[-size:])
            if change is None:
                continue
            cut, _, put = change.partition("+")
            root = len(word) - int(cut)
            if root >= _ROOT and root + len(put) >= _LEFT:
                return word[:root] + put
        return word


def learnt(code: str) -> tuple[Learnt, ...]:
    """Read the rounds of a language; none if nothing was learnt for it."""
    file = Path(__file__).with_name(f"{code}.txt")
    if not file.is_file():
        return ()
    return tuple(Learnt(_table(part)) for part in file.read_text(encoding="utf-8").split("\n\n"))


def _table(lines: str) -> dict[str, str]:
    rules = iter(lines.replace(":", " ").split())
    return dict(zip(rules, rules, strict=True))
