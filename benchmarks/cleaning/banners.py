"""How many consent texts are recognised, and how many look-alikes are taken for one.

    python benchmarks/cleaning/banners.py FILE.jsonl

A line has ``text`` and ``kind``: ``banner`` names cookies, ``consent_only`` does not, ``lookalike`` is
content.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import msgspec

from craftsearch.cleaning.consent import BANNER, consent_score


class Sample(msgspec.Struct, frozen=True):
    """A line of the file."""

    text: str
    kind: str


def main() -> None:
    samples = msgspec.json.Decoder(Sample).decode_lines(Path(sys.argv[1]).read_bytes())
    seen = Counter(sample.kind for sample in samples)
    taken = Counter(sample.kind for sample in samples if consent_score(sample.text) >= BANNER)
    for kind, count in sorted(seen.items()):
        print(f"{kind}: {taken[kind]} of {count} taken for a banner, {taken[kind] / count:.3f}")


if __name__ == "__main__":
    main()
