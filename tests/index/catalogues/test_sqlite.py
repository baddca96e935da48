"""The promises of ``index.catalogue.Catalogue``, held against the embedded adapter."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.catalogue import Document
from craftsearch.index.catalogues.sqlite import SqliteCatalogue
from craftsearch.model import (
    Article,
    Block,
    DateSpan,
    Event,
    EventKind,
    Filters,
    Language,
    Place,
    RawItem,
    Record,
    Rejected,
    Span,
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    opened = SqliteCatalogue(tmp_path / "catalogue.sqlite", create=True)
    yield opened
    opened.close()


def event(
    uid: str,
    day: dt.date | None,
    *,
    city: str = "Budapest",
    country: str = "HU",
    kind: EventKind = "seminar",
    project: str | None = None,
) -> Event:
    edtf = day.isoformat() if day else "XXXX-10"
    return Event(
        uid,
        kind,
        "an event",
        DateSpan(day, day, edtf, Span(0, 4)),
        Place(city, city, country, Span(5, 9)),
        project,
    )


def document(
    name: str, *events: Event, language: str = "en", published: dt.date | None = None, text: str = "Craft."
) -> Document:
    article = Article(title=name, blocks=(Block(text, 0),), uri=f"file:///news/{name}", published=published)
    projects = tuple(event.project for event in events if event.project)
    record = Record(
        id=name.ljust(16, "0"),
        article=article,
        language=Language(language, 1.0),
        events=events,
        projects=projects,
        themes=("craft",) if "Craft" in text else (),
    )
    return Document(
        record, name.encode(), text.encode(), "text/plain", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    )


def test_what_was_put_is_got_back_whole(catalogue: SqliteCatalogue) -> None:
    put = document("a", event("1", dt.date(2013, 4, 16)), text="Занаяти и χειροτεχνία 🧶")
    catalogue.put([put])
    assert catalogue.raw(put.record.id) == put
    assert catalogue.get([put.record.id]) == {put.record.id: put.record}


def test_a_document_is_pending_until_settled(catalogue: SqliteCatalogue) -> None:
    put = document("a")
    catalogue.put([put])
    assert catalogue.pending(10) == ((put.record,), ())
    catalogue.settle([put.record.id])
    assert catalogue.pending(10) == ((), ())


def test_a_document_put_again_replaces_the_old_one_and_its_events(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("a", event("1", dt.date(2013, 4, 16)), event("2", None))])
    catalogue.put([document("a", event("3", dt.date(2014, 4, 16)))])
    assert [found.uid for _, found in catalogue.events(Filters())] == ["3"]
    assert catalogue.counts().documents == 1


def test_a_deleted_document_is_gone_at_once_and_pending_until_settled(catalogue: SqliteCatalogue) -> None:
    put = document("a", event("1", dt.date(2013, 4, 16)))
    catalogue.put([put])
    catalogue.settle([put.record.id])
    catalogue.mark_deleted([put.record.id])
    assert catalogue.get([put.record.id]) == {}
    assert list(catalogue.events(Filters())) == []
    assert catalogue.pending(10) == ((), (put.record.id,))
    catalogue.settle([put.record.id])
    assert catalogue.pending(10) == ((), ())


def test_a_write_that_fails_leaves_no_trace(catalogue: SqliteCatalogue) -> None:
    def broken() -> Iterator[Document]:
        yield document("a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catalogue.put(broken())
    assert catalogue.counts().documents == 0


def test_digests_are_those_of_the_documents_held(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("a"), document("b")])
    asked = [f"file:///news/{name}" for name in ("a", "b", "c")] + [f"file:///{n}" for n in range(1200)]
    assert catalogue.digests(asked) == {"file:///news/a": b"a", "file:///news/b": b"b"}


def test_a_prefix_of_a_uri_lists_what_is_below_it(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("x/a"), document("x/b"), document("xy/c")])
    assert [uri for _, uri in catalogue.uris("file:///news/x/")] == ["file:///news/x/a", "file:///news/x/b"]


def test_a_document_is_found_by_the_start_of_its_id_or_the_end_of_its_uri(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("abc"), document("abd")])
    assert catalogue.find("ab") == ("abc0000000000000", "abd0000000000000")
    assert catalogue.find("abc") == ("abc0000000000000",)
    assert catalogue.find("news/abd") == ("abd0000000000000",)
    assert catalogue.find("file:///news/abd") == ("abd0000000000000",)
    assert catalogue.find("zz") == ()


def test_percent_and_underscore_in_a_name_are_no_patterns(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("abc")])
    assert catalogue.find("%") == catalogue.find("_bc") == ()


def test_events_come_by_date_and_those_without_year_last(catalogue: SqliteCatalogue) -> None:
    catalogue.put(
        [
            document("a", event("late", dt.date(2014, 1, 1)), event("never", None)),
            document("b", event("early", dt.date(2013, 1, 1))),
        ]
    )
    assert [found.uid for _, found in catalogue.events(Filters())] == ["early", "late", "never"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(countries=("hu",)), ["budapest"]),
        (Filters(cities=("TURKU",)), ["turku"]),
        (Filters(kinds=("training",)), ["turku"]),
        (Filters(projects=("crafts-code",)), ["turku"]),
        (Filters(since=dt.date(2013, 6, 1)), ["turku"]),
        (Filters(until=dt.date(2013, 4, 16)), ["budapest"]),
        (Filters(since=dt.date(2013, 4, 16), until=dt.date(2013, 6, 1)), ["budapest", "turku"]),
        (Filters(languages=("hu",)), ["budapest"]),
        (Filters(countries=("FI",), kinds=("seminar",)), []),
    ],
)
def test_events_are_filtered(catalogue: SqliteCatalogue, filters: Filters, expected: list[str]) -> None:
    training = event(
        "turku", dt.date(2013, 6, 1), city="Turku", country="FI", kind="training", project="CRAFTS CODE"
    )
    catalogue.put(
        [document("a", event("budapest", dt.date(2013, 4, 16)), language="hu"), document("b", training)]
    )
    assert [found.uid for _, found in catalogue.events(filters)] == expected


def test_filters_on_documents_need_one_event_that_meets_all(catalogue: SqliteCatalogue) -> None:
    seminar = event("1", dt.date(2013, 4, 16))
    training = event("2", dt.date(2013, 6, 1), country="FI", kind="training")
    catalogue.put([document("a", seminar, training), document("b", training)])
    assert catalogue.among(Filters(countries=("HU",), kinds=("training",))) == frozenset()
    assert catalogue.among(Filters(countries=("FI",), kinds=("training",))) == frozenset(
        {
            "a".ljust(16, "0"),
            "b".ljust(16, "0"),
        }
    )


def test_a_document_without_event_is_held_against_its_publication(catalogue: SqliteCatalogue) -> None:
    catalogue.put(
        [document("old", published=dt.date(2010, 1, 1)), document("new", published=dt.date(2015, 1, 1))]
    )
    assert catalogue.among(Filters(since=dt.date(2014, 1, 1))) == frozenset({"new".ljust(16, "0")})


def test_no_filter_leaves_all(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("a")])
    assert catalogue.among(Filters()) is None


def test_themes_filter_documents(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("a"), document("b", text="Stone.")])
    assert catalogue.among(Filters(themes=("craft",))) == frozenset({"a".ljust(16, "0")})


def test_entries_are_listed_newest_first_and_undated_last(catalogue: SqliteCatalogue) -> None:
    dates = {"old": dt.date(2010, 1, 1), "none": None, "new": dt.date(2015, 1, 1)}
    catalogue.put([document(name, published=day) for name, day in dates.items()])
    assert [entry.title for entry in catalogue.entries(Filters())] == ["new", "old", "none"]


def test_a_reject_is_kept_and_leaves_when_the_item_is_taken_in(catalogue: SqliteCatalogue) -> None:
    why = Rejected("file:///news/a", "cleaning", "no text")
    catalogue.reject([(why, RawItem(why.uri, "text/html", b"<p>"))])
    assert list(catalogue.rejects()) == [why]
    catalogue.put([document("a")])
    assert list(catalogue.rejects()) == []


def test_a_rejected_change_leaves_the_document_that_was_there(catalogue: SqliteCatalogue) -> None:
    catalogue.put([document("a")])
    catalogue.reject([(Rejected("file:///news/a", "cleaning", "no text"), None)])
    assert catalogue.counts().documents == 1
    assert catalogue.counts().rejects == 1


def test_counts_tell_what_is_there(catalogue: SqliteCatalogue) -> None:
    same = event("1", dt.date(2013, 4, 16), project="LOOM")
    catalogue.put([document("a", same, language="hu"), document("b", same, language="bg"), document("c")])
    counts = catalogue.counts()
    assert (counts.documents, counts.events) == (3, 1)
    assert counts.languages == {"bg": 1, "en": 1, "hu": 1}
    assert counts.kinds == {"seminar": 1}
    assert counts.projects == {"LOOM": 2}


def test_a_sound_file_verifies_and_a_damaged_one_does_not(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    catalogue = SqliteCatalogue(path, create=True)
    catalogue.put([document(str(number), text="Craft. " * 2000) for number in range(40)])
    assert catalogue.verify() == ()
    catalogue.close()
    held = bytearray(path.read_bytes())
    held[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(held)
    damaged = SqliteCatalogue(path)
    assert damaged.verify() != ()
    damaged.close()


def test_a_file_that_is_no_catalogue_is_refused_in_our_words(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"this is no database, only some text that is long enough" * 100)
    with pytest.raises(EngineUnavailableError, match="cannot be used"):
        SqliteCatalogue(path)


def test_a_reader_sees_the_last_whole_write_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    writer, reader = SqliteCatalogue(path, create=True), SqliteCatalogue(path)
    writer.put([document("a")])
    seen: list[int] = []

    def watching() -> Iterator[Document]:
        yield document("b")
        seen.append(reader.counts().documents)

    writer.put(watching())
    assert (seen, reader.counts().documents) == ([1], 2)
    writer.close()
    reader.close()


def test_a_lone_surrogate_is_a_usage_error(catalogue: SqliteCatalogue) -> None:
    from craftsearch.errors import UsageError

    with pytest.raises(UsageError, match="surrogate"):
        catalogue.find("\ud800")


def test_the_schema_is_plain_sqlite_that_others_can_read(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    catalogue = SqliteCatalogue(path, create=True)
    catalogue.put([document("a", event("1", dt.date(2013, 4, 16)))])
    catalogue.close()
    other = sqlite3.connect(path)
    assert other.execute(
        "SELECT uri, language, first FROM documents JOIN events ON document = id"
    ).fetchall() == [("file:///news/a", "en", "2013-04-16")]
    other.close()


def test_neighbours_are_of_the_same_country_or_project_at_the_same_time(catalogue: SqliteCatalogue) -> None:
    day = dt.date(2014, 5, 14)
    catalogue.put(
        [
            document("here", event("here", day)),
            document("far", event("far", day, city="Riga", country="LV")),
            document("later", event("later", dt.date(2014, 6, 1))),
            document("project", event("project", day, city="Riga", country="LV", project="LOOM")),
            document("yearless", event("yearless", None, city="Riga", country="LV", project="LOOM")),
        ]
    )
    near = catalogue.neighbours(event("new", day, project="LOOM"))
    assert {found.uid for found in near} == {"here", "project", "yearless"}
