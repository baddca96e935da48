"""While nobody asks, documents that were read only at their beginning are read to their end."""

from __future__ import annotations

import sys
import time
from threading import Event, Thread
from typing import TYPE_CHECKING

from craftsearch.errors import CraftsearchError, IndexLockedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftsearch.library import Library

QUIET = 2.0
"""Seconds without a request after which the server counts as idle."""
AT_ONCE = 8
"""Documents embedded between two looks at whether somebody asks: less than half a second of work."""
_LATER = 60.0  # seconds until it looks again when all is done, or another process writes


class Idling(Thread):
    """Completes the vectors of an index, a few documents at a time, whenever there is nothing else to do."""

    def __init__(self, library: Library, asked: Callable[[], float]) -> None:
        """Work on ``library``, which is its own; ``asked`` tells when the last request came (monotonic)."""
        super().__init__(name="idling", daemon=True)
        self._library = library
        self._asked = asked
        self._over = Event()

    def run(self) -> None:
        """Work until ``stop``, or until it cannot be done here."""
        wait = QUIET
        while not self._over.wait(wait):
            left = QUIET - (time.monotonic() - self._asked())
            wait = left if left > 0 else self._step()

    def stop(self) -> None:
        """Let it end after what it is at."""
        self._over.set()
        self.join()

    def _step(self) -> float:
        """Embed some documents; return the seconds to wait before the next ones."""
        try:
            return 0.0 if self._library.embed(complete=True, limit=AT_ONCE) else _LATER
        except IndexLockedError:
            return _LATER
        except (CraftsearchError, OSError) as exc:
            sys.stderr.write(f"vectors are not completed: {exc}\n")
            self._over.set()
            return _LATER
        finally:
            self._library.close()
