"""The port through which a language is recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Detector(Protocol):
    """Tells how likely a text is to be in each language it knows."""

    @property
    def languages(self) -> frozenset[str]:
        """The codes of `DETECTED` that this detector can answer with; of any other it knows nothing."""
        ...

    def distribution(self, text: str) -> Mapping[str, float]:
        """Return a probability for each language, codes outside `DETECTED` included; they sum to 1.

        Empty when the text gives no evidence at all. ``text`` has been through `normalise`. Pure.
        """
        ...
