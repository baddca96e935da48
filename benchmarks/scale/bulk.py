"""How fast a cluster is filled: by our store, and by the bare client with the very same bodies.

python benchmarks/scale/bulk.py opensearch://host:9200 [COUNT] [ROUNDS]

Items are read once beforehand (the pipeline has its own benchmark); vectors are drawn by chance. Ours looks
events and near-duplicates up and refreshes after each batch; the bare client is ``helpers.bulk`` with its own
defaults, and with larger parcels. Sides take turns, in new indices; ratios are of one round. Beside them the
processor time a document, of our process and of all nodes, and the size on disk of one copy.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
from opensearchpy import OpenSearch, helpers

sys.path.insert(0, str(Path(__file__).parent.parent))

import documents as generated

from craftsearch.index.catalogue import Document
from craftsearch.index.cluster.home import ClusterHome
from craftsearch.index.vectors import Vector
from craftsearch.ingest import digest
from craftsearch.model import RawItem
from craftsearch.pipeline import Prepared, Reading, prepare
from craftsearch.settings import BATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from craftsearch.index.cluster.session import Body, Operation

Read = tuple[Document, Prepared]
BARE = {
    "bare, 500 at once": {"chunk_size": 500},
    "bare, 8 MB at once": {"chunk_size": 10_000, "max_chunk_bytes": 8_000_000},
}


def read(count: int) -> list[Read]:
    source, draw, now = (
        generated.sentences(),
        random.Random(1),
        dt.datetime.now(dt.UTC).replace(microsecond=0),
    )
    chance = np.random.default_rng(1)
    out: list[Read] = []
    for at in range(count):
        text = generated.document(source, draw, as_html=at % 2 == 0)
        kind = "text/html" if at % 2 == 0 else "text/plain"
        item = RawItem(f"https://site{at % 97}.example.org/{at}", kind, text.encode())
        [one] = prepare([item], None, Reading(embedded=False))
        if isinstance(one, Prepared):
            values = chance.integers(-127, 128, 384).astype(np.int8)
            scale = float(1 / np.linalg.norm(values.astype(np.float64)))
            vector = Vector(one.record.id, "chance", values.tobytes(), scale, whole=True)
            ready = Prepared(one.record, one.posting, vector)
            out.append((Document(one.record, digest(item), item.content, item.media_type, now), ready))
    return out


def batches(items: list[Read]) -> Iterator[list[Read]]:
    for at in range(0, len(items), BATCH):
        yield items[at : at + BATCH]


def home(address: str) -> ClusterHome:
    made = ClusterHome(f"{address}/bulk-{uuid4().hex[:8]}")
    made.create("opensearch")
    return made


def ours(place: ClusterHome, items: list[Read]) -> float:
    store = place.open("opensearch")
    began = time.perf_counter()
    with place.writing():
        for batch in batches(items):
            vectors = [ready.vector for _, ready in batch if ready.vector]
            store.write([document for document, _ in batch], [ready.posting for _, ready in batch], vectors)
    return time.perf_counter() - began


def bodies(place: ClusterHome, items: list[Read]) -> list[tuple[str, Body]]:
    """Catch what ours sends."""
    caught: list[tuple[str, Body]] = []
    store = place.open("opensearch")
    session = place.session

    def catch(_: str, operations: list[Operation]) -> None:
        caught.extend((each.id, each.body) for each in operations if each.action == "index" and each.body)

    session.write = catch  # type: ignore[method-assign,assignment]
    for batch in batches(items):
        vectors = [ready.vector for _, ready in batch if ready.vector]
        store.place([document for document, _ in batch], [ready.posting for _, ready in batch], vectors)
    return caught


def bare(address: str, **options: int) -> Callable[[ClusterHome, list[tuple[str, Body]]], float]:
    def fill(place: ClusterHome, made: list[tuple[str, Body]]) -> float:
        client = OpenSearch([f"http://{address.partition('://')[2]}"], timeout=60)
        began = time.perf_counter()
        helpers.bulk(
            client, ({"_index": place.address.name, "_id": key, **body} for key, body in made), **options
        )
        client.indices.refresh(index=place.address.name)
        return time.perf_counter() - began

    return fill


def processor(place: ClusterHome) -> float:
    """Add up the seconds of processor that all nodes took so far."""
    nodes = place.session.ask("GET", "/_nodes/stats/process")["nodes"].values()
    return sum(node["process"]["cpu"]["total_in_millis"] for node in nodes) / 1000


def on_disk(place: ClusterHome) -> int:
    """Merge into one segment and count the bytes, once what was merged is gone."""
    name = place.address.name
    place.session.ask("POST", f"/{name}/_forcemerge", max_num_segments="1")
    place.session.ask("POST", f"/{name}/_flush", force="true")
    place.session.ask("POST", f"/{name}/_refresh")
    time.sleep(2)
    found = place.session.ask("GET", f"/{name}/_stats/store")
    return int(found["_all"]["primaries"]["store"]["size_in_bytes"])


def main() -> None:
    address, count, rounds = sys.argv[1], int([*sys.argv, 3000][2]), int([*sys.argv, 0, 3][3] or 3)
    items = read(count)
    scratch = home(address)
    made = bodies(scratch, items)
    scratch.remove()
    print(f"{len(made)} documents, {sum(len(str(body)) for _, body in made) / len(made):.0f} characters each")
    taken: dict[str, list[float]] = {name: [] for name in ("ours", *BARE)}
    spent: list[str] = []
    for _ in range(rounds):
        for name, times in taken.items():
            place = home(address)
            here, there = time.process_time(), processor(place)
            times.append(ours(place, items) if name == "ours" else bare(address, **BARE[name])(place, made))
            here, there = time.process_time() - here, processor(place) - there
            size = on_disk(place) / len(made)
            each = 1000 / len(made)
            spent.append(
                f"{name:20} {here * each:.2f} ms here, {there * each:.2f} ms there, {size:.0f} bytes"
            )
            place.remove()
    for name, seconds in taken.items():
        ratios = [other / own for other, own in zip(taken[next(iter(BARE))], seconds, strict=True)]
        print(f"{name:20} {len(made) / median(seconds):7.0f} docs/s   ×{median(ratios):.2f}")
    print("\n".join(sorted(spent)))


if __name__ == "__main__":
    main()
