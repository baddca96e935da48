"""Reading items by one process, by pools and by Dask's workers: the same work, one run, ratios.

``python benchmarks/scale/workers.py [COUNT] [ROUNDS]`` (documents a side, 600; rounds, of which the median
counts, 3). Workers are started and have read some items before the clock runs. ``CPU`` is what all processes
of a side took of the processors together; on a machine that others use too it says more than the clock.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))
from documents import write

import craftsearch as cs
from craftsearch.workers import dask_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    Side = Callable[[], AbstractContextManager[Executor | None]]

WARM = 64


@contextmanager
def pool(count: int) -> Iterator[Executor]:
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as executor:
        yield executor


SIDES: dict[str, Side] = {
    "one process": lambda: nullcontext(None),
    "pool of 1": lambda: pool(1),
    "pool of 2": lambda: pool(2),
    "Dask local, 1": lambda: dask_workers("local", count=1),
    "Dask local, 2": lambda: dask_workers("local", count=2),
}


def processors() -> float:
    """Seconds of processor that this process and all below it have taken."""
    every = [psutil.Process(), *psutil.Process().children(recursive=True)]
    return sum(sum(process.cpu_times()[:2]) for process in every)


def timed(side: Side, folder: Path, scratch: Path, *, vectors: bool) -> tuple[float, float]:
    """Take a folder in, with workers that are warm; return seconds by the clock and of processors."""
    index = scratch / "index"
    with side() as executor, cs.open(index) as library:
        library.ingest(folder / "warm", executor=executor, vectors=vectors)
        began, taken = time.perf_counter(), processors()
        report = library.ingest(folder / "all", executor=executor, vectors=vectors)
        spent = time.perf_counter() - began, processors() - taken
    shutil.rmtree(index)
    if report.rejects or report.interrupted:
        raise SystemExit(f"not the same work: {report}")
    return spent


def main(count: int = 600, rounds: int = 3) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="craftsearch-bench-"))
    try:
        write(scratch / "warm", WARM, seed=2)
        write(scratch / "all", count)
        for vectors in (False, True):
            spent: dict[str, list[tuple[float, float]]] = {name: [] for name in SIDES}
            for _ in range(rounds):
                for name, side in SIDES.items():
                    spent[name].append(timed(side, scratch, scratch, vectors=vectors))
            print(f"\n{count} documents, {'with' if vectors else 'without'} vectors, median of {rounds}")
            print(f"{'':15}{'items/s':>9}{'speed-up':>10}{'CPU s':>8}")
            first = statistics.median(clock for clock, _ in spent["one process"])
            for name, runs in spent.items():
                clock, processor = (statistics.median(each) for each in zip(*runs, strict=True))
                print(f"{name:15}{count / clock:9.1f}{first / clock:10.2f}{processor:8.1f}", flush=True)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
