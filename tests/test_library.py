"""The opened index as a whole: what goes in is found, once, whatever happens in between."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import craftsearch as cs
from craftsearch.errors import (
    EngineUnavailableError,
    IndexLockedError,
    IndexVersionError,
    NoIndexError,
    NotFoundError,
    UsageError,
)
from craftsearch.index.lock import write_lock
from craftsearch.library import Library
from craftsearch.model import Filters, RawItem

ENGLISH = (
    "Potters meet in Budapest\n\nThe second seminar of the CLAYROUTE project took place in Budapest (HU) "
    "on 16 and 17 April 2013. Master potters showed how old crafts feed new businesses in the regions."
)
BULGARIAN = (
    "Занаятите в Ловеч\n\nМайсторите показаха занаятите на региона пред гостите от Литва. "
    "Семинарът се проведе на 2 и 3 октомври 2013 г. във Вилнюс, Литва."
)


def item(number: int) -> str:
    """A text of the same event, unlike the others in its words."""
    return f"{ENGLISH} {' '.join(f'{number}x{word}' for word in range(60))}"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "en.txt").write_text(ENGLISH, "utf-8")
    (folder / "bg.txt").write_text(BULGARIAN, "utf-8")
    return folder


@pytest.fixture(params=["tantivy", "whoosh"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    with cs.open(tmp_path / "index", engine=request.param) as opened:
        yield opened


def titles(library: Library, query: str, *, exact: bool = False) -> list[str]:
    return [hit.title for hit in library.search(query, exact=exact)]


def test_what_was_ingested_is_found_in_inflected_forms_too(library: Library, news: Path) -> None:
    report = library.ingest(news)
    assert (report.new, report.rejects) == (2, ())
    assert "Potters meet in Budapest" in titles(library, "craft")
    assert "Занаятите в Ловеч" in titles(library, "занаят")


def test_the_matched_words_are_marked_as_they_stand_in_the_text(library: Library, news: Path) -> None:
    library.ingest(news)
    [hit] = library.search("занаят", languages=["bg"])
    assert {hit.snippet[start:end] for start, end in hit.marks} == {"занаятите"}


def test_a_word_finds_what_is_written_in_another_language(library: Library, news: Path) -> None:
    library.ingest(news)
    assert set(titles(library, "crafts")) == {"Potters meet in Budapest", "Занаятите в Ловеч"}
    reasons = {reason.by for hit in library.search("crafts") for reason in hit.why}
    assert "thesaurus" in reasons


def test_an_exact_search_takes_words_as_they_are_written(library: Library, news: Path) -> None:
    library.ingest(news)
    assert titles(library, "crafts", exact=True) == ["Potters meet in Budapest"]
    assert titles(library, "craft", exact=True) == []


def test_events_are_listed_by_date(library: Library, news: Path) -> None:
    library.ingest(news)
    assert [(event.when.edtf, event.where and event.where.name) for event in library.events()] == [
        ("2013-04-16/2013-04-17", "Budapest"),
        ("2013-10-02/2013-10-03", "Vilnius"),
    ]


def test_an_event_told_by_two_items_is_listed_once_with_both_sources(library: Library, news: Path) -> None:
    (news / "copy.txt").write_text(ENGLISH, "utf-8")
    library.ingest(news)
    [event] = library.events(countries=["HU"])
    assert len(event.sources) == 2


def test_a_second_ingest_of_the_same_skips_everything(library: Library, news: Path) -> None:
    library.ingest(news)
    again = library.ingest(news)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert library.search("craft").total == library.search("craft", limit=1).total


def test_a_changed_item_replaces_the_old_one(library: Library, news: Path) -> None:
    library.ingest(news)
    (news / "en.txt").write_text(ENGLISH.replace("potters", "weavers"), "utf-8")
    assert library.ingest(news).changed == 1
    assert titles(library, "weavers") == ["Potters meet in Budapest"]
    assert library.stats().documents == 2


def test_prune_forgets_what_left_the_folder_and_only_that(
    library: Library, news: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "news-2.txt"
    elsewhere.write_text(ENGLISH.replace("Budapest", "Pécs"), "utf-8")
    library.ingest([news, elsewhere])
    (news / "bg.txt").unlink()
    assert library.ingest(news).removed == 0
    assert library.ingest(news, prune=True).removed == 1
    assert library.search("занаяти", exact=True).total == 0
    assert library.stats().documents == 2


def test_a_refused_item_is_kept_with_its_reason_and_the_rest_goes_on(library: Library, news: Path) -> None:
    (news / "empty.txt").write_bytes(b"")
    (news / "script.html").write_text("<html><body><script>var a = 1</script></body></html>", "utf-8")
    report = library.ingest(news)
    assert report.new == 2
    assert {Path(why.uri).name: why.stage for why in report.rejects} == {
        "empty.txt": "sources",
        "script.html": "cleaning",
    }
    assert {why.uri for why in library.rejects()} == {why.uri for why in report.rejects}


def test_raw_items_are_taken_as_well_as_paths(library: Library) -> None:
    item = RawItem("https://example.org/news/1", "text/plain", ENGLISH.encode())
    assert library.ingest([item]).new == 1
    assert library.search("potters")[0].uri == "https://example.org/news/1"


def test_items_may_be_read_on_an_executor(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(item(number), "utf-8")
    with ThreadPoolExecutor(2) as executor:
        report = library.ingest(folder, executor=executor)
    assert report.new == 60
    assert library.search("potters", limit=100).total == 60


def test_a_forced_language_holds(library: Library, news: Path) -> None:
    library.ingest(news / "en.txt", language="nl")
    assert library.list()[0].language == "nl"


def test_a_document_is_shown_with_its_bytes_and_what_was_cut(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "scrape.txt"
    banner = "We use cookies to make sure you get the best experience on our website. Accept all cookies?"
    path.write_text(f"{banner}\n\n{ENGLISH}", "utf-8")
    library.ingest(path)
    shown = library.show(library.list()[0].id[:6])
    assert shown.raw == path.read_bytes()
    assert "cookies" not in shown.record.article.text
    assert any("cookies" in cut.text and cut.rule for cut in shown.record.article.removed)


def test_an_unknown_document_is_an_error_that_names_the_remedy(library: Library, news: Path) -> None:
    library.ingest(news)
    with pytest.raises(NotFoundError, match="craftsearch list"):
        library.show("no such thing")


def test_rebuilding_the_engine_gives_the_same_answers(library: Library, news: Path) -> None:
    library.ingest(news)
    before = [(hit.id, hit.score) for hit in library.search("craft")]
    assert library.rebuild() == 2
    assert [(hit.id, hit.score) for hit in library.search("craft")] == before


def test_what_a_killed_writer_left_pending_is_found_at_the_next_opening(library: Library, news: Path) -> None:
    library.ingest(news)
    store = library._opened()
    documents = [store.catalogue.raw(entry.id) for entry in library.list()]
    store.catalogue.put([document for document in documents if document])
    store.engine.delete([entry.id for entry in library.list()])
    store.engine.commit()
    assert library.search("crafts", exact=True).total == 0
    library.close()
    assert library.search("craft").total > 0
    assert library._opened().catalogue.pending(1) == ((), ())


def test_without_an_index_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="craftsearch ingest"):
        cs.open(tmp_path / "nothing").search("craft")


def test_a_missing_path_stops_the_ingest_before_it_begins(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        library.ingest(tmp_path / "nowhere")
    with pytest.raises(NoIndexError):
        library.search("craft")


def test_an_iterator_of_items_is_read_as_it_comes(library: Library, news: Path) -> None:
    drawn: list[int] = []
    drawn_at_first_outcome: list[int] = []

    def items() -> Iterator[RawItem | Path]:
        for number in range(600):
            drawn.append(number)
            yield RawItem(f"https://example.org/{number}", "text/plain", f"{ENGLISH} {number}".encode())
        yield news

    def note(_uri: str, _outcome: str) -> None:
        drawn_at_first_outcome.append(len(drawn))

    assert library.ingest(items(), watch=note).new == 602
    assert drawn_at_first_outcome[0] < 600


def test_an_index_of_a_newer_format_is_refused(tmp_path: Path, news: Path) -> None:
    with cs.open(tmp_path / "index") as library:
        library.ingest(news)
    manifest = tmp_path / "index" / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"format": 2', '"format": 99'), "utf-8")
    with pytest.raises(IndexVersionError, match="upgrade"):
        cs.open(tmp_path / "index").search("craft")


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_an_index_of_an_older_format_is_renewed_by_rebuild(tmp_path: Path, news: Path, engine: str) -> None:
    with cs.open(tmp_path / "index", engine=engine) as library:
        library.ingest(news)
        asked = library.search("craft").hits
    manifest = tmp_path / "index" / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"format": 2', '"format": 1'), "utf-8")
    with cs.open(tmp_path / "index") as old:
        with pytest.raises(IndexVersionError, match="craftsearch rebuild"):
            old.search("craft")
        old.rebuild()
        assert old.search("craft").hits == asked
    assert '"format": 2' in manifest.read_text("utf-8")


def test_a_damaged_manifest_is_an_error_in_our_words(tmp_path: Path, news: Path) -> None:
    with cs.open(tmp_path / "index") as library:
        library.ingest(news)
    (tmp_path / "index" / "manifest.json").write_bytes(b"{")
    with pytest.raises(EngineUnavailableError, match="restore"):
        cs.open(tmp_path / "index").search("craft")


def test_a_second_writer_is_refused_at_once(library: Library, news: Path, tmp_path: Path) -> None:
    library.ingest(news)
    with write_lock(tmp_path / "index"), pytest.raises(IndexLockedError, match=f"process {os.getpid()}"):
        library.ingest(news)
    assert library.ingest(news).unchanged == 2


def test_readers_go_on_while_another_writes(library: Library, news: Path, tmp_path: Path) -> None:
    library.ingest(news)
    with write_lock(tmp_path / "index"), cs.open(tmp_path / "index") as reader:
        assert reader.search("craft").total > 0


def test_the_engine_of_an_index_is_chosen_once(tmp_path: Path, news: Path) -> None:
    with cs.open(tmp_path / "index", engine="whoosh") as library:
        library.ingest(news)
    with cs.open(tmp_path / "index") as library:
        assert library.stats().engine == "whoosh"
    with pytest.raises(UsageError, match="has the engine whoosh"):
        cs.open(tmp_path / "index", engine="tantivy").ingest(news)


def test_an_unknown_engine_is_refused_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tantivy, whoosh"):
        cs.open(tmp_path, engine="lucene")


KILLED = """
import os, signal, sys
import craftsearch as cs
from craftsearch.index.{module} import {owner}

