"""The words of a language, ready for reading: form → meaning."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.dates import tags
from craftsearch.events.dates.tags import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftsearch.events.dates.tables import Names
    from craftsearch.model import Granularity

PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_FOLDABLE = 3
"""Letters from which on a little word may lack its accents: Irish *ná* (than) is not *na* (of)."""


class Entry(NamedTuple):
    """What a word means in a date: its tag and, where it has one, a number (month 1–12, weekday 0–6…)."""

    tag: str
    value: int = 0


class Table(NamedTuple):
    """A language's words and endings, ready for reading, and the switches that are on for it."""

    words: dict[str, Entry]
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]]
    day_suffixes: frozenset[str]
    day_from_suffixes: frozenset[str]
    year_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    name_months: frozenset[str]
    range_from: tuple[str, ...]
    range_to: tuple[str, ...]
    not_months_before: frozenset[str]
    switches: frozenset[str]
    careful: frozenset[str]
    """Words that may begin a phrase, or be a name."""


_WORD_TAGS = {
    "year": tags.YEAR_WORD,
    "month": tags.MONTH_WORD,
    "day": tags.DAY_WORD,
    "after_day": tags.AFTER_DAY,
    "week": tags.WEEK_WORD,
    "years": tags.YEARS,
    "months": tags.MONTHS,
    "weeks": tags.WEEKS,
    "days": tags.DAYS,
    "last": tags.LAST,
    "this": tags.THIS,
    "next": tags.NEXT,
    "quarter": tags.QUARTER,
    "half": tags.HALF,
    "ago_before": tags.AGO_BEFORE,
    "ago_after": tags.AGO_AFTER,
    "later": tags.LATER,
    "decade": tags.DECADE_WORD,
    "century": tags.CENTURY_WORD,
    "final": tags.FINAL,
}
_DECADES = {
    "decades": tags.DECADE_NAME,
    "decade_adjectives": tags.TENS_ADJECTIVE,
    "decade_numbers": tags.TENS,
}
_PARTS = ("early", "mid", "late")
_ROMAN = {1: "i", 2: "ii", 3: "iii", 4: "iv", 18: "xviii", 19: "xix", 20: "xx", 21: "xxi"}
UNITS: tuple[Granularity, ...] = ("day", "week", "month", "year")
"""What an amount counts, *2 weeks* (a fortnight): its value is the count times ten and the unit's place."""
_SWITCHES = (
    "month_first",
    "dotted_day_month",
    "part_after",
    "part_before",
    "between_after",
    "next_is_next_year",
    "faint_months_alone",
    "month_before_day",
    "decades_alone",
)


def fold(word: str) -> str:
    """Take the accents off a lower-case word; Greek capitals and careless typing lack them."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def compiled(names: Names) -> Table:
    """Turn the names as written into a table that answers word by word."""
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for form, entry in _entries(names):
        pieces = tuple(PIECES.findall(form.lower().replace("_", " ").replace("’", "'")))
        short = entry.tag >= tags.FIRST_ROLE and len(form) < _FOLDABLE
        folded = pieces if short else tuple(map(fold, pieces))
        for spelled in dict.fromkeys((pieces, folded)):
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
        past=frozenset(names.past.split()),
        future=frozenset(names.future.split()),
        name_months=frozenset(names.name_months.split()),
        range_from=tuple(names.range_from.split()),
        range_to=tuple(names.range_to.split()),
        not_months_before=frozenset(names.not_months_before.split()),
        switches=frozenset(switch for switch in _SWITCHES if getattr(names, switch)),
        careful=frozenset(phrases) | frozenset(names.name_months.split()),
    )


def _entries(names: Names) -> Iterator[tuple[str, Entry]]:
    """List form and meaning, the stronger meaning first: the first to claim a form keeps it."""
    yield from _months(names)
    for key, numbered, tag in _numbered(names):
        for number, forms in numbered:
            for form in _spread(forms, names.suffixes.get(key, "")):
                yield form, Entry(tag, number)
    for form, role in _roles(names.roles).items():
        yield form, Entry(tags.role_tag(role))
    yield from ((form, Entry(tags.ROMAN, number)) for number, form in _ROMAN.items())


def _months(names: Names) -> Iterator[tuple[str, Entry]]:
    weak, faint = set(names.weak_months.split()), set(names.faint_months.split())
    for number, forms in enumerate(names.months, 1):
        for form in _spread(forms, names.suffixes.get("months", "")):
            tag = tags.FAINT_MONTH if form in faint else tags.WEAK_MONTH if form in weak else tags.MONTH
            yield form, Entry(tag, number)
    for number, forms in enumerate(names.short_months, 1):
        for form in forms.split():
            yield form, Entry(tags.WEAK_MONTH if form in weak else tags.FAINT_MONTH, number)


def _numbered(names: Names) -> Iterator[tuple[str, Iterable[tuple[int, str]], str]]:
    """List key, numbered lines of forms, and tag of everything that is neither a month nor a little word."""
    yield "weekdays", enumerate(names.weekdays), tags.WEEKDAY
    yield "deictics", ((int(away), forms) for away, forms in names.deictics.items()), tags.DEICTIC
    yield "years_away", ((int(away), forms) for away, forms in names.years_away.items()), tags.YEAR_AWAY
    yield "months_away", ((int(away), forms) for away, forms in names.months_away.items()), tags.MONTH_AWAY
    yield "weeks_away", ((int(away), forms) for away, forms in names.weeks_away.items()), tags.WEEK_AWAY
    yield "amounts", ((_amount(key), forms) for key, forms in names.amounts.items()), tags.AMOUNT
    yield "quarters", enumerate(names.quarters, 1), tags.NUMBERED_QUARTER
    for key, forms in names.words.items():
        yield key, [(0, forms)], _WORD_TAGS[key]
    yield "parts", enumerate(names.parts.get(part, "") for part in _PARTS), tags.PART
    yield "seasons", enumerate(names.seasons), tags.SEASON
    yield "ordinals", enumerate(names.ordinals, 1), tags.ORDINAL
    for key, tag in _DECADES.items():
        yield key, ((10 * tens, forms) for tens, forms in enumerate(getattr(names, key), 3)), tag
    yield "short_weekdays", enumerate(names.short_weekdays), tags.SHORT_WEEKDAY
    yield "counts", enumerate(names.counts, 1), tags.COUNT


def _amount(key: str) -> int:
    count, unit = key.split()
    return 10 * int(count) + UNITS.index(unit)


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
