"""Worker processes for an ingest that is worth them."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from craftsearch.errors import EngineUnavailableError, UsageError
from craftsearch.settings import POOL_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor


def count_files(paths: Iterable[str]) -> int:
    """Count the files below the paths that look like items; a forecast, not a promise."""
    from craftsearch.sources.media import SUFFIXES

    total = 0
    for path in paths:
        if not Path(path).is_dir():
            total += 1
            continue
        for _, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            total += sum(_looks_wanted(name, SUFFIXES) for name in names)
    return total


def _looks_wanted(name: str, suffixes: Iterable[str]) -> bool:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122  # a Path for each of a million names takes seconds
    return (
        not name.startswith(".") and stem.upper() != "README" and (not suffix or suffix.lower() in suffixes)
    )


@contextmanager
def workers_for(
    files: int, workers: int, *, dask: str | None = None, shared: bool = False
) -> Iterator[Executor | None]:
    """Give a process pool where the work is worth its start, else ``None``: the work is done here.

    ``dask`` is the address of a Dask cluster to use instead, whose workers have ``shared`` files.
    """
    if dask is not None:
        from craftsearch.workers import dask_workers

        with dask_workers(dask, count=workers, shared=shared) as executor:
            yield executor
        return
    if shared:
        raise UsageError("--shared says what workers see, and there are none — give --dask as well")
    if workers < 2 or files < POOL_FROM:  # noqa: PLR2004  # one worker is no help to this process
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # "spawn": the child starts clean, whatever threads the libraries of this process may run.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_to_parent)
    try:
        yield pool
    except BrokenProcessPool as exc:
        raise EngineUnavailableError(
            "a worker process was killed, probably for want of memory — what was written is kept; "
            "run the same command with fewer --workers"
        ) from exc
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_to_parent() -> None:
    """Ctrl-C reaches every process of the terminal; only the parent answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
