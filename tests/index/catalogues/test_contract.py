"""The promises of ``index.catalogue.Catalogue``, held against every adapter."""

import datetime as dt
from collections.abc import Iterator

import pytest

from craftsearch.errors import UsageError
from craftsearch.index.catalogue import Catalogue, Document
from craftsearch.model import Filters, RawItem, Rejected
from tests.index.catalogues.samples import document, event


def test_what_was_put_is_got_back_whole(catalogue: Catalogue) -> None:
    put = document("a", event("1", dt.date(2013, 4, 16)), text="Занаяти и χειροτεχνία 🧶")
    catalogue.put([put])
    assert catalogue.raw(put.record.id) == put
    assert catalogue.get([put.record.id]) == {put.record.id: put.record}


def test_a_document_is_pending_until_settled(catalogue: Catalogue) -> None:
    put = document("a")
    catalogue.put([put])
    assert catalogue.pending(10) == ((put.record,), ())
    catalogue.settle([put.record.id])
    assert catalogue.pending(10) == ((), ())


def test_a_document_put_again_replaces_the_old_one_and_its_events(catalogue: Catalogue) -> None:
    catalogue.put([document("a", event("1", dt.date(2013, 4, 16)), event("2", None))])
    catalogue.put([document("a", event("3", dt.date(2014, 4, 16)))])
    assert [found.uid for _, found in catalogue.events(Filters())] == ["3"]
    assert catalogue.counts().documents == 1


def test_a_deleted_document_is_gone_at_once_and_pending_until_settled(catalogue: Catalogue) -> None:
    put = document("a", event("1", dt.date(2013, 4, 16)))
    catalogue.put([put])
    catalogue.settle([put.record.id])
    catalogue.mark_deleted([put.record.id])
    assert catalogue.get([put.record.id]) == {}
    assert list(catalogue.events(Filters())) == []
    assert catalogue.pending(10) == ((), (put.record.id,))
    catalogue.settle([put.record.id])
    assert catalogue.pending(10) == ((), ())


def test_a_write_that_fails_leaves_no_trace(catalogue: Catalogue) -> None:
    def broken() -> Iterator[Document]:
        yield document("a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catalogue.put(broken())
    assert catalogue.counts().documents == 0


def test_digests_are_those_of_the_documents_held(catalogue: Catalogue) -> None:
    catalogue.put([document("a"), document("b")])
    asked = [f"file:///news/{name}" for name in ("a", "b", "c")] + [f"file:///{n}" for n in range(1200)]
    assert catalogue.digests(asked) == {"file:///news/a": b"a", "file:///news/b": b"b"}


def test_a_prefix_of_a_uri_lists_what_is_below_it(catalogue: Catalogue) -> None:
    catalogue.put([document("x/a"), document("x/b"), document("xy/c")])
    assert [uri for _, uri in catalogue.uris("file:///news/x/")] == ["file:///news/x/a", "file:///news/x/b"]


def test_a_document_is_found_by_the_start_of_its_id_or_the_end_of_its_uri(catalogue: Catalogue) -> None:
    catalogue.put([document("abc"), document("abd")])
    assert catalogue.find("ab") == ("abc0000000000000", "abd0000000000000")
    assert catalogue.find("abc") == ("abc0000000000000",)
    assert catalogue.find("news/abd") == ("abd0000000000000",)
    assert catalogue.find("file:///news/abd") == ("abd0000000000000",)
    assert catalogue.find("zz") == ()


def test_percent_and_underscore_in_a_name_are_no_patterns(catalogue: Catalogue) -> None:
    catalogue.put([document("abc")])
    assert catalogue.find("%") == catalogue.find("_bc") == ()


def test_events_come_by_date_and_those_without_year_last(catalogue: Catalogue) -> None:
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
def test_events_are_filtered(catalogue: Catalogue, filters: Filters, expected: list[str]) -> None:
    training = event(
        "turku", dt.date(2013, 6, 1), city="Turku", country="FI", kind="training", project="CRAFTS CODE"
    )
    catalogue.put(
        [document("a", event("budapest", dt.date(2013, 4, 16)), language="hu"), document("b", training)]
    )
    assert [found.uid for _, found in catalogue.events(filters)] == expected


def test_filters_on_documents_need_one_event_that_meets_all(catalogue: Catalogue) -> None:
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


def test_a_document_without_event_is_held_against_its_publication(catalogue: Catalogue) -> None:
    catalogue.put(
        [document("old", published=dt.date(2010, 1, 1)), document("new", published=dt.date(2015, 1, 1))]
    )
    assert catalogue.among(Filters(since=dt.date(2014, 1, 1))) == frozenset({"new".ljust(16, "0")})


def test_no_filter_leaves_all(catalogue: Catalogue) -> None:
    catalogue.put([document("a")])
    assert catalogue.among(Filters()) is None


def test_themes_filter_documents(catalogue: Catalogue) -> None:
    catalogue.put([document("a"), document("b", text="Stone.")])
    assert catalogue.among(Filters(themes=("craft",))) == frozenset({"a".ljust(16, "0")})


def test_entries_are_listed_newest_first_and_undated_last(catalogue: Catalogue) -> None:
    dates = {"old": dt.date(2010, 1, 1), "none": None, "new": dt.date(2015, 1, 1)}
    catalogue.put([document(name, published=day) for name, day in dates.items()])
    assert [entry.title for entry in catalogue.entries(Filters())] == ["new", "old", "none"]


def test_the_days_of_those_that_are_dated_and_held(catalogue: Catalogue) -> None:
    dates = {
        "old": dt.date(2010, 1, 1),
        "none": None,
        "new": dt.date(2015, 1, 1),
        "gone": dt.date(2015, 1, 1),
    }
    put = {name: document(name, published=day) for name, day in dates.items()}
    catalogue.put(put.values())
    ids = {name: each.record.id for name, each in put.items()}
    catalogue.mark_deleted([ids["gone"]])
    assert catalogue.published(ids.values()) == {ids["old"]: dates["old"], ids["new"]: dates["new"]}
    assert catalogue.published([ids["none"], "no such"]) == {}
    assert catalogue.published([]) == {}


def test_a_reject_is_kept_and_leaves_when_the_item_is_taken_in(catalogue: Catalogue) -> None:
    why = Rejected("file:///news/a", "cleaning", "no text")
    catalogue.reject([(why, RawItem(why.uri, "text/html", b"<p>"))])
    assert list(catalogue.rejects()) == [why]
    catalogue.put([document("a")])
    assert list(catalogue.rejects()) == []


def test_a_rejected_change_leaves_the_document_that_was_there(catalogue: Catalogue) -> None:
    catalogue.put([document("a")])
    catalogue.reject([(Rejected("file:///news/a", "cleaning", "no text"), None)])
    assert catalogue.counts().documents == 1
    assert catalogue.counts().rejects == 1


def test_counts_tell_what_is_there(catalogue: Catalogue) -> None:
    same = event("1", dt.date(2013, 4, 16), project="LOOM")
    catalogue.put([document("a", same, language="hu"), document("b", same, language="bg"), document("c")])
    counts = catalogue.counts()
    assert (counts.documents, counts.events) == (3, 1)
    assert counts.languages == {"bg": 1, "en": 1, "hu": 1}
    assert counts.kinds == {"seminar": 1}
    assert counts.projects == {"LOOM": 2}


def test_a_lone_surrogate_is_a_usage_error(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="surrogate"):
        catalogue.find("\ud800")


def test_neighbours_are_of_the_same_country_or_project_at_the_same_time(catalogue: Catalogue) -> None:
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
