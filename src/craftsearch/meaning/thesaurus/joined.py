"""Several thesauri as one: each keeps its concepts, the longest label found in any of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.errors import NotFoundError
from craftsearch.meaning.thesaurus.lookup import outermost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftsearch.meaning.thesaurus.lookup import Keys, Match, Thesaurus


class Joined:
    """The first thesaurus and those beside it; methods as in `lookup.Thesaurus`."""

    def __init__(self, parts: Sequence[Thesaurus]) -> None:
        """Keep the parts, whose concepts have different ids."""
        self._parts = tuple(parts)
        self._of = {name: part for part in parts for name in part.ids}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all concepts, thesaurus by thesaurus."""
        return tuple(self._of)

    def broader(self, concept_id: str) -> tuple[str, ...]:
        """Return the ids of the next wider concepts. Raises `NotFoundError`."""
        return self._part(concept_id).broader(concept_id)

    def label(self, concept_id: str, language: str) -> str:
        """Return the preferred label, the English one for a language without, else any."""
        return self._part(concept_id).label(concept_id, language)

    def match(self, tokens: Mapping[str, Sequence[str]]) -> tuple[Match, ...]:
        """Return the longest labels among a query's words, whichever thesaurus has them."""
        return tuple(outermost(match for part in self._parts for match in part.match(tokens)))

    def expansions(self, concept_id: str) -> Mapping[str, Keys]:
        """Return, per language, the stems of every label. Raises `NotFoundError`."""
        return self._part(concept_id).expansions(concept_id)

    def themes(self, terms: Mapping[str, Sequence[str]], limit: int = 12) -> tuple[str, ...]:
        """Return the concepts a document's stems name, at most ``limit`` of each thesaurus."""
        return tuple(theme for part in self._parts for theme in part.themes(terms, limit))

    def _part(self, concept_id: str) -> Thesaurus:
        try:
            return self._of[concept_id]
        except KeyError:
            raise NotFoundError(f"no concept {concept_id!r} in the thesauri of this index") from None
