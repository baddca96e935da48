"""Servers for tests, started by who first asks and shared until the session ends."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.cluster.nodes import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
