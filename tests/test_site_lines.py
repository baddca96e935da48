"""Lines that a site repeats are known by its documents, and go."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import craftsearch as cs
from craftsearch.cleaning.repetition import RULE
from craftsearch.library import Library
from craftsearch.model import RawItem

TOP, BOTTOM = "Vallis Nova – werkplaats van de streek", "Met steun van de vrienden van Vallis Nova"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with cs.open(tmp_path / "index") as opened:
        yield opened


def news(at: int) -> str:
    words = " ".join(f"mill{at}x{word}" for word in range(30))
    return f"Potters of region {at} meet\n\nThe potters saw the {words} and went home."


def pages(numbers: range, site: str = "vallis.example") -> list[RawItem]:
    texts = {at: f"{TOP}\n\n{news(at)}\n\n{BOTTOM}" for at in numbers}
    return [RawItem(f"https://{site}/{at}", "text/plain", text.encode()) for at, text in texts.items()]


def texts(library: Library) -> str:
    return "\n".join(record.article.text for record in library.records())


def test_what_a_site_repeats_is_cut_from_all_that_one_ingest_takes_in(library: Library) -> None:
    report = library.ingest(pages(range(8)), vectors=False)
    assert (report.new, report.changed) == (8, 0)
    assert TOP not in texts(library)
    assert BOTTOM not in texts(library)
    cuts = [cut.text for record in library.records() for cut in record.article.removed if cut.rule == RULE]
    assert sorted(cuts) == sorted([TOP, BOTTOM] * 8)
    assert library.search(f'"{BOTTOM}"').total == 0
    assert all(hit.title.startswith("Potters of region") for hit in library.search("potters"))


def test_what_comes_later_is_cut_at_once_and_what_came_earlier_at_reprocess(library: Library) -> None:
    library.ingest(pages(range(3)), vectors=False)
    assert texts(library).count(TOP) == 3
    library.ingest(pages(range(3, 9)), vectors=False)
    assert texts(library).count(TOP) == 3
    assert library.reprocess().changed == 3
    assert TOP not in texts(library)
    assert library.reprocess().unchanged == 9


def test_few_documents_tell_nothing(library: Library) -> None:
    library.ingest(pages(range(4)), vectors=False)
    assert texts(library).count(TOP) == 4


def test_another_site_is_another_count(library: Library) -> None:
    library.ingest([*pages(range(3)), *pages(range(3, 6), "other.example")], vectors=False)
    assert texts(library).count(TOP) == 6


def test_copies_of_one_news_do_not_make_its_lines_furniture(library: Library) -> None:
    copies = [RawItem(f"https://vallis.example/{at}", "text/plain", news(1).encode()) for at in range(9)]
    library.ingest(copies, vectors=False)
    assert texts(library).count("Potters of region 1 meet") == 9


def test_what_left_the_index_no_longer_counts(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for at in range(6):
        (folder / f"{at}.txt").write_text(f"{TOP}\n\n{news(at)}", "utf-8")
    library.ingest(folder, vectors=False)
    assert TOP not in texts(library)
    for at in range(3):
        (folder / f"{at}.txt").unlink()
    library.ingest(folder, prune=True, vectors=False)
    library.reprocess()
    assert texts(library).count(TOP) == 3


def test_workers_change_nothing(library: Library, tmp_path: Path) -> None:
    library.ingest(pages(range(70)), vectors=False)
    with cs.open(tmp_path / "other") as other, ThreadPoolExecutor(2) as executor:
        other.ingest(pages(range(70)), vectors=False, executor=executor)
        assert list(other.records()) == list(library.records())
        assert TOP not in texts(other)


def test_a_site_that_prints_what_others_printed_repeats_its_lines_all_the_same(library: Library) -> None:
    first = [RawItem(f"https://first.example/{at}", "text/plain", news(at).encode()) for at in range(8)]
    library.ingest([*first, *pages(range(8))], vectors=False)
    assert TOP not in texts(library)
