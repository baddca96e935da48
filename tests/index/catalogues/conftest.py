"""The catalogues that the contract is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftsearch.index.catalogues.sqlite import SqliteCatalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftsearch.index.catalogue import Catalogue


@pytest.fixture(params=["sqlite", pytest.param("opensearch", marks=pytest.mark.cluster)])
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalogue]:
    if request.param == "opensearch":
        yield request.getfixturevalue("cluster_home").open("opensearch").catalogue
        return
    opened = SqliteCatalogue(tmp_path / "catalogue.sqlite", create=True)
    yield opened
    opened.close()
