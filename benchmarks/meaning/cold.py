"""How long a fresh process takes to its first query vector, and how much memory; the cache is warm.

python benchmarks/meaning/cold.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys

PROGRAM = """
import time
begun = time.perf_counter()
from craftsearch import meaning
meaning.embed(["Who restores old mills?"], kind="query")
first = time.perf_counter()
meaning.embed(["Wer unterrichtet Töpferei auf dem Land?"], kind="query")
second = time.perf_counter()
import resource
print(first - begun, second - first, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
NAMES = ("first vector, s", "next vector, s", "cpu time in all, s", "peak memory (kB; on macOS bytes)")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    rows = []
    for _ in range(runs + 1):
        done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
        rows.append([float(value) for value in done.stdout.split()])
    # The first run may have built the graph.
    for name, values in zip(NAMES, zip(*rows[1:], strict=True), strict=True):
        print(f"{name}: median {statistics.median(values):.4g}, best {min(values):.4g}")


if __name__ == "__main__":
    main()
