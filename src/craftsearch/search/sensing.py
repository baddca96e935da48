"""The question's vector, made while the words of the question are planned."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from craftsearch import meaning
from craftsearch.errors import EngineUnavailableError
from craftsearch.meaning import EmbedderUnavailableError, embed, manifest_id

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.index.store import Store

_LONGEST = 2_000  # code points of a question that are embedded


class Direction:
    """Where a question points; ``ahead`` begins to find out at once.

    Opening the network and running it leave the interpreter free for another thread, loading its modules
    does not: those are loaded first. A cold search is a twelfth faster for it.
    """

    def __init__(self, store: Store, sense: str, *, ahead: bool) -> None:
        """Say what is asked; nothing that fails here is told before ``vector``."""
        self._store = store
        self._sense = sense
        self._found: tuple[NDArray[np.float32] | None, str] | None = None
        self._thread = Thread(target=self._find) if ahead and self._loaded() else None
        if self._thread:
            self._thread.start()

    def vector(self) -> tuple[NDArray[np.float32] | None, str]:
        """Return the question's vector, or ``None`` with why there is none and the remedy."""
        if self._thread:
            self._thread.join()
        return self._found or self._made()

    def _loaded(self) -> bool:
        try:
            return bool(self._store.vectors.count()) and meaning.load()
        except EngineUnavailableError:
            return False

    def _find(self) -> None:
        # Whatever is not foreseen comes again in ``vector``, where somebody hears it.
        with suppress(Exception):
            self._found = self._made()

    def _made(self) -> tuple[NDArray[np.float32] | None, str]:
        try:
            vectors = self._store.vectors
            if not vectors.count():
                return None, "no document has a vector yet — run 'craftsearch embed'"
            if vectors.space != manifest_id():
                return None, "the vectors were made by another embedder — run 'craftsearch embed'"
            return embed([self._sense[:_LONGEST]], kind="query")[0], ""
        except (EmbedderUnavailableError, EngineUnavailableError) as exc:
            return None, str(exc)
