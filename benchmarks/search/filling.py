"""Ways to fill the engine, one after the other in one run, each as a share of raw Tantivy's pace.

python benchmarks/search/filling.py DATA [ROUNDS]     the best of some rounds, as the machine is shared

Processor time counts all threads and processes; the ratio by the clock is of the same round.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sides import _batches, _record, documents, fill_raw_tantivy

from craftsearch.index.engines.tantivy import TantivyEngine
from craftsearch.index.posting import passages, posting, postings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from craftsearch.index.engine import Posting

Made = list[dict[str, str]]


def by_tokens(batch: Made) -> list[Posting]:
    """Analyse into tokens with their places, and lay those out: what reading an item does."""
    records = map(_record, batch)
    return [posting(each, passages(each.article.text, each.language.code, each.spans)) for each in records]


def one_by_one(batch: Made) -> list[Posting]:
    return [posting(_record(each)) for each in batch]


def together(batch: Made) -> list[Posting]:
    return postings([_record(each) for each in batch])


def _ahead(pool: Executor, batches: Iterator[Made], workers: int) -> Iterator[list[Posting]]:
    under_way = [pool.submit(together, batch) for batch in islice(batches, workers + 2)]
    while under_way:
        yield under_way.pop(0).result()
        under_way += [pool.submit(together, batch) for batch in islice(batches, 1)]


def filled(
    folder: Path,
    data: str,
    lay_out: Callable[[Made], list[Posting]] = together,
    *,
    commit: int = 20_000,
    threads: int = 1,
    heap: int = 64_000_000,
    workers: int = 0,
) -> None:
    engine = TantivyEngine(folder)
    engine._writer = engine._index.writer(heap_size=heap, num_threads=threads)  # noqa: SLF001
    batches = _batches(documents(data), 1_000)

    def feed(laid: Iterable[list[Posting]]) -> None:
        for number, each in enumerate(laid, 1):
            engine.add(each)
            if number * 1_000 % commit == 0:
                engine.commit()

    if workers:
        with ProcessPoolExecutor(workers) as pool:
            feed(_ahead(pool, batches, workers))
    else:
        feed(map(lay_out, batches))
    engine.commit()
    engine.close()


NEVER = 10**12
WAYS: dict[str, Callable[[Path, str], object]] = {
    "raw Tantivy": lambda folder, data: fill_raw_tantivy("", folder, data),
    "tokens": lambda folder, data: filled(folder, data, by_tokens),
    "stretches between spaces": lambda folder, data: filled(folder, data, one_by_one),
    "the same, a language at a time": filled,
    "the same, committed once": lambda folder, data: filled(folder, data, commit=NEVER),
    "the same, heap of 256 MB, committed once": lambda folder, data: filled(
        folder, data, commit=NEVER, heap=256_000_000
    ),
    "the same, two threads of Tantivy": lambda folder, data: filled(
        folder, data, threads=2, heap=128_000_000
    ),
    "the same, analysed in two processes": lambda folder, data: filled(folder, data, workers=2),
}


def _busy() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    data = sys.argv[1]
    if len(sys.argv) > 3:  # noqa: PLR2004  # one way, in a process of its own
        with tempfile.TemporaryDirectory() as scratch:
            begun, busy = time.perf_counter(), _busy()
            WAYS[sys.argv[3]](Path(scratch, "index"), data)
            print(time.perf_counter() - begun, _busy() - busy)
        return
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3  # noqa: PLR2004
    count = sum(1 for _ in documents(data))
    told: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(rounds):
        for way in WAYS:
            done = subprocess.run(
                [sys.executable, __file__, data, "1", way], capture_output=True, text=True, check=True
            )
            clock, busy = map(float, done.stdout.split())
            told[way].append((clock, busy))
    raw = told["raw Tantivy"]
    print("| | µs of processor a document | of raw Tantivy's pace, by the processor | by the clock |")
    print("|---|---|---|---|")
    for way, runs in told.items():
        least = min(busy for _, busy in runs)
        clocks = [one[0] / other[0] for one, other in zip(raw, runs, strict=True)]
        share = min(busy for _, busy in raw) / least
        print(f"| {way} | {least / count * 1e6:.0f} | {share:.2f} | {min(clocks):.2f}–{max(clocks):.2f} |")


if __name__ == "__main__":
    main()
