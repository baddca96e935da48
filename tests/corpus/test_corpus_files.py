"""The sample news keep what ``corpus/README.md`` says of them, and their gold answers are sound."""

from __future__ import annotations

import codecs
import datetime as dt
import re
import unicodedata
from collections import defaultdict
from html import unescape
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from edtf import parse_edtf, struct_time_to_date

from craftsearch.model import EventKind, EventStatus

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
WEST_AND_NORTH = {"da", "de", "en", "es", "et", "fi", "fr", "ga", "it", "lt", "lv", "mt", "nl", "pt", "sv"}
EU_LANGUAGES = WEST_AND_NORTH | {"bg", "cs", "el", "hr", "hu", "pl", "ro", "sk", "sl"}
META_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class GoldEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    edtf: str
    start: dt.date | None
    end: dt.date | None
    city: str | None
    country: str | None
    kind: EventKind
    status: EventStatus
    project: str | None


class GoldItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    form: Literal["text", "html"]
    charset: str
    charset_declared: bool
    title: str
    published: dt.date | None
    must_contain: list[str]
    must_not_contain: list[str]
    events: list[GoldEvent]


GOLD = msgspec.json.decode((Path(__file__).parent / "gold.json").read_bytes(), type=dict[str, GoldItem])
PAGES = [name for name, item in GOLD.items() if item.form == "html"]
LEGACY = [name for name in PAGES if codecs.lookup(GOLD[name].charset).name != "utf-8"]
EVENTS = [(name, event) for name, item in GOLD.items() for event in item.events]


def decoded(name: str) -> str:
    return (CORPUS / name).read_bytes().decode(GOLD[name].charset)


def same_codec(one: str, other: str) -> bool:
    return codecs.lookup(one).name == codecs.lookup(other).name


def test_every_official_language_of_the_union_is_present() -> None:
    assert {item.language for item in GOLD.values()} == EU_LANGUAGES


def test_every_corpus_file_has_gold_and_every_gold_entry_its_file() -> None:
    files = {path.name for path in CORPUS.iterdir() if path.suffix in {".txt", ".html"}}
    assert files == set(GOLD)


def test_half_of_at_least_36_items_are_text_and_half_are_pages() -> None:
    assert len(GOLD) >= 36
    assert len(PAGES) * 2 == len(GOLD)


def test_the_readme_lists_every_item() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert [name for name in GOLD if f"`{name}` | {GOLD[name].language} |" not in readme] == []


@pytest.mark.parametrize("name", GOLD)
def test_a_file_is_named_after_its_language_and_form(name: str) -> None:
    number, language, slug = name.split("-", 2)
    assert number.isdigit()
    assert language == GOLD[name].language
    assert slug.endswith(".html" if GOLD[name].form == "html" else ".txt")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_declares_the_charset_it_is_written_in(name: str) -> None:
    item = GOLD[name]
    head = decoded(name)[:1024].encode()
    declared = META_CHARSET.search(head)
    assert (declared is not None) == item.charset_declared
    assert declared is None or same_codec(declared[1].decode(), item.charset)


def test_ten_pages_are_in_legacy_charsets_and_just_one_page_declares_none() -> None:
    assert len(LEGACY) == 10
    assert sum(not GOLD[name].charset_declared for name in PAGES) == 1


@pytest.mark.parametrize("name", LEGACY)
def test_a_legacy_page_cannot_be_read_as_utf_8(name: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        (CORPUS / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", GOLD)
def test_an_item_decodes_to_composed_text_without_stray_controls(name: str) -> None:
    text = decoded(name)
    assert unicodedata.is_normalized("NFC", text)
    assert [char for char in text if unicodedata.category(char) == "Cc" and char not in "\n\t"] == []
    assert "\ufffd" not in text


@pytest.mark.parametrize("name", GOLD)
def test_title_and_fragments_occur_in_the_raw_item(name: str) -> None:
    item, text = GOLD[name], decoded(name)
    assert item.title in unescape(text)
    assert len(item.must_contain) == 3
    assert len(item.must_not_contain) >= 3
    assert [part for part in item.must_contain + item.must_not_contain if part not in text] == []


@pytest.mark.parametrize("name", GOLD)
def test_wanted_fragments_stand_in_reading_order_and_hold_no_furniture(name: str) -> None:
    item, text = GOLD[name], decoded(name)
    places = [text.index(part) for part in item.must_contain]
    assert places == sorted(places)
    assert [cut for cut in item.must_not_contain if any(cut in part for part in item.must_contain)] == []


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_an_event_has_dates_exactly_when_its_year_is_known(name: str, event: GoldEvent) -> None:
    known = not event.edtf.startswith("XXXX")
    assert (event.start is not None) == known, name
    assert (event.end is not None) == known, name


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_an_events_dates_agree_with_its_edtf_string(name: str, event: GoldEvent) -> None:
    span = parse_edtf(event.edtf)
    if event.start is None or event.end is None:
        assert "X" in event.edtf
        return
    first, last = struct_time_to_date(span.lower_strict()), struct_time_to_date(span.upper_strict())
    assert first <= event.start <= event.end <= last, name
    if "~" not in event.edtf:
        assert (first, last) == (event.start, event.end), name


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_the_project_of_an_event_is_one_of_the_invented_ones(name: str, event: GoldEvent) -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert event.project is not None, name
    assert event.project in readme


def test_four_events_or_more_are_told_in_two_or_more_languages() -> None:
    languages = defaultdict[tuple[str, str | None], set[str]](set)
    for name, event in EVENTS:
        languages[event.edtf, event.city].add(GOLD[name].language)
    assert sum(len(told) >= 2 for told in languages.values()) >= 4


def test_four_items_or_more_tell_of_no_event() -> None:
    assert sum(not item.events for item in GOLD.values()) >= 4


def test_four_items_or_more_have_dates_but_no_year_anywhere() -> None:
    yearless = {name for name, event in EVENTS if event.start is None}
    assert sum(A_YEAR.search(decoded(name)) is None for name in yearless) >= 4


def test_events_past_announced_cancelled_and_postponed_all_occur() -> None:
    counts = {status: sum(event.status == status for _, event in EVENTS) for status in ("past", "announced")}
    assert min(counts.values()) >= 4
    assert {"cancelled", "postponed"} <= {event.status for _, event in EVENTS}
