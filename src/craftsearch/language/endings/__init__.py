"""Rules about endings, learnt from word forms; `README.md` tells the format and where they come from."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from craftsearch.model import Value

_LONGEST: Final = 7
_LEFT: Final = 3  # letters that a stem must have after the rule
_ROOT: Final = 2  # letters of the word that must be among them


class Change(Value, frozen=True):
    """Take ``cut`` letters off the end and put ``put`` in their place."""

    cut: int
    put: str


class Learnt(Value, frozen=True):
    """One round of rules: the longest ending in ``table`` that the word has is changed."""

    table: dict[str, Change]

    def __call__(self, word: str) -> str:
        """Change at most one ending, and none that would leave too little of the word."""
        for size in range(min(_LONGEST, len(word) - 1), 0, -1):
            change = self.table.get(word[-size:])
            if change is None:
                continue
            root = len(word) - change.cut
            if root >= _ROOT and root + len(change.put) >= _LEFT:
                return word[:root] + change.put
        return word


def learnt(code: str) -> tuple[Learnt, ...]:
    """Read the rounds of a language; none if nothing was learnt for it."""
    file = files(__name__).joinpath(f"{code}.txt")
    if not file.is_file():
        return ()
    return tuple(Learnt(_table(part)) for part in file.read_text(encoding="utf-8").split("\n\n"))


def _table(lines: str) -> dict[str, Change]:
    made: dict[str, Change] = {}
    changes: dict[str, Change] = {}
    for rule in lines.split():
        ending, _, what = rule.partition(":")
        if what not in changes:
            cut, _, put = what.partition("+")
            changes[what] = Change(int(cut), put)
        made[ending] = changes[what]
    return made
