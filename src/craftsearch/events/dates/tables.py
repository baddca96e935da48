"""What a language knows of dates: its table, read once from ``languages/<code>.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from craftsearch.events.dates.vocabulary import Table, compiled
from craftsearch.model import Value

FALLBACK = "en"
"""The table for a language without one of its own."""


class Clock(Value, frozen=True, forbid_unknown_fields=True):
    """Words beside times of day, each line parted by blanks (see ``clock``)."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    after_minutes: frozenset[str] = frozenset()
    am: frozenset[str] = frozenset()
    pm: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()


class Names(Value, frozen=True, forbid_unknown_fields=True):
    """A language file as written.

    Forms are parted by blanks, ``_`` joins the words of a phrase, and a final ``+`` multiplies the form
    with the key's line in ``suffixes``.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_months: tuple[str, ...] = ()
    short_weekdays: tuple[str, ...] = ()
    weak_months: str = ""
    faint_months: str = ""
    name_months: str = ""
    suffixes: dict[str, str] = msgspec.field(default_factory=dict)
    order: Literal["dmy", "mdy"] = "dmy"
    month_first: bool = False
    dotted_day_month: bool = False
    part_after: bool = False
    between_after: bool = False
    next_is_next_year: bool = False
    faint_months_alone: bool = False
    decades_alone: bool = False
    day_suffixes: str = ""
    day_from_suffixes: str = ""
    year_suffixes: str = ""
    decade_suffixes: str = ""
    range_from: str = ""
    range_to: str = ""
    not_months_before: str = ""
    roles: dict[str, str] = msgspec.field(default_factory=dict)
    words: dict[str, str] = msgspec.field(default_factory=dict)
    parts: dict[str, str] = msgspec.field(default_factory=dict)
    seasons: tuple[str, ...] = ()
    deictics: dict[str, str] = msgspec.field(default_factory=dict)
    years_away: dict[str, str] = msgspec.field(default_factory=dict)
    months_away: dict[str, str] = msgspec.field(default_factory=dict)
    weeks_away: dict[str, str] = msgspec.field(default_factory=dict)
    amounts: dict[str, str] = msgspec.field(default_factory=dict)
    quarters: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    decade_adjectives: tuple[str, ...] = ()
    decade_numbers: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    clock: dict[str, str] = msgspec.field(default_factory=dict)
    past: str = ""
    future: str = ""

    @property
    def part_before(self) -> bool:
        """Whether "end of" stands before its year."""
        return not self.part_after

    @property
    def month_before_day(self) -> bool:
        """Whether 4/5/2013 is the 5th of April."""
        return self.order == "mdy"


def languages() -> tuple[str, ...]:
    """List the languages that have a table."""
    names = (entry.name for entry in files(__package__).joinpath("languages").iterdir())
    return tuple(sorted(n[:-5] for n in names if n.endswith(".toml") and not n.startswith("_")))


@cache
def table(language: str) -> Table:
    """Return the language's table, or the English one for a language that has none."""
    base = language.split("-", maxsplit=1)[0].lower()
    return compiled(read(base if base in languages() else FALLBACK))


@cache
def clock(language: str) -> Clock:
    """Return the words beside times of day of a language with a table, else the English ones."""
    base = language.split("-", maxsplit=1)[0].lower()
    names = read(base if base in languages() else FALLBACK)
    words = {key: line.replace("_", " ").split() for key, line in names.clock.items() if key != "to"}
    to = f"{names.roles.get('to', '')} {names.clock.get('to', '')}".split()
    return msgspec.convert({**words, "to": [word.replace("_", " ") for word in to]}, Clock)


def read(language: str) -> Names:
    """Read a language file as it is written."""
    source = files(__package__).joinpath("languages", f"{language}.toml").read_text(encoding="utf-8")
    raw: dict[str, Any] = tomllib.loads(source)  # the edge where bytes come in
    return msgspec.convert(raw, Names)
