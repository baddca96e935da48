"""An index in a cluster answers as one in a folder does: the same items, the same questions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import craftsearch as cs
from craftsearch.model import Filters, RawItem
from tests.cluster.fixtures import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.library import Library

pytestmark = pytest.mark.cluster
CORPUS = Path(__file__).parents[2] / "corpus"
QUESTIONS = (
    "vouchers for craft apprentices",
    "занаяти",
    "κεραμική εργαστήρι",
    "wool OR felt",
    '"value chain"~2',
    "craft* -museum",
    "wol~",
    "workshop country:it",
    "kind:conference date:2016..2018",
    "lang:hu kézműves^2 képzés",
    "qqqq",
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, single_node: list[str]) -> list[str]:
    """Where the two are, filled with the same; the cluster's has three shards."""
    folder = tmp_path_factory.mktemp("both")
    found = [str(folder / "index"), address(single_node, "?shards=3")]
    for place in found:
        with cs.open(place) as library:
            library.ingest([CORPUS, RawItem("file:///x/empty.html", "text/html", b"<p></p>")])
    return found


@pytest.fixture
def both(places: list[str]) -> Iterator[tuple[Library, Library]]:
    with cs.open(places[0]) as folder, cs.open(places[1]) as cluster:
        yield folder, cluster


Both = tuple["Library", "Library"]


@pytest.mark.parametrize("sort", ["relevance", "date"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_hits_are_the_same_in_the_same_order(both: Both, question: str, sort: str) -> None:
    folder, cluster = (each.search(question, limit=20, sort=sort) for each in both)  # type: ignore[arg-type]
    assert cluster.total == folder.total
    assert cluster.cross_language == folder.cross_language
    assert [hit.snippet for hit in cluster] == [hit.snippet for hit in folder]
    assert [hit.score for hit in cluster] == pytest.approx([hit.score for hit in folder], abs=0.01)
    assert cluster.suggestions == folder.suggestions


@pytest.mark.parametrize(
    "filters",
    [
        Filters(countries=("it",), kinds=("workshop",)),
        Filters(cities=("Östersund",)),
        Filters(projects=("fleece-net",), languages=("nl", "it")),
        Filters(since=dt.date(2016, 1, 1), until=dt.date(2016, 12, 31)),
        Filters(happening=True),
        Filters(themes=("craft",)),
    ],
)
def test_filters_leave_the_same(both: Both, filters: Filters) -> None:
    folder, cluster = both
    assert cluster.list(filters) == folder.list(filters)
    assert [hit.id for hit in cluster.search("craft", filters=filters)] == [
        hit.id for hit in folder.search("craft", filters=filters)
    ]
    assert cluster.facets("", filters=filters) == folder.facets("", filters=filters)


def test_events_lists_counts_and_terms_are_the_same(both: Both) -> None:
    folder, cluster = both
    assert cluster.events() == folder.events()
    assert cluster.events(countries=["IT"], since=dt.date(2016, 1, 1)) == folder.events(
        countries=["IT"], since=dt.date(2016, 1, 1)
    )
    assert cluster.facets("craft") == folder.facets("craft")
    assert cluster.terms("cra") == folder.terms("cra")
    assert cluster.complete("craft wo") == folder.complete("craft wo")
    assert cluster.rejects() == folder.rejects() != ()
    ours, theirs = cluster.stats(), folder.stats()
    assert (ours.documents, ours.events, ours.rejects) == (theirs.documents, theirs.events, theirs.rejects)
    assert (ours.languages, ours.kinds, ours.countries) == (theirs.languages, theirs.kinds, theirs.countries)
    assert ours.projects == theirs.projects


def test_a_document_is_shown_and_its_like_found(both: Both) -> None:
    folder, cluster = both
    name = folder.list()[0].id
    assert cluster.show(name[:6]).record == folder.show(name[:6]).record
    assert cluster.show(name).raw == folder.show(name).raw
    assert [hit.id for hit in cluster.similar(name)] == [hit.id for hit in folder.similar(name)]


def test_scores_are_taken_apart_alike(both: Both) -> None:
    folder, cluster = (each.explain(each.search("wool felt", limit=3)) for each in both)
    assert cluster.query == folder.query
    for ours, theirs in zip(cluster.hits, folder.hits, strict=True):
        assert ours.words == pytest.approx(theirs.words, rel=5e-3)


def test_the_doctor_finds_it_sound(both: Both) -> None:
    assert all(finding.sound for finding in both[1].doctor())
