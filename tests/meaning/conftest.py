"""The network is opened once for all tests of this room, with a cache of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftsearch import meaning
from craftsearch.meaning import cache
from craftsearch.meaning.encoder import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.ENVIRONMENT, str(folder))
        yield folder


@pytest.fixture(scope="session")
def encoder(cache_folder: Path) -> Encoder:
    assert cache_folder.is_dir()
    return Encoder()


@pytest.fixture
def reopened() -> Iterator[None]:
    """Open the default embedder anew in this test, and again after it."""
    meaning._default.cache_clear()
    yield
    meaning._default.cache_clear()
