"""Rules about endings, learnt from word forms; `README.md` tells the format and where they come from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from craftsearch.model import Value

_ONE: Final = (1,)
_LEFT: Final = 3  # letters that a stem must have after the rule
_ROOT: Final = 2  # letters of the word that must be among them


class Learnt(Value, frozen=True):
    """One round of rules: the longest ending in ``table`` that the word has is changed.

    ``table`` keeps each change as it is written, ``cut+letters``, because most are never asked for. ``sizes``
    tells for each last two letters how long the endings are that have them, so that few are looked for.
    """

    table: dict[str, str]
    sizes: dict[str, tuple[int, ...]]

    def __call__(self, word: str) -> str:
        """Change at most one ending, and none that would leave too little of the word."""
        find, length = self.table.get, len(word)
        for size in self.sizes.get(word[-2:], _ONE):
            change = find(word[-size:]) if size < length else None
            if change is None:
                continue
            cut, _, put = change.partition("+")
            root = length - int(cut)
            if root >= _ROOT and root + len(put) >= _LEFT:
                return word[:root] + put
        return word


def one_round(table: dict[str, str]) -> Learnt:
    """Make a round of rules of what each ending becomes."""
    sizes: dict[str, set[int]] = {}
    for ending in table:
        if len(ending) > 1:
            sizes.setdefault(ending[-2:], {1}).add(len(ending))
    return Learnt(table, {tail: tuple(sorted(held, reverse=True)) for tail, held in sizes.items()})


def learnt(code: str) -> tuple[Learnt, ...]:
    """Read the rounds of a language; none if nothing was learnt for it."""
    file = Path(__file__).with_name(f"{code}.txt")
    if not file.is_file():
        return ()
    return tuple(one_round(_table(part)) for part in file.read_text(encoding="utf-8").split("\n\n"))


def _table(lines: str) -> dict[str, str]:
    rules = iter(lines.replace(":", " ").split())
    return dict(zip(rules, rules, strict=True))
