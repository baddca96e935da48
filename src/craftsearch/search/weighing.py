"""What words weigh in an index of many languages, where the engine takes each from all documents."""

from __future__ import annotations

from functools import cache
from math import log
from typing import TYPE_CHECKING

from craftsearch.index.engine import TEXT
from craftsearch.index.keys import tagged
from craftsearch.language import group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_LEAST = 0.05
_UNHEARD = 0.5  # of the greatest weight, for a word that stands nowhere
# How far weights go over to what is fairer among many languages: a word's to that of its own language, a
# concept's names to that of all of them together. Measured in benchmarks/meaning/README.md.
_OWN_SHARE = 0.4
_UNION_SHARE = 0.8

Labels = dict[str, tuple[tuple[str, ...], ...]]
"""How a concept is called: by language, the stems of each name."""


class Weights:
    """Factors that make up for what the engine reckons; all 1 where nothing is known of the index.

    ``attainable`` is the sum of what the words asked for so far can bring.
    """

    def __init__(
        self, frequency: Callable[[str, str], int] | None, documents: int, languages: Sequence[str]
    ) -> None:
        """Take how many documents hold a term of a field, of how many, and the languages they are in."""
        self._frequency = cache(frequency) if frequency else None  # asked again for title and text
        self._documents = documents
        self._languages = languages
        self.attainable = 0.0

    def holds(self, field: str, term: str) -> bool:
        """Tell whether any document holds the term, as far as is known."""
        return self._frequency is None or self._frequency(field, term) > 0

    def of_word(self, stems: Iterable[tuple[str, ...]]) -> float:
        """Correct a word's weight to that in its own language, and add it to ``attainable``.

        In an index of many languages each word is rare, so the words of the question's own language would
        outweigh what the thesaurus bridges.
        """
        frequency, documents = self._frequency, self._documents
        if frequency is None or not documents:
            return 1.0
        found = [(frequency(TEXT, terms[0]), terms[0]) for terms in stems if len(terms) == 1]
        held, term = max(found, default=(0, ""))
        if not held:
            self.attainable += _UNHEARD * _rarity(documents, 0)
            return 1.0
        related = [code for code in self._languages if group(code) == term.partition(":")[0]]
        own = max([held, *(frequency("passage", code) for code in related)])
        weight = _rarity(own, held)
        self.attainable += weight
        return float(max(_LEAST, (weight / _rarity(documents, held)) ** _OWN_SHARE))

    def of_name(self, terms: tuple[str, ...], concept: float) -> float:
        """Correct the weight of a concept's name to that of the concept."""
        if self._frequency is None or not concept:
            return 1.0
        weight = sum(_rarity(self._documents, self._frequency(TEXT, term)) for term in terms)
        return float(min(1.0, concept / weight) ** _UNION_SHARE)

    def of_concept(self, labels: Labels, languages: Iterable[str]) -> float:
        """Weigh a concept as one term, by the documents that hold any of its names; 0 where unknown."""
        frequency = self._frequency
        if frequency is None or not self._documents:
            return 0.0
        held = sum(
            min(frequency(TEXT, tagged(code, term)) for term in label)
            for code in languages
            for label in labels.get(code, ())
        )
        return _rarity(self._documents, held)


def _rarity(documents: int, held: int) -> float:
    """Weigh a term as BM25 does: its inverse document frequency, never negative."""
    return log(1 + (max(0, documents - held) + 0.5) / (held + 0.5))  # deleted ones may still count as held
