"""How well the same news is known on several sites, and what it costs in a large catalogue.

    python benchmarks/cleaning/copies.py FOLDER [COUNT]

From each text of FOLDER (``*.txt``) copies are made as editors make them; pairs of different texts must
not be grouped, nor such as end in the same words. With COUNT, as many generated texts go into a catalogue.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

from craftsearch.index.catalogue import Document
from craftsearch.index.catalogues.sqlite import SqliteCatalogue
from craftsearch.index.fingerprint import SAME, bands, fingerprint, resemblance
from craftsearch.model import Article, Language, Record

WHEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
COPIED = 0.1  # of the generated documents
POOL = 10_000  # documents that are copied
LEVELS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)


def copies(text: str, other: str, draw: random.Random) -> dict[str, str]:
    """Make copies; each name says what was done."""
    words, parts = text.split(), [part for part in text.split("\n") if part.strip()]
    foreign = other.split()
    return {
        "whole": text,
        "title changed": "\n".join(["Another headline over the same story", *parts[1:]]),
        "last tenth cut": " ".join(words[: len(words) * 9 // 10]),
        "last quarter cut": " ".join(words[: len(words) * 3 // 4]),
        "two sentences of one's own": f"{' '.join(foreign[:15])}\n{text}\n{' '.join(foreign[-15:])}",
        "2 % of words changed": " ".join(_edited(words, foreign, 0.02, draw)),
        "5 % of words changed": " ".join(_edited(words, foreign, 0.05, draw)),
    }


def _edited(words: list[str], foreign: list[str], share: float, draw: random.Random) -> list[str]:
    return [draw.choice(foreign) if draw.random() < share else word for word in words]


def quality(texts: list[str]) -> None:
    draw = random.Random(1)
    scores: dict[str, list[float]] = {}
    found: dict[str, int] = {}
    for at, text in enumerate(texts):
        mark = fingerprint(text)
        for name, copy in copies(text, texts[at - 1], draw).items():
            twin = fingerprint(copy)
            scores.setdefault(name, []).append(resemblance(mark, twin))
            found[name] = found.get(name, 0) + bool(set(bands(mark)) & set(bands(twin)))
    marks = [fingerprint(text) for text in texts]
    scores["different texts"] = [resemblance(*pair) for pair in combinations(marks, 2)]
    tail = " ".join(texts[0].split()[:60])
    half = [fingerprint(f"{text}\n{tail}") for text in texts[1:]]
    scores["different texts, the same 60 words at the end"] = [resemblance(*p) for p in combinations(half, 2)]
    print("| Pairs | " + " | ".join(f"≥ {level}" for level in LEVELS) + " | share a band |")
    print("|---" * (len(LEVELS) + 2) + "|")
    for name, held in scores.items():
        shares = [sum(score >= level for score in held) / len(held) for level in LEVELS]
        band = f"{found[name] / len(held):.3f}" if name in found else ""
        print(f"| {name} ({len(held)}) | " + " | ".join(f"{share:.3f}" for share in shares) + f" | {band} |")


def cost(texts: list[str], count: int) -> None:
    """Put generated documents, a tenth of them copies, with their fingerprints alone."""
    draw = random.Random(2)
    pool = [word for text in texts for word in text.split()]
    held: list[bytes] = []
    with tempfile.TemporaryDirectory() as folder:
        catalogue = SqliteCatalogue(Path(folder) / "catalogue.sqlite", create=True)
        for with_marks in (False, True):
            began = time.perf_counter()
            for start in range(0, count, 500):
                batch = []
                for at in range(start, start + 500):
                    again = held and draw.random() < COPIED
                    mark = draw.choice(held) if again else fingerprint(" ".join(draw.choices(pool, k=60)))
                    if len(held) < POOL:
                        held.append(mark)
                    batch.append(_document(f"{with_marks:d}{at:015}", mark if with_marks else b""))
                catalogue.put(batch)
            seconds = time.perf_counter() - began
            size = sum(path.stat().st_size for path in Path(folder).iterdir()) / count
            named = "with groups" if with_marks else "without"
            print(f"{named}: {1e6 * seconds / count:.0f} µs a document, {size:.0f} bytes a document so far")
        ids = [f"1{draw.randrange(count):015}" for _ in range(100)]
        began = time.perf_counter()
        catalogue.groups(ids)
        print(f"groups of 100 documents: {1e3 * (time.perf_counter() - began):.2f} ms")
        catalogue.close()


def _document(identifier: str, mark: bytes) -> Document:
    article = Article(uri=f"https://example.org/{identifier}")
    record = Record(id=identifier, article=article, language=Language("en", 1.0), fingerprint=mark)
    return Document(record, b"", b"", "text/plain", WHEN)


def main() -> None:
    texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    print(f"{len(texts)} texts; one news from a resemblance of {SAME}\n")
    quality(texts)
    if len(sys.argv) > 2:  # noqa: PLR2004  # the second argument is there
        cost(texts, int(sys.argv[2]))


if __name__ == "__main__":
    main()
