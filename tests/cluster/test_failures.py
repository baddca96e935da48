"""Nodes that die, hang or fill up while somebody writes and asks: nothing lost, nothing doubled."""

from __future__ import annotations

import http.server
import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

import craftsearch as cs
from craftsearch.errors import EngineUnavailableError, IndexVersionError
from craftsearch.index.cluster import layout, session
from craftsearch.index.cluster.home import ClusterHome
from craftsearch.model import RawItem
from tests.cluster.fixtures import address
from tests.cluster.nodes import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from craftsearch.library import Library
    from craftsearch.model import IngestReport

pytestmark = pytest.mark.cluster

COUNT = 160
# A node that hangs is given up after six seconds, where a cluster in use waits half a minute.
QUICK = {
    "cluster.fault_detection.follower_check.interval": "500ms",
    "cluster.fault_detection.follower_check.timeout": "2s",
    "cluster.fault_detection.leader_check.interval": "500ms",
    "cluster.fault_detection.leader_check.timeout": "2s",
    # A copy in the making that waits for a node which hung is begun anew, not after a quarter of an hour.
    "indices.recovery.internal_action_timeout": "8s",
    "indices.recovery.internal_action_long_timeout": "16s",
    "indices.recovery.recovery_activity_timeout": "16s",
}


@pytest.fixture(scope="module")
def started() -> Iterator[Cluster]:
    with Cluster(3, settings=QUICK) as cluster:
        yield cluster


@pytest.fixture
def three(started: Cluster) -> Iterator[Cluster]:
    """Three nodes, all of them well at the beginning of each test."""
    yield started
    for node in started.nodes:
        node.resume()
        if not node.runs:
            started.again(node)
    # A copy whose recovery a kill or a pause met may take a quarter of an hour; none is needed any more.
    started.ask("DELETE", "test-*")
    started.wait("green", nodes=3)


@pytest.fixture
def library(three: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """An empty index of two shards, written in small batches, so that there is a middle."""
    monkeypatch.setattr("craftsearch.ingest.BATCH", 32)
    where = address(three.urls, "?shards=2")
    ClusterHome(where).create("opensearch")
    three.wait("green")
    with cs.open(where) as opened:
        yield opened


def items() -> list[RawItem]:
    def text(number: int) -> str:
        own = " ".join(f"{number}x{word}" for word in range(40))
        return f"Felt makers meet\n\nMaster felt makers showed how wool becomes felt. {own}"

    return [
        RawItem(f"https://s{number}.example.org/", "text/plain", text(number).encode())
        for number in range(COUNT)
    ]


def taken(library: Library, at: int, then: Callable[[], object]) -> IngestReport:
    """Ingest all, and do something when ``at`` items are done."""
    done: list[str] = []

    def watch(uri: str, _: str) -> None:
        done.append(uri)
        if len(done) == at:
            then()

    return library.ingest(items(), vectors=False, watch=watch)


def check_whole(library: Library) -> None:
    """Each item is there once, in the catalogue and for who asks."""
    uris = [record.article.uri for record in library.records()]
    assert sorted(uris) == sorted(item.uri for item in items())
    assert library.stats().documents == COUNT
    assert library.search("felt", exact=True, limit=2 * COUNT).total == COUNT


def manager(cluster: Cluster) -> str:
    return str(cluster.ask("GET", "_cat/cluster_manager?format=json")[0]["node"])


@pytest.mark.parametrize("which", ["the manager", "another"])
def test_a_node_killed_while_items_come_in_loses_and_doubles_none(
    library: Library, three: Cluster, which: str
) -> None:
    first = manager(three)
    victim = next(node for node in three.nodes if (node.name == first) == (which == "the manager"))
    report = taken(library, 40, victim.kill)
    assert (report.new, report.rejects) == (COUNT, ())
    check_whole(library)
    assert library.ingest(items(), vectors=False).unchanged == COUNT


def test_searches_go_on_while_a_node_dies(library: Library, three: Cluster) -> None:
    library.ingest(items(), vectors=False)
    three.wait("green")
    found = []
    for number in range(30):
        if number == 5:
            three.nodes[0].kill()
        found.append(library.search("felt", exact=True).total)
    assert found == [COUNT] * 30


def test_an_answer_of_a_part_of_the_index_is_an_error_and_no_answer(library: Library, three: Cluster) -> None:
    library.ingest(items(), vectors=False)
    three.wait("green")
    for node in three.nodes[:2]:
        node.kill()
    answers = set()
    for _ in range(2):
        try:
            answers.add(library.search("felt", exact=True).total)
        except EngineUnavailableError:
            answers.add(COUNT)
    assert answers == {COUNT}


def test_a_full_disk_is_told_with_the_remedy_and_the_work_resumes_when_there_is_room(
    library: Library, three: Cluster
) -> None:
    def fill() -> None:
        three.ask("PUT", "_all/_settings", {"index.blocks.read_only_allow_delete": True})

    with pytest.raises(EngineUnavailableError, match=r"takes no writes: .* free disk space") as raised:
        taken(library, 100, fill)
    assert raised.value.exit_code == 4
    assert len(str(raised.value).splitlines()) == 1
    kept = library.stats().documents
    assert 0 < kept < COUNT
    assert library.search("felt", exact=True).total == kept
    three.ask("PUT", "_all/_settings", {"index.blocks.read_only_allow_delete": None})
    report = library.ingest(items(), vectors=False)
    assert (report.unchanged, report.new) == (kept, COUNT - kept)
    check_whole(library)


@pytest.mark.parametrize("which", [0, 1])
def test_a_node_that_hangs_is_waited_for_and_gone_round(
    library: Library, three: Cluster, which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_PATIENCE", 5.0)
    report = taken(library, 40, three.nodes[which].pause)
    assert (report.new, report.rejects) == (COUNT, ())
    check_whole(library)


def test_a_cluster_that_hangs_whole_is_given_up_in_bounded_time(
    three: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_PATIENCE", 0.5)
    where = address(three.urls)
    with cs.open(where) as library:
        for node in three.nodes:
            node.pause()
        with pytest.raises(EngineUnavailableError, match="no server answers in time at"):
            library.stats()


def test_an_index_of_a_newer_program_is_told_apart(library: Library, three: Cluster) -> None:
    name = library._home.address.name  # type: ignore[attr-defined]
    newer = {"doc": {"format": layout.FORMAT + 1}}
    three.ask("POST", f"{layout.about(name)}/_update/manifest?refresh=true", newer)
    with cs.open(str(library._home)) as fresh, pytest.raises(IndexVersionError, match="upgrade craftsearch"):
        fresh.search("felt")


@contextmanager
def pretending(answer: dict[str, Any]) -> Iterator[str]:
    """Run a server that gives one answer to whatever it is asked for at its root, and lacks the rest."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(answer if self.path == "/" else {"error": "nothing", "status": 404}).encode()
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (
            {"distribution": "opensearch", "number": "1.3.20"},
            "is opensearch 1.3.20",
        ),
        (
            {"distribution": "opensearch", "number": "9.0.0"},
            "is opensearch 9.0.0",
        ),
        (
            {"number": "8.17.0", "build_flavor": "default"},
            "is another server 8.17.0",
        ),
        ({}, "is another server 0"),
    ],
)
def test_a_server_of_another_kind_or_version_is_told_before_anything_is_written(
    version: dict[str, str], told: str
) -> None:
    with (
        pretending({"version": version} if version else {"hello": "world"}) as url,
        cs.open(address([url])) as library,
        pytest.raises(EngineUnavailableError, match=f"{told}; OpenSearch 2 to 3 is served"),
    ):
        library.ingest(items()[:1])
