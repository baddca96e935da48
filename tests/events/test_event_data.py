import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest

from craftsearch.events import find_events

HERE = Path(__file__).parent


class Told(NamedTuple):
    """An event as the data write it: EDTF, kind, city, country, status."""

    edtf: str
    kind: str
    city: str
    country: str
    status: str


class Item(NamedTuple):
    """A text, its language, its day of publication, its events, and whether it was kept aside."""

    text: str
    language: str
    reference: dt.date | None
    events: tuple[Told, ...]
    aside: bool


def _told(written: str) -> tuple[Told, ...]:
    if written == "-":
        return ()
    rows = (row.split(" ") for row in written.split(" + "))
    return tuple(Told(row[0], row[1], row[2].replace("_", " "), row[3], row[4]) for row in rows)


def sentences() -> list[Item]:
    """Read ``cases.txt``: twelve sentences for each of 24 languages, every third kept aside."""
    found: list[Item] = []
    for number, part in enumerate((HERE / "cases.txt").read_text("utf-8").split("\n[")[1:]):
        language, *lines = part.strip().split("\n")
        for at, line in enumerate(lines):
            told, text = line.split(" | ", 1)
            found.append(Item(text, language.rstrip("]"), None, _told(told), (at + number) % 3 == 2))
    return found


def items(name: str) -> list[Item]:
    """Read whole news items, every third kept aside."""
    found: list[Item] = []
    for at, part in enumerate((HERE / name).read_text("utf-8").split("\n=== ")[1:]):
        head, text = part.split("\n", 1)
        about, told = head.split(" | ")
        language, day = about.split(" ")
        reference = None if day == "-" else dt.date.fromisoformat(day)
        found.append(Item(text, language, reference, _told(told), at % 3 == 2))
    return found


SENTENCES = sentences()
ITEMS = items("items.txt")
TOLD_APART = items("told_apart.txt")
TOLD_PLAINLY = items("told_plainly.txt")
CARDS = items("cards.txt")
ODD_FORMS = items("odd_forms.txt")
LISTS = items("lists.txt")
NO_EVENTS = items("no_events.txt")
LANGUAGES = sorted({item.language for item in SENTENCES})


def _read(item: Item) -> list[Told]:
    found = find_events(item.text, language=item.language, reference=item.reference)
    return [
        Told(
            event.when.edtf,
            event.kind,
            event.where.name if event.where else "",
            (event.where.country or "") if event.where else "",
            event.status,
        )
        for event in found
    ]


def _share_whole(chosen: list[Item]) -> float:
    told = [item for item in chosen if item.events]
    whole = [item for item in told if [row[:3] for row in _read(item)] == [row[:3] for row in item.events]]
    return len(whole) / len(told)


def test_there_are_twelve_sentences_for_each_of_24_languages() -> None:
    assert len(LANGUAGES) == 24
    assert len(SENTENCES) == 24 * 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_that_is_no_events_makes_none(language: str) -> None:
    silent = [item for item in SENTENCES if item.language == language and not item.events]
    assert [(item.text, _read(item)) for item in silent if _read(item)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_one_of_a_languages_sentences_is_misread(language: str) -> None:
    told = [item for item in SENTENCES if item.language == language and item.events]
    wrong = [item for item in told if [row[:4] for row in _read(item)] != [row[:4] for row in item.events]]
    assert len(wrong) <= 1, wrong


def test_sentences_kept_aside_reach_the_aim_for_whole_events() -> None:
    assert _share_whole([item for item in SENTENCES if item.aside]) >= 0.85


def test_items_kept_aside_reach_the_aim_for_whole_events() -> None:
    assert _share_whole([item for item in ITEMS if item.aside]) >= 0.85


def test_whole_items_have_at_most_one_false_event_in_twenty() -> None:
    false = [
        row for item in ITEMS for row in _read(item) if row.edtf not in {told.edtf for told in item.events}
    ]
    assert len(false) <= len(ITEMS) / 20, false


@pytest.mark.parametrize("status", ["past", "announced", "cancelled", "postponed"])
def test_each_status_is_told_in_at_least_nine_of_ten_sentences(status: str) -> None:
    rows = [(item, told) for item in SENTENCES for told in item.events if told.status == status]
    right = sum(status in {row.status for row in _read(item)} for item, _ in rows)
    assert right >= 0.9 * len(rows)


@pytest.mark.parametrize("item", TOLD_APART, ids=[item.language for item in TOLD_APART])
def test_an_event_told_over_several_sentences_is_read_whole_and_nothing_else_is(item: Item) -> None:
    assert _read(item) == list(item.events)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_and_short_items_of_a_language_are_read_whole(language: str) -> None:
    own = [item for item in TOLD_PLAINLY if item.language == language]
    assert [(item.text, _read(item)) for item in own if _read(item) != list(item.events)] == []


@pytest.mark.parametrize("card", CARDS, ids=[card.language for card in CARDS])
def test_a_card_is_read_by_its_labels(card: Item) -> None:
    assert _read(card) == list(card.events)


def test_there_is_a_card_in_every_language() -> None:
    assert sorted(card.language for card in CARDS) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_council_adopts_or_a_press_publishes_is_no_event(language: str) -> None:
    own = [item for item in NO_EVENTS if item.language == language]
    assert [(item.text, _read(item)) for item in own if _read(item)] == []
    assert own


@pytest.mark.parametrize("item", LISTS, ids=[item.language for item in LISTS])
def test_each_line_of_a_list_is_an_event_of_its_own(item: Item) -> None:
    assert _read(item) == list(item.events)


@pytest.mark.parametrize("item", ODD_FORMS, ids=[f"{item.language} {item.text[:20]}" for item in ODD_FORMS])
def test_events_called_off_and_dates_in_odd_forms_are_read_whole(item: Item) -> None:
    assert _read(item) == list(item.events)