whole = {owner}.{method}
def until_killed(self, *args, **kwargs):
    if self.calls == {at}:
        os.kill(os.getpid(), signal.SIGKILL)
    self.calls += 1
    return whole(self, *args, **kwargs)
{owner}.calls = 0
{owner}.{method} = until_killed
import craftsearch.ingest
craftsearch.ingest.BATCH = 8
cs.open(sys.argv[1]).ingest(sys.argv[2])
"""
MOMENTS = [
    ("catalogues.sqlite", "SqliteCatalogue", "put"),
    ("engines.tantivy", "TantivyEngine", "add"),
    ("engines.tantivy", "TantivyEngine", "commit"),
    ("catalogues.sqlite", "SqliteCatalogue", "settle"),
]


@pytest.mark.parametrize(("module", "owner", "method"), MOMENTS)
def test_a_kill_in_the_middle_of_an_ingest_loses_and_doubles_nothing(
    module: str, owner: str, method: str, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(item(number), "utf-8")
    script = KILLED.format(module=module, owner=owner, method=method, at=1)
    index = tmp_path / "index"
    ended = subprocess.run([sys.executable, "-c", script, index, folder], check=False)
    assert ended.returncode == -signal.SIGKILL
    with cs.open(index) as library:
        held = library.stats().documents
        assert 8 <= held <= 16
        assert library.search("potters", limit=100).total == held
        assert library.ingest(folder).unchanged == held
        assert library.search("potters", limit=100).total == library.stats().documents == 24


def test_a_damaged_engine_is_told_and_mended_by_a_rebuild(tmp_path: Path, news: Path) -> None:
    with cs.open(tmp_path / "index") as library:
        library.ingest(news)
    (tmp_path / "index" / "tantivy" / "meta.json").write_bytes(b"{}")
    with cs.open(tmp_path / "index") as library:
        with pytest.raises(EngineUnavailableError, match="craftsearch rebuild"):
            library.search("craft")
        assert library.rebuild() == 2
        assert library.search("craft").total > 0


def test_a_label_of_several_words_is_found_across_its_function_word(library: Library) -> None:
    texts = {
        "1": "La madera y la cadena de valor local interesan a los socios de la comarca.",
        "2": "La cadena de la bicicleta es larga y los socios la cambian.",
    }
    library.ingest([RawItem(f"test:{name}", "text/plain", text.encode()) for name, text in texts.items()])
    assert [hit.uri for hit in library.search("value chain") if hit.why] == ["test:1"]


def test_prune_forgets_the_rejects_that_left_the_folder_too(library: Library, news: Path) -> None:
    (news / "empty.txt").write_bytes(b"")
    (news / "hollow.txt").write_bytes(b"")
    library.ingest(news)
    (news / "empty.txt").unlink()
    library.ingest(news, prune=True)
    assert [Path(why.uri).name for why in library.rejects()] == ["hollow.txt"]


READ_ONLY = """
import os, sys
import craftsearch as cs

