"""The harness itself: a node starts, answers, is killed, and starts again with its data."""

from __future__ import annotations

import urllib.error
from typing import TYPE_CHECKING

import pytest

from tests.cluster.fetch import ServerUnavailableError
from tests.cluster.nodes import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.cluster


def test_a_killed_node_starts_again_with_its_data(clusters: Callable[..., Cluster]) -> None:
    cluster = clusters(settings={"cluster.name": "again"})
    (node,) = cluster.nodes
    cluster.ask("PUT", "kept/_doc/1?refresh=true", {"word": "felt"})
    node.kill()
    with pytest.raises(urllib.error.URLError):
        cluster.ask("GET", "")
    cluster.again(node)
    cluster.wait("yellow")
    assert cluster.ask("GET", "kept/_doc/1")["_source"] == {"word": "felt"}
    assert cluster.ask("GET", "")["cluster_name"] == "again"


def test_nothing_is_left_of_a_cluster_after_its_end() -> None:
    with Cluster() as cluster:
        folder = cluster._folder
        assert folder is not None
        assert folder.exists()
    assert not folder.exists()
    assert not cluster.nodes[0].runs


def test_a_start_that_fails_shows_the_end_of_the_log() -> None:
    with (
        pytest.raises(ServerUnavailableError, match=r"no\.such\.setting"),
        Cluster(settings={"no.such.setting": 1}),
    ):
        pass


def test_the_plugin_is_there_or_not_as_it_was_asked_for(
    single_cluster: Cluster, clusters: Callable[..., Cluster]
) -> None:
    plugins = [
        cluster.ask("GET", "_cat/plugins?format=json") for cluster in (single_cluster, clusters(knn=False))
    ]
    assert [[plugin["component"] for plugin in each] for each in plugins] == [["opensearch-knn"], []]


def test_three_nodes_keep_every_document_when_one_dies(clusters: Callable[..., Cluster]) -> None:
    cluster = clusters(3)
    cluster.ask("PUT", "kept", {"settings": {"number_of_replicas": 1}})
    for number in range(20):
        cluster.ask("PUT", f"kept/_doc/{number}?wait_for_active_shards=2", {"number": number})
    cluster.nodes[0].kill()
    cluster.wait("yellow")
    cluster.ask("POST", "kept/_refresh")
    assert cluster.ask("GET", "kept/_count")["count"] == 20
