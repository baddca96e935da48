"""How well a question finds a passage in another language: raw and debiased vectors in one run.

    python benchmarks/meaning/retrieval.py FOLDER [FOLDER ...]

A folder holds ``corpus.jsonl`` (id, lang, title, text), ``queries.jsonl`` (id, lang, text) and
``qrels.tsv`` (query_id, doc_id, grade). Printed per folder: nDCG@10, recall@10, the share of the top ten in
the query's own language (and its chance), tokens per cpu-second, and the latency of one query.
"""

from __future__ import annotations

import argparse
import csv
import math
import statistics
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from craftsearch.meaning import debias
from craftsearch.meaning.encoder import Encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEPTH = 10
TIMED_QUERIES = 100


class Text(msgspec.Struct, frozen=True):
    """A line of ``corpus.jsonl`` or ``queries.jsonl``."""

    id: str
    lang: str
    text: str
    title: str = ""

    @property
    def whole(self) -> str:
        """Title and text."""
        return f"{self.title}\n{self.text}".strip()


class Pool(msgspec.Struct, frozen=True):
    """A test set: documents, queries, and the grade of each document that answers a query."""

    documents: list[Text]
    queries: list[Text]
    grades: dict[str, dict[str, int]]


def read(folder: Path) -> Pool:
    lines = msgspec.json.Decoder(Text)
    documents = lines.decode_lines((folder / "corpus.jsonl").read_bytes())
    queries = lines.decode_lines((folder / "queries.jsonl").read_bytes())
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            grades[row["query_id"]][row["doc_id"]] = int(row["grade"])
    return Pool(documents, queries, dict(grades))


def gain(grades: list[int]) -> float:
    """Discounted cumulative gain (Järvelin & Kekäläinen 2002) of grades in the order they were found."""
    return math.fsum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:DEPTH]))


def score(pool: Pool, asked: NDArray[np.float32], told: NDArray[np.float32]) -> dict[str, float]:
    top = np.argsort(-(asked @ told.T), axis=1, kind="stable")[:, :DEPTH]
    ndcg, recall, own = [], [], []
    for query, row in zip(pool.queries, top.tolist(), strict=True):
        wanted = pool.grades.get(query.id)
        if not wanted:
            continue
        found = [wanted.get(pool.documents[at].id, 0) for at in row]
        ndcg.append(gain(found) / gain(sorted(wanted.values(), reverse=True)))
        recall.append(sum(grade > 0 for grade in found) / len(wanted))
        own.append(sum(pool.documents[at].lang == query.lang for at in row) / DEPTH)
    return {
        "nDCG@10": statistics.fmean(ndcg),
        "R@10": statistics.fmean(recall),
        "own language": statistics.fmean(own),
    }


def chance(pool: Pool) -> float:
    """Share of the pool in a query's own language: what an unbiased ranking would show."""
    counts: dict[str, int] = defaultdict(int)
    for document in pool.documents:
        counts[document.lang] += 1
    return statistics.fmean(counts[query.lang] / len(pool.documents) for query in pool.queries)


def measure(folder: Path, encoder: Encoder) -> None:
    pool = read(folder)
    texts = [document.whole for document in pool.documents]
    begun = time.process_time()
    told = encoder.encode(texts, kind="passage")
    spent = time.process_time() - begun
    asked = encoder.encode([query.text for query in pool.queries], kind="query")
    _, neutral = debias.load(weights=encoder.sha256)
    print(f"{folder.name}: {len(texts)} documents, {len(pool.queries)} queries, engine {encoder.engine}")
    for name, figures in (
        ("raw", score(pool, asked, told)),
        ("debiased", score(pool, neutral.apply(asked, kind="query"), neutral.apply(told, kind="passage"))),
    ):
        print(f"  {name:9}" + "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))
    print(f"  own language by chance {chance(pool):.3f}")
    print(f"  {encoder.count(texts, kind='passage') / spent:.0f} tokens per cpu-second")
    latency(pool, encoder)


def latency(pool: Pool, encoder: Encoder) -> None:
    milliseconds = []
    for query in pool.queries[:TIMED_QUERIES]:
        short = " ".join(query.text.split()[:6])
        begun = time.perf_counter()
        encoder.encode([short], kind="query")
        milliseconds.append(1000 * (time.perf_counter() - begun))
    ninth = statistics.quantiles(milliseconds, n=10)[-1]
    print(f"  a query of six words: median {statistics.median(milliseconds):.1f} ms, p90 {ninth:.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    encoder = Encoder()
    for folder in parser.parse_args().folders:
        measure(folder, encoder)


if __name__ == "__main__":
    main()
