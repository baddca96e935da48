"""What a kill at a random moment loses or doubles.

``python benchmarks/scale/kills.py [RUNS] [COUNT] [SEED]``: three OpenSearch nodes and two Dask workers here;
each run takes COUNT (160) new items into an index of its own and kills one of them on the way by ``kill -9``:
the client, a node or a worker, in turn. A client that was killed, or ended in an error, is run again when
all are there, as a person would do. Then every item is looked for in the catalogue and in the engine.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

TOP = Path(__file__).parent.parent.parent
sys.path[:0] = [str(TOP), str(TOP / "benchmarks")]
from documents import write

import craftsearch as cs
from craftsearch.index.cluster.home import ClusterHome
from tests.cluster.fixtures import address, dask_scheduler
from tests.cluster.nodes import Cluster

CLIENT = """
import sys
import craftsearch as cs, craftsearch.ingest
from craftsearch.workers import dask_workers
craftsearch.ingest.BATCH = 32  # many small writes
place, scheduler, folder = sys.argv[1:]
with dask_workers(scheduler, shared=True) as workers, cs.open(place) as library:
    watch = lambda uri, _: print(uri, flush=True)
    library.ingest(folder, vectors=False, executor=workers, watch=watch)
"""
WORKER = "import sys; sys.argv[0] = 'worker'; from distributed.cli.dask_worker import main; main()"
VICTIMS = ("client", "node", "worker")
NODES, WORKERS = 3, 2
PATIENCE = 300  # seconds, for a client that is to end by itself


class Stage:
    """What may be killed; everything is there again at the beginning of each run."""

    def __init__(self, cluster: Cluster, scheduler: str, folder: Path, scratch: Path) -> None:
        self.cluster = cluster
        self._scheduler = scheduler
        self._folder = folder
        self._scratch = scratch
        self._workers: list[subprocess.Popen[bytes]] = []

    def client(self, place: str) -> subprocess.Popen[bytes]:
        """Begin to take all in."""
        order = [sys.executable, "-c", CLIENT, place, self._scheduler, str(self._folder)]
        with (self._scratch / "said.txt").open("wb") as said:
            return subprocess.Popen(order, stdout=subprocess.PIPE, stderr=said)

    def said(self) -> str:
        """Give the last line of the last client's complaint."""
        return ["", *(self._scratch / "said.txt").read_text("utf-8", "replace").splitlines()][-1]

    def prepare(self) -> None:
        """Start again what is not there."""
        for node in self.cluster.nodes:
            if not node.runs:
                self.cluster.again(node)
        self.cluster.wait("green", nodes=len(self.cluster.nodes))
        self._workers = [worker for worker in self._workers if worker.poll() is None]
        options = [
            "--no-nanny",
            "--no-dashboard",
            "--nthreads=1",
            "--local-directory",
            str(self._scratch),
        ]
        while len(self._workers) < WORKERS:
            order = [sys.executable, "-c", WORKER, self._scheduler, *options]
            self._workers.append(
                subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            )

    def kill(self, victim: str, client: subprocess.Popen[bytes], draw: random.Random) -> None:
        """End one of these, chosen by chance."""
        if victim == "client":
            client.kill()
        elif victim == "node":
            draw.choice(self.cluster.nodes).kill()
        else:
            draw.choice(self._workers).kill()

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.kill()
            worker.wait()


def checked(place: str, expected: set[str]) -> tuple[int, int, int]:
    """Count what is missing, what is there more than once, and what catalogue and engine do not agree on."""
    with cs.open(place) as library:
        found = Counter(record.article.uri for record in library.records())
        store = library._opened()  # noqa: SLF001  # a check reaches inside
        asked = Counter(document.record.article.uri for document in store.catalogue.documents())
        apart = abs(store.engine.count() - len(found)) + (asked != found)
        doubled = sum(count - 1 for count in found.values())
        return len(expected - found.keys()), doubled, apart


def one(stage: Stage, victim: str, expected: set[str], draw: random.Random) -> dict[str, int]:
    """Take all in, with one kill after a random number of items; say what became of it."""
    stage.prepare()
    place = address(stage.cluster.urls, "?shards=2")
    client = stage.client(place)
    assert client.stdout is not None  # noqa: S101  # for the type checker
    moment = draw.randrange(1, len(expected))
    for number, _ in enumerate(client.stdout, 1):
        if number == moment:
            time.sleep(draw.uniform(0, 1))
            stage.kill(victim, client, draw)
    client.communicate(timeout=PATIENCE)
    failed = victim != "client" and client.returncode != 0
    why = stage.said() if failed else ""
    if client.returncode:
        stage.prepare()
        client = stage.client(place)
        client.communicate(timeout=PATIENCE)
    lost, doubled, apart = checked(place, expected)
    ClusterHome(place).remove()
    told = {"lost": lost, "doubled": doubled, "apart": apart, "had to be run again": int(failed)}
    print(f"{victim:7} after {moment:4}", told, why, flush=True)
    return told


def main(runs: int = 50, count: int = 160, seed: int = 1) -> None:
    draw = random.Random(seed)
    scratch = Path(tempfile.mkdtemp(prefix="craftsearch-kills-"))
    totals: Counter[str] = Counter()
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, scratch, ignore_errors=True)
        write(scratch / "items", count)
        expected = {path.as_uri() for path in (scratch / "items").iterdir()}
        dask = stack.enter_context(dask_scheduler())
        stage = Stage(stack.enter_context(Cluster(NODES)), dask, scratch / "items", scratch)
        stack.callback(stage.close)
        stack.callback(lambda: print("\n".join(f"{name}: {total}" for name, total in totals.items())))
        for run in range(runs):
            victim = VICTIMS[run % len(VICTIMS)]
            totals.update({"runs": 1, f"{victim} killed": 1, **one(stage, victim, expected, draw)})


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
