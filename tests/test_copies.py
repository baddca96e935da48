"""The same news on several sites: shown once, with its sources, all kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

import craftsearch as cs
from craftsearch.library import Library
from craftsearch.model import RawItem

LEAD = "Potters meet in Budapest\n\n"
BODY = (
    "Master potters of nine regions showed in Budapest how old crafts feed new businesses. The partners "
    "visited three workshops, spoke with apprentices and agreed on a voucher that pays the first month of "
    "training. The region of Pest will try the voucher with twenty workshops before the end of the year."
)
OTHER = (
    "Weavers of the north opened a shared dye house near the lake. Anyone who owns a loom may book a morning "
    "there, and the municipality pays for the firewood. Potters are welcome too, says the chair of the "
    "society, as long as they bring clay of their own and sweep the floor."
)


@pytest.fixture(params=["tantivy", "whoosh"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    with cs.open(tmp_path / "index", engine=request.param) as opened:
        yield opened


def put(library: Library, **texts: str) -> None:
    items = [
        RawItem(f"https://{site}.example/1", "text/plain", text.encode()) for site, text in texts.items()
    ]
    library.ingest(items, vectors=False)


def shown(library: Library) -> dict[str, set[str]]:
    """Map the site of each hit to the sites of its sources."""
    return {site(hit.uri): {site(source.uri) for source in hit.sources} for hit in library.search("potters")}


def site(uri: str) -> str:
    return uri.removeprefix("https://").partition(".")[0]


def groups(library: Library) -> set[frozenset[str]]:
    return {frozenset({one, *others}) for one, others in shown(library).items()}


def test_the_same_news_on_three_sites_is_shown_once_with_its_sources(library: Library) -> None:
    put(library, a=LEAD + BODY, b=f"BUDAPEST (press agency) {BODY}", c=BODY + " Photo: our own.", d=OTHER)
    assert groups(library) == {frozenset("abc"), frozenset("d")}
    assert library.search("potters").total == 2
    assert library.stats().documents == len(library.list()) == 4


def test_a_source_tells_what_it_is(library: Library) -> None:
    put(library, a=LEAD + BODY, b="Clay and vouchers\n\n" + BODY)
    (hit,) = library.search("potters title:clay")
    (source,) = hit.sources
    assert (source.uri, source.title, source.language) == (
        "https://a.example/1",
        "Potters meet in Budapest",
        "en",
    )
    assert library.show(source.id).record.article.uri == source.uri


def test_what_is_written_anew_leaves_its_group_and_comes_back(library: Library) -> None:
    put(library, a=BODY, b=BODY, c=BODY)
    for name in "abc":  # one of them leads the group, whichever it is
        put(library, **{name: OTHER})
        assert groups(library) == {frozenset("abc") - {name}, frozenset(name)}
        put(library, **{name: BODY})
        assert groups(library) == {frozenset("abc")}


def test_who_stays_behind_is_grouped_when_a_document_is_removed(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    for name in "abcd":
        (folder / name).mkdir(parents=True)
        (folder / name / "1.txt").write_text(BODY, "utf-8")
    library.ingest(folder, vectors=False)
    for left, name in zip((3, 2, 1), "abc", strict=True):
        (folder / name / "1.txt").unlink()
        library.ingest(folder, prune=True, vectors=False)
        (hit,) = library.search("potters")
        assert len(hit.sources) == left - 1


def test_pages_neither_repeat_nor_skip_news_that_has_copies(library: Library) -> None:
    numbers = count()

    def news(which: int) -> str:
        return f"Potters of {which}. " + " ".join(f"{which}x{word}" for word in range(40))

    texts = {f"s{next(numbers)}": news(which) for which in range(9) for _ in range(1 + which % 4)}
    put(library, **texts)
    pages = [library.search("potters", limit=2, offset=at) for at in range(0, 12, 2)]
    met = [hit.id for page in pages for hit in page] + [
        s.id for page in pages for hit in page for s in hit.sources
    ]
    assert len(met) == len(set(met)) == len(texts)
    assert [len(page) for page in pages] == [2, 2, 2, 2, 1, 0]
    assert library.search("potters", limit=9).total == 9


def test_more_copies_than_a_page_holds_do_not_hide_what_ranks_below(library: Library) -> None:
    put(library, **{f"s{at}": f"Potters, potters! {BODY}" for at in range(60)}, below=OTHER)
    found = library.search("potters", limit=2)
    assert [site(hit.uri) for hit in found][1:] == ["below"]
    assert len(found[0].sources) == 59


def test_a_series_of_notices_from_one_template_is_not_one_news(library: Library) -> None:
    notice = "The seminar of the potters takes place in Budapest on {} 2013. " + BODY
    put(library, a=notice.format("16 April"), b=notice.format("17 June"), c=notice.format("16 April"))
    assert groups(library) == {frozenset("ac"), frozenset("b")}


def test_filters_leave_the_copy_that_meets_them(library: Library) -> None:
    put(library, a=LEAD + BODY, b="Clay and vouchers\n\n" + BODY)
    assert [site(hit.uri) for hit in library.search("potters site:b.example")] == ["b"]


def test_an_index_from_before_is_read_and_learns_of_copies_when_it_is_written_to(
    library: Library, tmp_path: Path
) -> None:
    put(library, a=BODY, b=BODY)
    library.close()
    with closing(sqlite3.connect(tmp_path / "index" / "catalogue.sqlite")) as db:
        db.executescript("DROP TABLE copies; DROP TABLE bands")
    assert shown(library) == {"a": set(), "b": set()}
    library.reprocess()
    assert groups(library) == {frozenset("ab")}