def counts(index):
    with cs.open(index) as library:
        return library.search("craft").total, library.stats().documents, len(library.events())

counts(sys.argv[2])  # what is needed is imported now, as a user who may read it
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
print(*counts(sys.argv[1]))
"""


def test_an_index_that_cannot_be_written_is_read_all_the_same(
    library: Library, news: Path, tmp_path: Path
) -> None:
    library.ingest(news)
    expected = f"{library.search('craft').total} 2 2"
    library.close()
    index = tmp_path / "index"
    copy = shutil.copytree(index, tmp_path / "copy")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == index.owner() and str(folder).startswith(tempfile.gettempdir() + "/"):
            folder.chmod(0o755)
    for path in (index, *index.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    ended = subprocess.run(
        [sys.executable, "-c", READ_ONLY, index, copy], capture_output=True, text=True, check=False, cwd="/"
    )
    for path in (index, *index.rglob("*")):
        path.chmod(0o755)
    assert ended.stderr == ""
    assert ended.stdout.strip() == expected


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_fields_of_events_mean_one_event_whether_typed_or_given(tmp_path: Path, engine: str) -> None:
    both = (
        "The craft fair of the INNOWOOD project took place in Budapest (HU) on 16-17 April 2013. "
        "A seminar was held in Florence (IT) on 3 June 2014."
    )
    with cs.open(tmp_path / "index", engine=engine) as library:
        library.ingest([RawItem("news:both", "text/plain", both.encode())], vectors=False)
        told = {(e.where.country, e.kind) for e in library.events() if e.where}
        assert told == {("HU", "fair"), ("IT", "seminar")}
        for typed, filters in (
            ("country:hu kind:fair", Filters(countries=("HU",), kinds=("fair",))),
            ("country:it kind:fair", Filters(countries=("IT",), kinds=("fair",))),
            ("date:..2013 country:it", Filters(until=dt.date(2013, 12, 31), countries=("IT",))),
        ):
            given = library.search("the", exact=True, filters=filters).total
            assert given == ("country:hu" in typed)
            assert library.search(typed).total == given
            if "date" not in typed:
                assert library.search(f"({typed}) OR qwertz").total == given
