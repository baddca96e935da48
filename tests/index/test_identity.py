from pathlib import Path

import pytest

from craftsearch.library import Library

COARSE = (
    "News\n\nThe final conference of the LOOMLINK project will be held in Kaunas, Lithuania, in May 2019."
)
FINE = "News\n\nThe final conference of the LOOMLINK project will take place in Kaunas (LT) on {} May 2019."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(COARSE, "utf-8")
    return tmp_path / "news"


def uids(library: Library) -> list[str]:
    return [event.uid for event in library.events()]


def test_a_finer_date_in_another_document_keeps_the_identifier(news: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "index") as library:
        library.ingest(news)
        before = uids(library)
        (news / "b.txt").write_text(FINE.format("14 and 15"), "utf-8")
        library.ingest(news)
        [event] = library.events()
        assert ([event.uid], event.when.edtf) == (before, "2019-05-14/2019-05-15")
        assert len(event.sources) == 2


def test_the_identifier_stays_when_the_coarse_document_goes(news: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "index") as library:
        library.ingest(news)
        before = uids(library)
        (news / "b.txt").write_text(FINE.format("14"), "utf-8")
        library.ingest(news)
        (news / "a.txt").unlink()
        library.ingest(news, prune=True)
        assert uids(library) == before


def test_a_document_whose_day_was_changed_keeps_its_identifier(news: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "index") as library:
        (news / "a.txt").write_text(FINE.format("14"), "utf-8")
        library.ingest(news)
        before = uids(library)
        (news / "a.txt").write_text(FINE.format("21"), "utf-8")
        library.ingest(news)
        assert uids(library) == before


def test_documents_of_one_batch_share_one_identifier(news: Path, tmp_path: Path) -> None:
    (news / "b.txt").write_text(FINE.format("14"), "utf-8")
    with Library(tmp_path / "index") as library:
        library.ingest(news)
        assert len({event.uid for record in library.records() for event in record.events}) == 1
        assert library.stats().events == 1


def test_reading_anew_by_the_same_rules_changes_nothing(news: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "index") as library:
        library.ingest(news)
        (news / "b.txt").write_text(FINE.format("14"), "utf-8")
        library.ingest(news)
        before = uids(library)
        assert library.reprocess().changed == 0
        assert uids(library) == before
