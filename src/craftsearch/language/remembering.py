"""What was worked out once is remembered, within bounds over all that is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_YOUNG: Final = 150_000  # values; with as many old ones about 100 MB when full


class Remembered(dict[str, T]):
    """Values by key, each worked out when it is first asked for: ``held[key]`` always answers.

    There are two generations over all memories. When `_YOUNG` values are young, they become the old ones,
    and those of the old that nobody asked for since are forgotten: what is asked for often stays.
    """

    _all: ClassVar[list[Remembered[object]]] = []
    _young: ClassVar[list[int]] = [0]

    def __init__(self, work_out: Callable[[str], T]) -> None:
        """Remember what ``work_out`` gives."""
        super().__init__()
        self._work_out = work_out
        self._old: dict[str, T] = {}
        Remembered._all.append(self)  # type: ignore[arg-type]  # they only age together

    def __missing__(self, key: str) -> T:
        """Work out, or bring back from the old, what is not at hand."""
        value = self._old.pop(key, None)
        if value is None:
            value = self._work_out(key)
        young = self._young
        if young[0] >= _YOUNG:
            for memory in self._all:
                memory.age()
            young[0] = 0
        self[key] = value
        young[0] += 1
        return value

    def age(self) -> None:
        """Make the young old, and forget the old."""
        self._old = dict(self)
        self.clear()
