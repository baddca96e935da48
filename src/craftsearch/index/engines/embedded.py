"""What the embedded engines share: questions cost no journey, so each is asked by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Collection

    from craftsearch.model import Count


class Embedded:
    """The part of ``Engine`` that tells it from a distant one."""

    distant: ClassVar[bool] = False

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that hold ``term`` in ``field``."""
        raise NotImplementedError

    def frequencies(self, asked: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Give the frequency of each field and term."""
        return {pair: self.frequency(*pair) for pair in asked}

    def terms(self, field: str, prefix: str, *, limit: int) -> tuple[Count, ...]:
        """List the terms of a field that begin with ``prefix``."""
        raise NotImplementedError

    def beginning(
        self, asked: Collection[tuple[str, str]], *, limit: int
    ) -> dict[tuple[str, str], tuple[Count, ...]]:
        """Give the terms of each field and beginning."""
        return {pair: self.terms(*pair, limit=limit) for pair in asked}
