"""What is known of one language's words, and how it is applied; `languages` holds a file for each."""

from __future__ import annotations

from typing import Protocol

from craftsearch.language.folding import fold_but, lower
from craftsearch.model import Value


class Step(Protocol):
    """One change on the way from a word to its stem; pure."""

    def __call__(self, word: str) -> str:
        """Return the word changed, or as it was."""
        ...


class Endings(Value, frozen=True):
    """Takes off, or swaps, the longest ending in ``table`` that leaves at least ``left`` letters."""

    table: dict[str, str]
    left: int
    longest: int

    def __call__(self, word: str) -> str:
        """Change at most one ending."""
        table = self.table
        for size in range(min(self.longest, len(word) - self.left), 0, -1):
            ending = word[-size:]
            if ending in table:
                return word[:-size] + table[ending]
        return word


class Beginnings(Value, frozen=True):
    """Takes off, or swaps, the longest beginning in ``table`` that leaves at least ``left`` letters."""

    table: dict[str, str]
    left: int
    longest: int

    def __call__(self, word: str) -> str:
        """Change at most one beginning."""
        table = self.table
        for size in range(min(self.longest, len(word) - self.left), 0, -1):
            beginning = word[:size]
            if beginning in table:
                return table[beginning] + word[size:]
        return word


class Letters(Value, frozen=True):
    """Swaps strings of letters wherever they stand, in order."""

    table: dict[str, str]

    def __call__(self, word: str) -> str:
        """Change every occurrence."""
        for old, new in self.table.items():
            word = word.replace(old, new)
        return word


def _table(pairs: str) -> dict[str, str]:
    """Read ``"ata ite>it"``: each ending, and after ``>`` what takes its place (nothing if left out)."""
    table: dict[str, str] = {}
    for pair in pairs.split():
        old, _, new = pair.partition(">")
        table[old] = new
    return table


def endings(pairs: str, *, left: int = 3) -> Endings:
    """Build a step from ``"ending ending>replacement …"``; ``left`` letters must remain before it."""
    table = _table(pairs)
    return Endings(table, left, max(map(len, table)))


def beginnings(pairs: str, *, left: int = 3) -> Beginnings:
    """Build a step from ``"beginning beginning>replacement …"``; ``left`` letters must remain after it."""
    table = _table(pairs)
    return Beginnings(table, left, max(map(len, table)))


def letters(pairs: str) -> Letters:
    """Build a step from ``"letters>replacement …"``."""
    return Letters(_table(pairs))


class Rules(Value, frozen=True):
    """All that analysis knows of one language.

    A word among the ``irregular`` has the first of its line as stem. Any other is lowered, goes through
    ``before``, through the Snowball algorithm named ``snowball`` if there is
    one, then through ``after``; at last diacritics are folded, all but those on the letters in ``kept``,
    which readers of the language tell apart. ``suffix_apostrophe``: what follows an apostrophe is an
    inflection (*Ankara'da*).
    """

    code: str
    source: str
    stopwords: str
    irregular: str = ""
    snowball: str | None = None
    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    kept: str = ""
    dotless: bool = False
    suffix_apostrophe: bool = False

    def exceptions(self) -> dict[str, str]:
        """Return the stem of each irregular form; where a form stands in two lines, the first counts.

        Two words whose first forms fold alike (*marche*, *marché*) have different stems.
        """
        found: dict[str, str] = {}
        taken: set[str] = set()
        for line in self.irregular.strip().splitlines():
            first, *others = map(self.lower, line.split())
            stem = found.get(first, self.finish(first))
            if first not in found and stem in taken:
                stem = first if first not in taken else f"{first}2"
            taken.add(stem)
            for form in (first, *others):
                found.setdefault(form, stem)
        return found

    def lower(self, word: str) -> str:
        """Lower a word as the language does, in NFC."""
        return lower(word, dotless=self.dotless)

    def finish(self, stem: str) -> str:
        """Fold the stem's diacritics but the kept ones."""
        return fold_but(stem, self.kept)
