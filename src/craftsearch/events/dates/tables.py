"""What a language knows of dates: its table, read once from ``languages/<code>.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import msgspec

from craftsearch.events.dates import tags
from craftsearch.events.dates.tags import Role
from craftsearch.model import Value

PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
FALLBACK = "en"
"""The table for a language without one of its own."""


class Entry(NamedTuple):
    """What a word means in a date: its tag and, where it has one, a number (month 1–12, weekday 0–6…)."""

    tag: str
    value: int = 0


class Names(Value, frozen=True, forbid_unknown_fields=True):
    """A language file as written.

    Forms are parted by blanks, ``_`` joins the words of a phrase, and a final ``+`` multiplies the form
    with the key's line in ``suffixes``.
    """

    months: list[str]
    weekdays: list[str]
    short_months: list[str] = []
    short_weekdays: list[str] = []
    weak_months: str = ""
    faint_months: str = ""
    suffixes: dict[str, str] = {}
    order: Literal["dmy", "mdy"] = "dmy"
    month_first: bool = False
    dotted_day_month: bool = False
    day_suffixes: str = ""
    day_from_suffixes: str = ""
    year_suffixes: str = ""
    decade_suffixes: str = ""
    roles: dict[str, str] = {}
    words: dict[str, str] = {}
    parts: dict[str, str] = {}
    seasons: list[str] = []
    halves: str = ""
    deictics: dict[str, str] = {}
    ordinals: list[str] = []
    counts: list[str] = []
    past: str = ""
    future: str = ""


class Table(NamedTuple):
    """A language's table, ready for reading."""

    words: dict[str, Entry]
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]]
    day_suffixes: frozenset[str]
    day_from_suffixes: frozenset[str]
    year_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    month_before_day: bool
    month_first: bool
    dotted_day_month: bool
    past: frozenset[str]
    future: frozenset[str]


WORD_TAGS = {
    "year": tags.YEAR_WORD,
    "month": tags.MONTH_WORD,
    "day": tags.DAY_WORD,
    "after_day": tags.AFTER_DAY,
    "week": tags.WEEK_WORD,
    "last": tags.LAST,
    "this": tags.THIS,
    "next": tags.NEXT,
    "quarter": tags.QUARTER,
    "half": tags.HALF,
    "ago_before": tags.AGO_BEFORE,
    "ago_after": tags.AGO_AFTER,
    "later": tags.LATER,
}
PARTS = ("early", "mid", "late")
ROMAN = ("i", "ii", "iii", "iv")


def fold(word: str) -> str:
    """Take the accents off a lower-case word; Greek capitals and careless typing lack them."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def languages() -> tuple[str, ...]:
    """List the languages that have a table."""
    names = (entry.name for entry in files(__package__).joinpath("languages").iterdir())
    return tuple(sorted(n[:-5] for n in names if n.endswith(".toml") and not n.startswith("_")))


@cache
def table(language: str) -> Table:
    """Return the language's table, or the English one for a language that has none."""
    base = language.split("-", maxsplit=1)[0].lower()
    return compiled(read(base if base in languages() else FALLBACK))


def read(language: str) -> Names:
    """Read a language file as it is written."""
    source = files(__package__).joinpath("languages", f"{language}.toml").read_text(encoding="utf-8")
    raw: dict[str, Any] = tomllib.loads(source)  # the edge where bytes come in
    return msgspec.convert(raw, Names)


def compiled(names: Names) -> Table:
    """Turn the names as written into a table that answers word by word."""
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for form, entry in _entries(names):
        pieces = tuple(PIECES.findall(form.replace("_", " ").replace("’", "'")))
        for spelled in dict.fromkeys((pieces, tuple(map(fold, pieces)))):
            if len(spelled) == 1:
                words.setdefault(spelled[0], entry)
            else:
                phrases.setdefault(spelled[0], []).append((spelled[1:], entry))
    for rests in phrases.values():
        rests.sort(key=lambda rest: -len(rest[0]))
    return Table(
        words=words,
        phrases=phrases,
        day_suffixes=frozenset(names.day_suffixes.split()),
        day_from_suffixes=frozenset(names.day_from_suffixes.split()),
        year_suffixes=frozenset(names.year_suffixes.split()),
        decade_suffixes=frozenset(names.decade_suffixes.split()),
        month_before_day=names.order == "mdy",
        month_first=names.month_first,
        dotted_day_month=names.dotted_day_month,
        past=frozenset(names.past.split()),
        future=frozenset(names.future.split()),
    )


def _entries(names: Names) -> list[tuple[str, Entry]]:
    """List form and meaning, the stronger meaning first: the first to claim a form keeps it."""
    out: list[tuple[str, Entry]] = []

    def add(key: str, forms: str, tag: str, value: int = 0) -> None:
        out.extend((form, Entry(tag, value)) for form in _spread(forms, names.suffixes.get(key, "")))

    weak, faint = set(names.weak_months.split()), set(names.faint_months.split())
    for number, forms in enumerate(names.months, 1):
        for form in _spread(forms, names.suffixes.get("months", "")):
            tag = tags.FAINT_MONTH if form in faint else tags.WEAK_MONTH if form in weak else tags.MONTH
            out.append((form, Entry(tag, number)))
    for number, forms in enumerate(names.short_months, 1):
        for form in forms.split():
            out.append((form, Entry(tags.FAINT_MONTH if form in faint else tags.WEAK_MONTH, number)))
    for number, forms in enumerate(names.weekdays):
        add("weekdays", forms, tags.WEEKDAY, number)
    for key, forms in names.deictics.items():
        add("deictics", forms, tags.DEICTIC, int(key))
    for key, forms in names.words.items():
        add(key, forms, WORD_TAGS[key])
    for number, key in enumerate(PARTS):
        add("parts", names.parts.get(key, ""), tags.PART, number)
    for number, forms in enumerate(names.seasons):
        add("seasons", forms, tags.SEASON, number)
    for number, forms in enumerate(names.ordinals, 1):
        add("ordinals", forms, tags.ORDINAL, number)
    out.extend((form, Entry(tags.role_tag(role))) for form, role in _roles(names.roles).items())
    for number, forms in enumerate(names.short_weekdays):
        add("short_weekdays", forms, tags.SHORT_WEEKDAY, number)
    for number, forms in enumerate(names.counts, 1):
        add("counts", forms, tags.COUNT, number)
    out.extend((form, Entry(tags.ROMAN, number)) for number, form in enumerate(ROMAN, 1))
    return out


def _roles(roles: dict[str, str]) -> dict[str, Role]:
    merged: dict[str, Role] = {}
    for key, forms in roles.items():
        for form in forms.split():
            merged[form] = merged.get(form, Role(0)) | Role[key.upper()]
    return merged


def _spread(forms: str, suffixes: str) -> list[str]:
    out: list[str] = []
    for form in forms.split():
        if form.endswith("+"):
            out.append(form[:-1])
            out.extend(form[:-1] + suffix for suffix in suffixes.split())
        else:
            out.append(form)
    return out
