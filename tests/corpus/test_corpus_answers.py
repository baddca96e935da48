"""The whole journey on the sample items, held against answers written by hand (``gold.json``)."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from craftsearch.events.gathering import gathered
from craftsearch.model import Event, RawItem, Record
from craftsearch.pipeline import process
from craftsearch.sources import read

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parents[2] / "corpus"


class Told(msgspec.Struct):
    """An event as a reader of the item would note it down."""

    edtf: str
    start: dt.date | None
    end: dt.date | None
    city: str | None
    country: str | None
    kind: str
    status: str
    project: str | None


class Gold(msgspec.Struct):
    """What a reader of one item knows."""

    language: str
    title: str
    must_contain: list[str]
    must_not_contain: list[str]
    events: list[Told]
    published: dt.date | None = None


GOLD = msgspec.json.decode((Path(__file__).parent / "gold.json").read_bytes(), type=dict[str, Gold])


@functools.cache
def records() -> dict[str, Record]:
    items = (item for item in read([CORPUS]) if isinstance(item, RawItem))
    return {Path(item.uri).name: process(item).record for item in items}


def tells_of(found: Event, told: Told) -> bool:
    """Say whether both mean the same days."""
    if told.start is None:
        return found.when.start is None and found.when.edtf == told.edtf
    return (found.when.start, found.when.end) == (told.start, told.end)


def pairs() -> Iterator[tuple[str, Told, Event | None]]:
    """Pair each event told with the one that was found for it."""
    for name, gold in GOLD.items():
        left = list(records()[name].events)
        for told in gold.events:
            same = [found for found in left if tells_of(found, told)]
            best = max(same, key=lambda found: (in_city(found, told), found.kind == told.kind), default=None)
            if best is not None:
                left.remove(best)
            yield name, told, best


def in_city(found: Event, told: Told) -> bool:
    if told.city is None:
        return (found.where.country if found.where else None) == told.country
    return found.where is not None and (found.where.name, found.where.country) == (told.city, told.country)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_language_is_the_right_one(name: str) -> None:
    assert records()[name].language.code == GOLD[name].language


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_title_is_the_article_s_own(name: str) -> None:
    assert records()[name].article.title == GOLD[name].title


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_date_of_publication_is_read_where_it_is_stated(name: str) -> None:
    assert records()[name].article.published == GOLD[name].published


@pytest.mark.parametrize("name", sorted(GOLD))
def test_nothing_of_the_news_is_lost(name: str) -> None:
    text = records()[name].article.text
    assert [part for part in GOLD[name].must_contain if part not in text] == []


@pytest.mark.parametrize("name", sorted(GOLD))
def test_no_furniture_is_left(name: str) -> None:
    text = records()[name].article.text
    assert [part for part in GOLD[name].must_not_contain if part in text] == []


def test_nearly_every_event_is_found_on_its_days() -> None:
    found = [best is not None for _, _, best in pairs()]
    assert sum(found) / len(found) >= 0.9


def test_the_events_found_are_of_the_right_kind_in_the_right_place() -> None:
    right = [in_city(best, told) and best.kind == told.kind for _, told, best in pairs() if best]
    assert sum(right) / len(right) >= 0.9


def test_hardly_any_event_is_made_up() -> None:
    made_up = sum(len(record.events) for record in records().values()) - sum(
        best is not None for *_, best in pairs()
    )
    assert made_up / len(GOLD) <= 0.05


def test_an_item_without_any_event_has_none() -> None:
    assert {name: len(records()[name].events) for name, gold in GOLD.items() if not gold.events} == {
        name: 0 for name, gold in GOLD.items() if not gold.events
    }


def test_no_item_without_a_year_is_given_one() -> None:
    for name, gold in GOLD.items():
        if gold.events and all(told.start is None for told in gold.events):
            assert all(event.when.start is None for event in records()[name].events), name


def test_items_that_tell_of_one_event_in_several_languages_are_its_sources() -> None:
    listed = gathered(event for record in records().values() for event in record.events)
    told = {tuple(Path(source).name[:2] for source in event.sources) for event in listed}
    assert {("01", "02", "03"), ("04", "05"), ("06", "07"), ("08", "09"), ("15", "16")} <= told


def test_an_event_declared_in_the_page_is_the_one_of_its_prose() -> None:
    declared = {name: record for name, record in records().items() if record.article.structured}
    assert declared
    for record in declared.values():
        assert len(record.events) == 1


@pytest.mark.parametrize("name", ["14-pl-vouchmakers-bony.html", "18-el-clayroute-chania.html"])
def test_a_line_of_publication_heads_no_event(name: str) -> None:
    record = records()[name]
    assert {event.title for event in record.events} == {record.article.title}
