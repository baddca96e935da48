"""How well ``Library.search`` itself answers: words and meaning together, for several weights of the words.

    python benchmarks/meaning/searching.py FOLDER [--weights 0 0.1 0.2] [--complete]

FOLDER is as in ``retrieval.py``. Printed per weight: nDCG@10, recall@10, the share of the top ten in the
query's own language; first for words alone (the thesaurus as the only bridge). Then the mean reciprocal rank
(MRR) of each document when three of its own longer words are asked of the whole pool; and milliseconds.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval import DEPTH, Pool, gain, read

import craftsearch as cs
from craftsearch.model import Declared, RawItem
from craftsearch.search import fusing

WORD = re.compile(r"\w{4,}")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.library import Library


def items(pool: Pool) -> Iterator[RawItem]:
    for document in pool.documents:
        declared = Declared(title=document.title or None, language=document.lang)
        yield RawItem(f"pool:{document.id}", "text/plain", document.whole.encode(), declared=declared)


def ranked(library: Library, pool: Pool) -> dict[str, float]:
    languages = {f"pool:{document.id}": document.lang for document in pool.documents}
    ndcg, recall, own = [], [], []
    for query in pool.queries:
        wanted = {f"pool:{each}": grade for each, grade in pool.grades.get(query.id, {}).items()}
        if not wanted:
            continue
        uris = [hit.uri for hit in library.search(query.text, limit=DEPTH)]
        found = [wanted.get(uri, 0) for uri in uris]
        ndcg.append(gain(found) / gain(sorted(wanted.values(), reverse=True)))
        recall.append(sum(grade > 0 for grade in found) / len(wanted))
        own.append(sum(languages[uri] == query.lang for uri in uris) / DEPTH)
    return {
        "nDCG@10": statistics.fmean(ndcg),
        "R@10": statistics.fmean(recall),
        "own language": statistics.fmean(own),
    }


def known(library: Library, pool: Pool) -> float:
    """Ask for each document by its second, fourth and sixth longest words."""
    ranks = []
    for document in pool.documents:
        words = sorted(set(WORD.findall(document.whole)), key=lambda word: (-len(word), word))
        hits = library.search(" ".join(words[1:7:2]))
        uri = f"pool:{document.id}"
        ranks.append(next((1 / at for at, hit in enumerate(hits, 1) if hit.uri == uri), 0.0))
    return statistics.fmean(ranks)


def measure(folder: Path, weights: list[float], *, complete: bool) -> None:
    pool = read(folder)
    with tempfile.TemporaryDirectory() as scratch, cs.open(scratch) as library:
        report = library.ingest(items(pool), vectors=False)
        print(
            f"{folder.name}: {report.taken} of {len(pool.documents)} documents, {len(pool.queries)} queries"
        )
        show("words alone", ranked(library, pool), known(library, pool))
        library.embed(complete=complete)
        for weight in weights:
            fusing.WORDS = weight
            begun = time.perf_counter()
            figures = ranked(library, pool)
            spent = 1000 * (time.perf_counter() - begun) / len(pool.queries)
            show(f"weight {weight}", figures, known(library, pool))
            print(f"    {spent:.0f} ms a query with its ten snippets")


def show(name: str, figures: dict[str, float], reciprocal: float) -> None:
    told = "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
    print(f"  {name:12}{told}  MRR by own words {reciprocal:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--weights", nargs="+", type=float, default=[fusing.WORDS])
    parser.add_argument("--complete", action="store_true", help="embed whole texts, not 256 tokens")
    parser.add_argument("--floor", type=float, default=fusing.FLOOR, help="lowest cosine that brings one in")
    asked = parser.parse_args()
    fusing.FLOOR = asked.floor
    for folder in asked.folders:
        measure(folder, asked.weights, complete=asked.complete)


if __name__ == "__main__":
    main()
