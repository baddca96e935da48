"""Servers for tests, started by who first asks and shared until the session ends."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.cluster.nodes import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from craftsearch.index.cluster.home import ClusterHome
    from craftsearch.index.cluster.session import Session


@pytest.fixture(scope="session")
def single_cluster() -> Iterator[Cluster]:
    """One node with the k-NN plugin."""
    with Cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def single_node(single_cluster: Cluster) -> list[str]:
    """Where the one node answers: ``["http://127.0.0.1:…"]``."""
    return single_cluster.urls


@pytest.fixture(scope="session")
def plain_node() -> Iterator[list[str]]:
    """The same without the plugin."""
    with Cluster(knn=False) as cluster:
        yield cluster.urls


@pytest.fixture
def clusters() -> Iterator[Callable[..., Cluster]]:
    """Start clusters for one test: ``clusters(3)``; arguments are those of ``Cluster``."""
    with ExitStack() as stack:
        yield lambda *args, **options: stack.enter_context(Cluster(*args, **options))


@contextmanager
def dask_scheduler() -> Iterator[str]:
    """Run a Dask scheduler without workers; gives its address."""
    from distributed import LocalCluster

    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=0,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    ) as cluster:
        yield cluster.scheduler_address


def address(urls: Sequence[str], options: str = "") -> str:
    """Give the address of an index that nobody has, in the cluster of these nodes."""
    hosts = ",".join(url.removeprefix("http://") for url in urls)
    return f"opensearch://{hosts}/test-n{uuid4().hex[:12]}{options}"


def made(place: str) -> ClusterHome:
    """Make an empty index there."""
    from craftsearch.index.cluster.home import ClusterHome

    home = ClusterHome(place)
    home.create("opensearch")
    return home


@pytest.fixture
def cluster_home(single_node: list[str]) -> Iterator[ClusterHome]:
    """An empty index of its own, taken away when the test is over."""
    home = made(address(single_node))
    yield home
    home.remove()


@pytest.fixture
def cluster_session(cluster_home: ClusterHome) -> Session:
    """A way to that index."""
    return cluster_home.session


@pytest.fixture(scope="module")
def module_home(single_node: list[str]) -> Iterator[ClusterHome]:
    """The same for all tests of a module."""
    home = made(address(single_node))
    yield home
    home.remove()
