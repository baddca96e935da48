"""Where an index lives: a folder, or a cluster. What holds of it as a whole is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from contextlib import AbstractContextManager

    from craftsearch.index.manifest import Manifest
    from craftsearch.index.store import Store
    from craftsearch.meaning.thesaurus import Shelf


class Home(Protocol):
    """The place of one index, which need not be there yet. ``str`` names it for people.

    Methods raise ``EngineUnavailableError`` where the place cannot be read or written.
    """

    @property
    def engines(self) -> tuple[str, ...]:
        """Name what an index here can be asked through, the default first."""

    def described(self) -> Manifest | None:
        """Read what was decided when the index was made; ``None`` where there is none."""

    def current(self, found: Manifest) -> Manifest:
        """Return a manifest that this program can ask by; raises ``IndexVersionError`` otherwise."""

    def create(self, engine: str) -> None:
        """Lay out an empty index. Raises ``UsageError`` where it cannot be here."""

    def open(self, engine: str) -> Store:
        """Open what is there."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the index for writing; raises ``IndexLockedError`` at once where another does."""

    def may_write(self) -> bool:
        """Tell whether this user can write here at all."""

    def anew(self, engine: str) -> Store:
        """Open what is there with an engine to be filled, while the present one still answers where it can.

        Vectors nobody can read are taken away.
        """

    def settle(self, engine: str, created: dt.datetime) -> None:
        """Let the engine that was opened ``anew`` and is closed answer from now on."""

    def clear(self, engine: str) -> None:
        """Take away what an engine that answers no more derived from the catalogue."""

    def shelf(self) -> Shelf:
        """Give the place of the thesauri that were imported, or will be."""

    def size(self) -> int:
        """Count the bytes that the index takes."""
