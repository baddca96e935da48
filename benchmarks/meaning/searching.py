"""How well ``Library.search`` itself answers: words and meaning together, for several weights of the words.

    python benchmarks/meaning/searching.py FOLDER [--weights 0 0.1 0.2] [--complete]

FOLDER is as in ``retrieval.py``. Printed per weight: nDCG@10, recall@10, the share of the top ten in the
query's own language; first for words alone (the thesaurus as the only bridge). Then, for queries asked of
the documents of their own language alone, the mean reciprocal rank (MRR) where one of them is an answer;
and milliseconds.
"""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval import DEPTH, Pool, gain, read

import craftsearch as cs
from craftsearch.model import Declared, RawItem
from craftsearch.search import fusing

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


def own_language(library: Library, pool: Pool) -> float:
    languages = {document.id: document.lang for document in pool.documents}
    ranks = []
    for query in pool.queries:
        wanted = {f"pool:{each}" for each in pool.grades.get(query.id, {}) if languages[each] == query.lang}
        if wanted:
            hits = library.search(query.text, languages=[query.lang])
            ranks.append(next((1 / at for at, hit in enumerate(hits, 1) if hit.uri in wanted), 0.0))
    return statistics.fmean(ranks) if ranks else math.nan


def measure(folder: Path, weights: list[float], *, complete: bool) -> None:
    pool = read(folder)
    with tempfile.TemporaryDirectory() as scratch, cs.open(scratch) as library:
        report = library.ingest(items(pool), vectors=False)
        print(
            f"{folder.name}: {report.taken} of {len(pool.documents)} documents, {len(pool.queries)} queries"
        )
        show("words alone", ranked(library, pool), own_language(library, pool))
        library.embed(complete=complete)
        for weight in weights:
            fusing.WORDS = weight
            begun = time.perf_counter()
            figures = ranked(library, pool)
            spent = 1000 * (time.perf_counter() - begun) / len(pool.queries)
            show(f"weight {weight}", figures, own_language(library, pool))
            print(f"    {spent:.0f} ms a query with its ten snippets")


def show(name: str, figures: dict[str, float], reciprocal: float) -> None:
    told = "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
    print(f"  {name:12}{told}  MRR in own language {reciprocal:.3f}", flush=True)


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
