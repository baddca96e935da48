"""Homes of indices in a real cluster, for the tests that are held against it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from craftsearch.index.cluster.home import ClusterHome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.index.cluster.session import Session


def _home(urls: list[str]) -> ClusterHome:
    hosts = ",".join(url.removeprefix("http://") for url in urls)
    home = ClusterHome(f"opensearch://{hosts}/test-{uuid4().hex[:12]}")
    home.create("opensearch")
    return home


@pytest.fixture
def cluster_home(single_node: list[str]) -> Iterator[ClusterHome]:
    """An empty index of its own, taken away when the test is over."""
    home = _home(single_node)
    yield home
    home.remove()


@pytest.fixture
def cluster_session(cluster_home: ClusterHome) -> Session:
    """A way to that index."""
    return cluster_home.session


@pytest.fixture(scope="module")
def module_home(single_node: list[str]) -> Iterator[ClusterHome]:
    """The same for all tests of a module."""
    home = _home(single_node)
    yield home
    home.remove()
