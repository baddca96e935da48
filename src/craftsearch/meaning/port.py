"""The port through which the house asks for vectors, and how it says that there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, runtime_checkable

from craftsearch.errors import CraftsearchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["query", "passage"]
DIMENSIONS = 384
"""Length of a vector of the default embedder."""


class EmbedderUnavailableError(CraftsearchError):
    """No vectors can be computed here; the message says why and what to do."""

    exit_code: ClassVar[int] = 4


@runtime_checkable
class Embedder(Protocol):
    """Turns texts into vectors whose dot product says how near two texts are in meaning."""

    @property
    def manifest_id(self) -> str:
        """Name the vector space: vectors under different ids must never be compared."""

    def embed(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """Return one unit-length vector per text, ``[n, d] float32``, in the order given.

        Any text has a vector, also the empty one: that of its prefix alone. Raises
        ``EmbedderUnavailableError`` when vectors cannot be computed, never a doubtful vector.
        """


class Engine(Protocol):
    """Runs the network: from windows of tokens to one pooled vector each."""

    def pool(self, windows: Sequence[Window]) -> NDArray[np.float32]:
        """Return one unit-length vector per window, ``[n, 384] float32``, in the order given."""


class Window(Protocol):
    """A stretch of text short enough for one pass through the network."""

    @property
    def text(self) -> str:
        """The words of the window, normalised, without the prefix."""

    @property
    def ids(self) -> tuple[int, ...]:
        """All token ids, the prefix and the two marks at the ends included."""

    @property
    def kind(self) -> Kind:
        """The prefix that the ids begin with."""
