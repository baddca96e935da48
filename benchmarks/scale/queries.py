"""How long a cluster takes to answer: asked through our engine, and by the bare client with the same body.

python benchmarks/search/corpus.py DATA 20000
python benchmarks/scale/queries.py opensearch://host:9200 DATA [CLIENTS ...]

Queries are two words of one document, as written and in 24 languages (planned beforehand for both sides; the
whole search, with planning, records and snippets, stands beside). Sides take turns query by query; with
several clients each side asks all queries from that many threads of one process.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from uuid import uuid4

from opensearchpy import OpenSearch

sys.path.insert(0, str(Path(__file__).parents[1] / "search"))

import sides
from bulk import on_disk

from craftsearch.index.catalogue import Document
from craftsearch.index.cluster.home import ClusterHome
from craftsearch.index.posting import postings
from craftsearch.library import Library
from craftsearch.model import Filters
from craftsearch.search.asking import planned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from craftsearch.index.cluster.engine import ClusterEngine
    from craftsearch.index.cluster.session import Body
    from craftsearch.model import Node

_AT_ONCE = 1_000


def fill(home: ClusterHome, data: str) -> int:
    store, now, done = home.open("opensearch"), dt.datetime.now(dt.UTC), 0
    records = map(sides._record, sides.documents(data))  # noqa: SLF001  # of the benchmark beside
    with home.writing():
        while batch := list(islice(records, _AT_ONCE)):
            held = [Document(each, b"", each.article.text.encode(), "text/plain", now) for each in batch]
            store.place(held, list(postings(batch)))
            done += len(batch)
    on_disk(home)
    return done


def catching(store: ClusterEngine, node: Node) -> Body:
    """Catch what our engine asks for a node."""
    caught: list[Body] = []
    find = store._find  # noqa: SLF001
    store._find = lambda body: (caught.append(body), find(body))[1]  # type: ignore[method-assign]  # noqa: SLF001
    store.match(node, limit=10)
    store._find = find  # type: ignore[method-assign]  # noqa: SLF001
    return caught[0]


def timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def told(times: Sequence[float]) -> str:
    return f"p50 {median(times):6.1f} ms, p95 {quantiles(times, n=20)[-1]:6.1f} ms"


def one_by_one(asks: dict[str, list[Callable[[], object]]]) -> None:
    names = list(asks)
    times: dict[str, list[float]] = {name: [] for name in names}
    for at in range(len(asks[names[0]])):
        for name in names if at % 2 else reversed(names):
            times[name].append(timed(asks[name][at]))
    for name in names:
        ratio = median(times[name]) / median(times[names[-1]])
        print(f"  {name:14} {told(times[name])}   ×{ratio:.2f}")


def at_once(asks: dict[str, list[Callable[[], object]]], clients: Iterable[int]) -> None:
    for number in clients:
        for name, calls in asks.items():
            with ThreadPoolExecutor(number) as pool:
                began = time.perf_counter()
                times = list(pool.map(timed, calls))
            speed = len(calls) / (time.perf_counter() - began)
            print(f"  {number:3} clients  {name:14} {speed:6.0f}/s  {told(times)}")


def main() -> None:
    address, data, *clients = sys.argv[1:]
    home = ClusterHome(f"{address}/queries-{uuid4().hex[:8]}")
    home.create("opensearch")
    try:
        print(f"{fill(home, data):,} documents, {on_disk(home):,} bytes")
        queries: list[str] = json.loads((Path(data) / "queries.json").read_text("utf-8"))
        client = OpenSearch([f"http://{address.partition('://')[2]}"], pool_maxsize=64)
        with Library(str(home.address)) as library:
            store = library._opened()  # noqa: SLF001
            engine = store.engine
            for said, exact in (("as written", True), ("in 24 languages", False)):
                print(said)
                nodes = [planned(store, query, Filters(), exact=exact).query.root for query in queries]
                bodies = [catching(engine, node) for node in nodes]  # type: ignore[arg-type]
                asks: dict[str, list[Callable[[], object]]] = {
                    "whole search": [lambda q=q, e=exact: library.search(q, exact=e) for q in queries],  # type: ignore[misc]
                    "our engine": [lambda n=n: engine.match(n, limit=10) for n in nodes],  # type: ignore[misc]
                    "bare client": [
                        lambda b=b: client.search(  # type: ignore[misc]
                            index=home.address.name, body=b, search_type="dfs_query_then_fetch"
                        )
                        for b in bodies
                    ],
                }
                one_by_one(asks)
                del asks["whole search"]
                at_once(asks, map(int, clients))
    finally:
        home.remove()


if __name__ == "__main__":
    main()
