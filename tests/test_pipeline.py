import pickle

import pytest

from craftsearch import pipeline
from craftsearch.errors import RejectedItemError
from craftsearch.model import Declared, RawItem, Rejected
from craftsearch.pipeline import Prepared, identify, prepare, process

TEXT = (
    "Potters meet in Budapest\n\nThe second seminar of the CLAYROUTE project took place in Budapest (HU) "
    "on 16 and 17 April 2013. Master potters showed how old crafts feed new businesses in the regions."
)


def item(text: str = TEXT, *, declared: Declared | None = None, uri: str = "file:///news/1.txt") -> RawItem:
    return RawItem(uri, "text/plain", text.encode(), declared=declared or Declared())


def test_an_item_becomes_a_record_with_all_that_is_known() -> None:
    record = process(item()).record
    assert record.article.uri == "file:///news/1.txt"
    assert record.language.code == "en"
    assert [event.when.edtf for event in record.events] == ["2013-04-16/2013-04-17"]
    assert record.projects == ("CLAYROUTE",)
    assert record.themes


def test_the_id_comes_from_the_uri_alone() -> None:
    assert process(item("Another text, about wool and felt.")).record.id == process(item()).record.id
    assert identify("file:///a") != identify("file:///b")
    assert len(identify("file:///a")) == 16


def test_what_the_source_declares_fills_what_the_page_does_not_say() -> None:
    import datetime as dt

    day = dt.date(2014, 5, 1)
    text = "The fair took place in Pécs (HU) on 3 April. Craftsmen of the region showed what they do best."
    record = process(item(text, declared=Declared(published=day))).record
    assert record.article.published == day
    assert [event.when.edtf for event in record.events] == ["2014-04-03"]


def test_a_forced_language_is_not_questioned() -> None:
    record = process(item(), language="de").record
    assert (record.language.code, record.language.confidence) == ("de", 1.0)
    assert {span.code for span in record.spans} == {"de"}


def test_items_and_results_travel_between_processes() -> None:
    given = item()
    [result] = prepare(pickle.loads(pickle.dumps([given])))  # noqa: S301  # our own bytes
    assert isinstance(result, Prepared)
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301  # our own bytes


def test_a_refused_item_leaves_its_neighbours_alone() -> None:
    first, second, third = prepare([item(), item("", uri="file:///empty"), item(uri="file:///2")])
    assert isinstance(first, Prepared)
    assert isinstance(second, Rejected)
    assert second.uri == "file:///empty"
    assert isinstance(third, Prepared)


def test_a_fault_of_ours_refuses_one_item_and_names_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "find_happenings", faulty)
    [result] = prepare([item()])
    assert isinstance(result, Rejected)
    assert result.stage == "pipeline"
    assert "ZeroDivisionError" in result.reason
    assert "test_pipeline.py" in result.reason


def test_an_item_that_cannot_be_read_says_which_room_refused_it() -> None:
    with pytest.raises(RejectedItemError) as raised:
        process(item("   \n  "))
    assert raised.value.stage == "cleaning"
