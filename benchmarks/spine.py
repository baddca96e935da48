"""The main job, measured: ingest of generated documents, and the cold start of the commands.

``make bench`` or ``python benchmarks/spine.py [COUNT] [PLAIN]`` (documents for us; for the plain parts, which
are slow). Figures are of whole processes, in one run, so their ratios hold on a noisy machine.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from documents import write

CLI = [sys.executable, "-m", "craftsearch"]


def timed(command: list[str], *, environment: dict[str, str] | None = None) -> float:
    """Run a command to its end; return its wall time in seconds. It must succeed."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - began


def cold(command: list[str], runs: int = 9) -> str:
    """Median and range of a command's wall time, in milliseconds, after one run to warm the disk."""
    timed(command)
    taken = sorted(1000 * timed(command) for _ in range(runs))
    return f"{statistics.median(taken):.0f} ms ({taken[0]:.0f}–{taken[-1]:.0f})"


def main(count: int = 1000, plain: int = 200) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="craftsearch-bench-"))
    try:
        size = write(scratch / "all", count)
        print(f"{count} documents, {size / count / 1000:.1f} kB each")
        few = scratch / "few"
        few.mkdir()
        for path in sorted((scratch / "all").iterdir())[:plain]:
            shutil.copy(path, few)
        ingest = [*CLI, "ingest", "--json"]
        one = timed([*ingest, "--workers", "1", "--index", f"{scratch}/one", f"{scratch}/all"])
        two = timed([*ingest, "--workers", "2", "--index", f"{scratch}/two", f"{scratch}/all"])
        again = timed([*ingest, "--index", f"{scratch}/two", f"{scratch}/all"])
        parts = [sys.executable, str(Path(__file__).parent / "plain_parts.py"), str(few), f"{scratch}/plain"]
        slow = timed(parts)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (
            1 if sys.platform == "darwin" else 1024
        )
        print("| ingest | documents/s |\n|---|---|")
        print(f"| craftsearch, one process | {count / one:.0f} |")
        print(f"| craftsearch, two workers | {count / two:.0f} |")
        print(f"| craftsearch, nothing changed | {count / again:.0f} |")
        print(f"| plain parts, one process ({plain} documents) | {plain / slow:.1f} |")
        print(
            f"\nratio, one process each: {(count / one) / (plain / slow):.1f}; largest process {peak:.0f} MB"
        )
        corpus = Path(__file__).parent.parent / "corpus"
        timed([*CLI, "ingest", "--index", f"{scratch}/corpus", str(corpus)])
        at = ["--index", f"{scratch}/corpus"]
        print("\n| command, cold process | wall |\n|---|---|")
        print(f"| `python -c pass` | {cold([sys.executable, '-c', 'pass'])} |")
        print(f"| `craftsearch --help` | {cold([*CLI, '--help'])} |")
        print(f"| `craftsearch search craft` on the corpus | {cold([*CLI, 'search', *at, 'craft'])} |")
        print(f"| the same with `--json` | {cold([*CLI, 'search', *at, '--json', 'craft'])} |")
        print(f"| `craftsearch events` on the corpus | {cold([*CLI, 'events', *at])} |")
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
