"""The port through which a language is recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Detector(Protocol):
    """Tells how likely a text is to be in each language it knows."""

    @property
    def languages(self) -> frozenset[str]:
        """The codes of `DETECTED` that this detector can answer with; of any other it knows nothing."""
        ...

    def distributions(self, texts: Sequence[str]) -> list[Mapping[str, float]]:
        """Return for each text a probability for each language, those outside `DETECTED` included.

        They sum to 1; there are none when a text gives no evidence at all. Each text has been through
        `normalise`, and is judged alone: many at once are only faster. Pure.
        """
        ...
