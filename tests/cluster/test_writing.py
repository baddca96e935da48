"""What goes into a cluster: items new, changed and gone, copies, repeated lines, thesauri; one writer."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import craftsearch as cs
from craftsearch.errors import EngineUnavailableError, IndexLockedError, UsageError
from craftsearch.index.cluster.home import ClusterHome
from craftsearch.index.cluster.lease import Lease
from craftsearch.index.cluster.session import Operation
from craftsearch.model import RawItem
from tests.cluster.fixtures import address, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftsearch.index.cluster.session import Body
    from craftsearch.library import Library

pytestmark = pytest.mark.cluster

NEWS = (
    "The regional fair of crafts opened its doors for the tenth time and drew more visitors than before. "
    "Potters, weavers and basket makers from four countries showed their work and took orders for the winter."
)


@pytest.fixture
def place(single_node: list[str]) -> Iterator[str]:
    where = address(single_node)
    yield where
    home = ClusterHome(where)
    if home.described():
        home.remove()


@pytest.fixture
def library(place: str) -> Iterator[Library]:
    with cs.open(place) as opened:
        yield opened


def item(name: str, text: str = NEWS) -> RawItem:
    return RawItem(f"https://{name}.example.org/news", "text/plain", text.encode())


def test_items_are_new_then_unchanged_then_changed(library: Library) -> None:
    first = library.ingest([item("a"), item("b", "Занаяти и обучение в Пловдив. " * 8)])
    assert (first.new, first.rejects) == (2, ())
    again = library.ingest([item("a"), item("b", "Грънчарство и тъкачество в Пловдив. " * 8)])
    assert (again.unchanged, again.changed) == (1, 1)
    assert [hit.uri for hit in library.search("тъкачество", exact=True)] == ["https://b.example.org/news"]
    assert library.search("занаяти", exact=True).total == 0
    assert library.stats().documents == 2


def test_what_left_a_folder_is_pruned(library: Library, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{name} {NEWS}", "utf-8")
    library.ingest(tmp_path)
    (tmp_path / "two.txt").unlink()
    assert library.ingest(tmp_path, prune=True).removed == 1
    assert [entry.uri.rpartition("/")[2] for entry in library.list()] == ["one.txt"]
    assert library.search("fair").total == 1


def test_the_same_news_on_several_sites_is_shown_once_also_when_its_leader_goes(library: Library) -> None:
    library.ingest([item("a"), item("b"), item("c", NEWS + " More in our next issue.")])
    [hit] = library.search("potters weavers", exact=True)
    assert len(hit.sources) == 2
    library.ingest([item("a", "Something else altogether, about bread and beer and the people behind. " * 3)])
    [hit] = library.search("potters weavers", exact=True)
    assert len(hit.sources) == 1


def test_lines_that_a_site_repeats_are_cut(library: Library, tmp_path: Path) -> None:
    chance = random.Random(4)
    words = NEWS.lower().replace(".", "").split()
    for at in range(12):
        told = " ".join(chance.choices(words, k=60)).capitalize()
        (tmp_path / f"{at}.txt").write_text(
            f"Ring our office any day\n\nNews {told[:30]}\n\n{told}.", "utf-8"
        )
    library.ingest(tmp_path, language="en")
    assert all("Ring our office" not in record.article.text for record in library.records())


def test_a_refused_item_is_kept_with_its_bytes_and_leaves_when_taken_in(library: Library) -> None:
    library.ingest([item("a", "  ")])
    [why] = library.rejects()
    assert why.uri == "https://a.example.org/news"
    library.ingest([item("a")])
    assert library.rejects() == ()


def test_documents_are_relabelled_reprocessed_rebuilt_and_embedded(library: Library) -> None:
    library.ingest([item("a"), item("b", NEWS.upper())], vectors=False)
    name = library.list()[0].id
    assert library.embed() == 2
    assert library.relabel(name, "mt").language.code == "mt"
    assert library.reprocess().changed + library.reprocess().unchanged >= 2
    assert library.rebuild() == 2
    assert library.search("pottery made by hand").cross_language == "meaning"
    assert all(finding.sound for finding in library.doctor())


def test_a_thesaurus_is_shared_by_all_who_open_the_index(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("id,en,hu\nx1,zigzag lace,cikcakk csipke\n", "utf-8")
    with cs.open(place) as library:
        library.ingest(
            [item("a", "A cikcakk csipke mesterei Halason találkoztak és bemutatót tartottak. " * 3)]
        )
        library.thesauri.add([table])
    monkeypatch.setenv("CRAFTSEARCH_CACHE", str(tmp_path / "elsewhere"))
    with cs.open(place) as other:
        assert other.thesauri.names() == ("own",)
        assert other.search('"zigzag lace" OR (zigzag lace)').total == 1
        other.thesauri.remove("own")
    with cs.open(place) as again:
        assert again.thesauri.names() == ()


def test_a_second_writer_is_told_who_writes_and_a_dead_one_is_taken_over(place: str) -> None:
    home = made(place)
    with home.writing(), pytest.raises(IndexLockedError, match=f"process {os.getpid()}|{os.getpid()} on"):
        ClusterHome(place).writing().__enter__()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    lease = Lease(home.session)
    lease._owner["process"] = dead.pid
    lease.taken().__enter__()
    with ClusterHome(place).writing():
        pass


def test_a_writer_that_was_taken_for_dead_writes_no_more(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home = made(place)
    with home.writing():
        monkeypatch.setattr("craftsearch.index.cluster.lease._lives", lambda _: False)
        with ClusterHome(place).writing():
            monkeypatch.setattr("craftsearch.index.cluster.lease._RENEWED", -1.0)
            with pytest.raises(IndexLockedError):
                home.session.write(home.session.name, [Operation("index", "a", {"id": "a"})])


def test_a_lease_is_ours_also_when_the_node_that_took_it_died_before_it_said_so(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = made(place)
    ask = home.session.ask

    def asked_again(method: str, path: str, *body: Body, **parameters: str) -> Body:
        if method == "PUT":
            ask(method, path, *body, **parameters)
        return ask(method, path, *body, **parameters)

    monkeypatch.setattr(home.session, "ask", asked_again)
    with home.writing():
        home.session.write(home.session.name, [Operation("delete", "a")])


def test_a_full_index_is_followed_by_another_and_each_document_stands_once(single_node: list[str]) -> None:
    home = made(address(single_node, "?rollover=1mb"))
    try:
        with cs.open(f"{home.address}") as library:
            library.ingest([item(f"n{at}", f"{at} {NEWS} " + os.urandom(9_000).hex()) for at in range(120)])
            home._grow()
            assert len(home.session.indices()) == 2
            library.ingest(
                [item("n7", "Glass blown by hand in a small town near the border. " * 4), item("new")]
            )
            assert library.stats().documents == 121
            assert [hit.uri for hit in library.search("glass blown", exact=True)] == [
                "https://n7.example.org/news"
            ]
            found = home.session.find(
                home.address.name, {"query": {"term": {"uri": "https://n7.example.org/news"}}}
            )
            assert found["hits"]["total"]["value"] == 1
    finally:
        home.remove()


def test_the_name_of_another_program_s_index_is_refused(single_node: list[str]) -> None:
    where = address(single_node)
    home = ClusterHome(where)
    home.session.ask("PUT", f"/{home.address.name}", {})
    try:
        with cs.open(where) as library, pytest.raises(UsageError, match="belongs to another program"):
            library.ingest([item("a")])
    finally:
        home.session.ask("DELETE", f"/{home.address.name}")


def test_a_mapping_that_was_changed_is_told_with_the_remedy(place: str) -> None:
    home = made(place)
    home.session.ask("DELETE", f"/{home.session.indices()[0]}")
    other = {"mappings": {"properties": {"day": {"type": "boolean"}}}}
    home.session.ask("PUT", f"/{home.address.name}-000001", {"aliases": {home.address.name: {}}, **other})
    with cs.open(place) as library, pytest.raises(EngineUnavailableError, match="doctor"):
        library.ingest([item("a")])


def test_an_index_is_copied_there_and_back_and_goes_on_after_a_kill(place: str, tmp_path: Path) -> None:
    with cs.open(tmp_path / "from") as source:
        source.ingest(
            [*(item(f"n{at}", f"{at} {NEWS} {at}") for at in range(40)), item("bad", " ")], vectors=False
        )
        script = (
            "import os, sys, craftsearch as cs, craftsearch.migration as m\n"
            "m._AT_ONCE = 8\n"
            "seen = []\n"
            "def watch(uri, outcome):\n"
            "    seen.append(uri)\n"
            "    if len(seen) > 20: os.kill(os.getpid(), 9)\n"
            "cs.open(sys.argv[1]).copy(sys.argv[2], watch=watch)\n"
        )
        killed = subprocess.run([sys.executable, "-c", script, tmp_path / "from", place], check=False)
        assert killed.returncode == -signal.SIGKILL
        done = source.copy(place)
        assert (done.copied + done.unchanged, done.rejects) == (40, 1)
        assert done.unchanged >= 16
    with cs.open(place) as there:
        assert there.copy(tmp_path / "back").checksum == done.checksum
        there.ingest([item("more")], vectors=False)
    with cs.open(tmp_path / "from") as source, pytest.raises(UsageError, match="the source does not"):
        source.copy(place)


def test_a_writer_that_is_killed_in_the_middle_loses_and_doubles_nothing(place: str, tmp_path: Path) -> None:
    for at in range(60):
        (tmp_path / f"{at}.txt").write_text(f"{at} {NEWS} {at}", "utf-8")
    script = (
        "import os, sys, craftsearch as cs, craftsearch.ingest as ingest\n"
        "ingest.BATCH = 8\n"
        "seen = []\n"
        "def watch(uri, outcome):\n"
        "    seen.append(uri)\n"
        "    if len(seen) > 30: os.kill(os.getpid(), 9)\n"
        "cs.open(sys.argv[1]).ingest(sys.argv[2], vectors=False, watch=watch)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, place, tmp_path], check=False)
    assert killed.returncode == -signal.SIGKILL
    with cs.open(place) as library:
        assert 0 < library.stats().documents < 60
        report = library.ingest(tmp_path, vectors=False)
        assert report.new + report.unchanged == 60
        assert 0 < report.unchanged < 60
        assert library.stats().documents == 60
        assert len({record.article.uri for record in library.records()}) == 60
        assert library.search("potters", exact=True).total == 1
        assert len(library.search("potters", exact=True)[0].sources) == 59
        assert all(finding.sound for finding in library.doctor())


def test_an_index_called_as_another_with_something_behind_is_not_taken_for_it(place: str) -> None:
    with cs.open(place) as short, cs.open(f"{place}-more") as long:
        short.ingest([item("a")], vectors=False)
        before = short.stats().bytes
        long.ingest([item(f"n{at}", f"{at} {NEWS}") for at in range(20)], vectors=False)
        assert short.stats().documents == 1
        assert short.stats().bytes == before
    ClusterHome(f"{place}-more").remove()
    with cs.open(place) as short:
        assert all(finding.sound for finding in short.doctor())
