"""Compare the sides of ``sides.py`` in one run, each in a process of its own.

python benchmarks/search/compare.py FOLDER COUNT SIDE...      writes FOLDER/results.json and prints a table

A side whose index is there already is only asked anew.

Times of queries are of the processor, all threads together, because a shared machine makes the clock's
useless; the median by the clock stands beside them. XAPIAN_PYTHON names a Python that has Xapian's bindings,
as Debian's has with its package python3-xapian.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HEADS = (
    "side",
    "documents",
    "docs/s",
    "docs/s of processor time",
    "MB",
    "p50, ms",
    "p95, ms",
    "p50 by the clock",
    "first, ms",
    "memory, MB",
    "of its own",
)


def run(side: str, action: str, index: Path, data: Path) -> dict[str, Any]:
    python = os.environ.get("XAPIAN_PYTHON", sys.executable) if side == "xapian" else sys.executable
    done = subprocess.run(
        [python, str(HERE / "sides.py"), side, action, str(index), str(data)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{side} {action}: {done.stderr.strip()[-400:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def measured(side: str, data: Path) -> list[dict[str, Any]]:
    """Fill a side and ask it; ours both across languages and for the words as written."""
    index, told = data / side, data / f"{side}.json"
    if not told.exists():
        told.write_text(json.dumps(run(side, "fill", index, data)), "utf-8")
    filled = json.loads(told.read_text("utf-8"))
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    rows = []
    for asked in (side, f"{side}-exact") if side.startswith(("ours", "library")) else (side,):
        answered = run(asked, "ask", index, data)
        times, busy = sorted(answered["ms"]), sorted(answered["cpu"])
        rows.append(
            {
                "side": asked,
                "documents": filled["documents"],
                "per_second": round(filled["documents"] / filled["seconds"]),
                "per_cpu_second": round(filled["documents"] / filled["cpu"]),
                "megabytes": round(size / 1e6, 1),
                "p50": round(busy[len(busy) // 2], 2),
                "p95": round(busy[int(len(busy) * 0.95)], 2),
                "wall": round(times[len(times) // 2], 2),
                "first": round(answered["first_cpu"]),
                "memory": round(answered["memory"] / 1000),
                "own": round(answered["own"] / 1000),
            }
        )
    return rows


def main() -> None:
    data, count, sides = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    if not (data / "queries.json").exists():
        subprocess.run([sys.executable, str(HERE / "corpus.py"), str(data), str(count)], check=True)
    kept = data / "results.json"
    rows = json.loads(kept.read_text("utf-8")) if kept.exists() else []
    print(f"| {' | '.join(HEADS)} |")
    print("|" + "---|" * len(HEADS))
    for side in sides:
        for row in measured(side, data):
            rows = [each for each in rows if each["side"] != row["side"]]
            rows.append(row)
            cells = (f"{value:,}" if isinstance(value, int) else str(value) for value in row.values())
            print(f"| {' | '.join(cells)} |", flush=True)
        kept.write_text(json.dumps(rows, indent=1), "utf-8")


if __name__ == "__main__":
    main()
