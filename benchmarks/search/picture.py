"""Draw how the time of a query grows with the index: docs/search-growth.svg, from the results of compare.py.

python benchmarks/search/picture.py RESULTS.json... > docs/search-growth.svg
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 830, 460, 64, 48, 40, 260
COLOURS = {
    "raw-tantivy": "#777777",
    "fts5": "#b8860b",
    "xapian": "#2e8b57",
    "raw-whoosh": "#bb99cc",
    "ours-whoosh-exact": "#7fb0e0",
    "ours-whoosh": "#f2a07b",
    "ours-tantivy-exact": "#1f5fbf",
    "ours-tantivy": "#d1495b",
    "library": "#7b2d26",
}
NAMES = {
    "ours-tantivy-exact": "craftsearch, words as written",
    "ours-tantivy": "craftsearch, 24 languages",
    "ours-whoosh-exact": "craftsearch on Whoosh, as written",
    "ours-whoosh": "craftsearch on Whoosh, 24 languages",
    "library": "craftsearch with snippets, 24",
    "raw-tantivy": "Tantivy alone",
    "raw-whoosh": "Whoosh alone",
    "fts5": "SQLite FTS5",
    "xapian": "Xapian",
}
LARGEST = 1_000_000
SIZES, TIMES = (10_000, 100_000, LARGEST), (0.1, 1.0, 10.0, 100.0, 1_000.0)


def across(documents: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(documents) - 4) / (math.log10(LARGEST) - 4)


def up(milliseconds: float) -> float:
    share = (math.log10(max(milliseconds, TIMES[0])) + 1) / (len(TIMES) - 1)
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share


def drawn(rows: list[dict[str, float | str]]) -> str:
    """Draw the 95th percentile of each side over the number of documents, both axes logarithmic."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="13">',
        f'<g font-family="sans-serif"><rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="22" font-weight="bold">Two-word query, 95th percentile, milliseconds</text>',
    ]
    parts += [
        f'<text x="{across(size):.0f}" y="{HEIGHT - 24}" text-anchor="middle">{size:,}</text>'
        for size in SIZES
    ]
    parts.append(f'<text x="{across(SIZES[1]):.0f}" y="{HEIGHT - 6}" text-anchor="middle">documents</text>')
    parts += [
        f'<path d="M{LEFT} {up(time):.0f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
        f'<text x="{LEFT - 8}" y="{up(time) + 4:.0f}" text-anchor="end">{time:g}</text>'
        for time in TIMES
    ]
    labels: list[float] = []
    sides = {
        side: sorted((row["documents"], row["p95"]) for row in rows if row["side"] == side)
        for side in COLOURS
    }
    for side, points in sorted(sides.items(), key=lambda one: -float(one[1][-1][1]) if one[1] else 0.0):
        if not points:
            continue
        places = [(across(float(x)), up(float(y))) for x, y in points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[side]}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{COLOURS[side]}"/>' for x, y in places]
        at = max([places[-1][1] + 4, *(label + 15 for label in labels)])
        labels.append(at)
        parts.append(
            f'<text x="{WIDTH - RIGHT + 12}" y="{at:.0f}" fill="{COLOURS[side]}">{NAMES[side]}</text>'
        )
    return "\n".join((*parts, "</g></svg>"))


if __name__ == "__main__":
    found = [row for path in sys.argv[1:] for row in json.loads(Path(path).read_text("utf-8"))]
    print(drawn(found))
