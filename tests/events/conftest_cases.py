"""Sentences and items with the events that they tell of, read from ``cases.txt`` and ``items.txt``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

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


def items() -> list[Item]:
    """Read ``items.txt``: whole news items, every third kept aside."""
    found: list[Item] = []
    for at, part in enumerate((HERE / "items.txt").read_text("utf-8").split("\n=== ")[1:]):
        head, text = part.split("\n", 1)
        about, told = head.split(" | ")
        language, day = about.split(" ")
        reference = None if day == "-" else dt.date.fromisoformat(day)
        found.append(Item(text, language, reference, _told(told), at % 3 == 2))
    return found
