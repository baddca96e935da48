"""One writer at a time: a lock file that the operating system lets go of when its holder dies."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from craftsearch.errors import EngineUnavailableError, IndexLockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the index in ``folder`` for writing; raises ``IndexLockedError`` at once if another does."""
    from filelock import FileLock, Timeout

    owner = folder / "write.owner"
    lock = FileLock(folder / "write.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as exc:
        raise IndexLockedError(
            f"another process{_named(owner)} is writing to {folder} — wait for it to end, then try again"
        ) from exc
    except OSError as exc:
        raise EngineUnavailableError(
            f"{folder} cannot be written: {exc.strerror or exc} — check its permissions and the disk"
        ) from exc
    try:
        owner.write_text(str(os.getpid()), "utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _named(owner: Path) -> str:
    try:
        return f" (process {int(owner.read_text('utf-8'))})"
    except (OSError, ValueError):
        return ""
