"""What is held can be read again: by better rules, or in a language that a person gave."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import craftsearch as cs
from craftsearch import pipeline
from craftsearch.errors import NoIndexError, NotFoundError, RejectedItemError, UnsupportedLanguageError
from craftsearch.library import Library
from craftsearch.model import Article, Declared, RawItem

CROATIAN = "Obrtnici izlažu radove tijekom tjedna. Sveučilište je pozvalo sve županije u Zagreb."
ENGLISH = "Potters met in Budapest. The seminar showed how old crafts feed new businesses in the regions."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "hr.txt").write_text(CROATIAN, "utf-8")
    (folder / "en.txt").write_text(ENGLISH, "utf-8")
    return folder


@pytest.fixture(params=["tantivy", "whoosh"])
def library(request: pytest.FixtureRequest, tmp_path: Path, news: Path) -> Iterator[Library]:
    with cs.open(tmp_path / "index", engine=request.param) as opened:
        opened.ingest(news)
        yield opened


def code(library: Library, name: str) -> str:
    return library.show(name).record.language.code


def refuse(*_: object, **__: object) -> Article:
    raise RejectedItemError("no text any more", stage="cleaning")


def test_a_given_language_is_that_of_the_document_and_of_its_words(library: Library) -> None:
    library.relabel("hr.txt", "slv")
    assert code(library, "hr.txt") == "sl"
    assert [hit.language for hit in library.search("obrtnici", languages=["sl"])] == ["sl"]


def test_a_given_language_outlasts_ingest_and_reprocess(library: Library, news: Path) -> None:
    library.relabel("hr.txt", "sl")
    library.ingest(news)
    library.reprocess()
    assert code(library, "hr.txt") == "sl"


def test_a_language_given_at_ingest_outlasts_reprocess(library: Library, news: Path) -> None:
    library.ingest(news / "en.txt", language="mt")
    library.reprocess()
    assert code(library, "en.txt") == "mt"


def test_detection_can_be_given_its_right_back(library: Library) -> None:
    library.relabel("hr.txt", "sl")
    library.relabel("hr.txt", None)
    assert code(library, "hr.txt") == "hr"


def test_changed_content_is_detected_anew(library: Library, news: Path) -> None:
    library.relabel("hr.txt", "sl")
    (news / "hr.txt").write_text(ENGLISH + " Changed.", "utf-8")
    library.ingest(news)
    assert code(library, "hr.txt") == "en"


@pytest.mark.parametrize("language", ["xx", "ja", ""])
def test_a_language_that_is_not_served_is_refused_everywhere(
    library: Library, news: Path, language: str
) -> None:
    with pytest.raises(UnsupportedLanguageError, match="use one of bg, bs"):
        library.relabel("hr.txt", language)
    with pytest.raises(UnsupportedLanguageError, match="use one of bg, bs"):
        library.ingest(news, language=language)
    assert code(library, "hr.txt") == "hr"


def test_better_rules_reach_what_was_taken_in_before(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    better = Article(title="Read better", blocks=cs.clean("Felt from Tartu", media_type="text/plain").blocks)
    monkeypatch.setattr(pipeline, "clean", lambda *_, **__: better)
    report = library.reprocess()
    assert (report.changed, report.unchanged) == (2, 0)
    assert {hit.title for hit in library.search("felt")} == {"Read better"}
    assert library.search("businesses").total == 0


def test_only_the_chosen_documents_are_read_again(library: Library) -> None:
    read: list[str] = []
    library.reprocess(["en.txt"], watch=lambda uri, outcome: read.append(f"{outcome} {Path(uri).name}"))
    assert read == ["unchanged en.txt"]


def test_an_executor_reads_the_same(library: Library) -> None:
    with ThreadPoolExecutor(2) as executor:
        report = library.reprocess(executor=executor)
    assert (report.unchanged, report.rejects) == (2, ())


def test_a_document_that_is_refused_now_stays_as_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "clean", refuse)
    report = library.reprocess()
    assert [reject.reason for reject in report.rejects] == ["no text any more"] * 2
    assert library.search("businesses").total == 1
    assert len(library.rejects()) == 2


def test_what_was_refused_before_is_tried_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    late = RawItem("mem:late", "text/plain", b"Felt makers of Tartu opened their workshops to visitors.")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "clean", refuse)
        assert library.ingest(late).rejects
    assert library.reprocess().new == 1
    assert library.search("felt", exact=True).total == 1
    assert library.rejects() == ()


def test_a_newer_form_that_was_refused_is_not_forgotten(library: Library, news: Path) -> None:
    (news / "en.txt").write_bytes(bytes(range(256)) * 20)
    library.ingest(news)
    report = library.reprocess()
    assert report.unchanged == 2
    assert [Path(reject.uri).name for reject in library.rejects()] == ["en.txt"]


def test_what_the_source_declared_is_declared_again(library: Library) -> None:
    declared = Declared(title="A fair", published=dt.date(2014, 5, 1))
    library.ingest(RawItem("mem:fair", "text/plain", ENGLISH.encode(), declared=declared))
    taken_in = library.show("mem:fair")
    library.reprocess()
    assert library.show("mem:fair") == taken_in


def test_relabelling_what_is_refused_now_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "clean", refuse)
    with pytest.raises(RejectedItemError, match="stays as it was"):
        library.relabel("hr.txt", "sl")
    assert code(library, "hr.txt") == "hr"


def test_ctrl_c_leaves_what_was_done(library: Library) -> None:
    def stop(_uri: str, _outcome: str) -> None:
        raise KeyboardInterrupt

    report = library.reprocess(watch=stop)
    assert report.interrupted
    assert library.stats().documents == 2


def test_nothing_can_be_read_again_without_an_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError):
        cs.open(tmp_path / "none").reprocess()
    with pytest.raises(NoIndexError):
        cs.open(tmp_path / "none").relabel("x", "hu")


def test_an_unknown_name_is_told(library: Library) -> None:
    with pytest.raises(NotFoundError, match=r"nothing\.txt"):
        library.reprocess(["nothing.txt"])
