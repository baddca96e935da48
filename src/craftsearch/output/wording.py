"""Dates, places and events as people write them, and text made safe to print."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from craftsearch.model import Count, DateSpan, Event, Hit, Place, Reason, Span, Suggestion

SHORT_ID = 8
"""Digits of an id that are shown: enough for millions of documents, and ``show`` takes a beginning."""
LOW_CONFIDENCE = 0.5
"""Below this an event is shown as uncertain."""
BRIDGED = 2
_BRIDGES = ("sound", "thesaurus")
"""Words named for each one that was asked for: enough to see why, short enough for a line."""
AROUND = 40
"""Characters shown on each side of the one that an error points at."""
NAMED = 3
"""Places named where the same news stands."""
CALLED_OFF = frozenset({"cancelled", "postponed"})
"""Statuses that nobody may overlook."""

_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSAFE: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_BIDI))
_ONE_LINE = _UNSAFE | {ord(char): " " for char in "\t\n\r\v\f\x85\u2028\u2029"}
_MANY_LINES = {code: new for code, new in _UNSAFE.items() if chr(code) not in "\t\n"}


def one_line(text: str) -> str:
    """Make scraped text safe for a terminal: no escapes, no controls, no reordering, no new lines."""
    return one_line_kept(text).strip()


def one_line_kept(text: str) -> str:
    """Do the same to a piece of a line: the spaces at its ends stay."""
    return text.translate(_ONE_LINE)


def pointed(text: str, position: int) -> str:
    """Show the surroundings of a character, and a caret below it; nothing for an empty text."""
    if not text.strip():
        return ""
    from rich.cells import cell_len

    start = max(0, position - AROUND)
    before = one_line_kept(text[start:position])
    after = one_line_kept(text[position : position + AROUND])
    cut = "…" if start else ""
    return f"  {cut}{before}{after}\n  {' ' * cell_len(cut + before)}^\n"


def lines(text: str) -> str:
    """Make scraped text safe for a terminal, keeping its lines."""
    return text.translate(_MANY_LINES)


def when(date: DateSpan) -> str:
    """Write a date as ISO 8601 to the precision it was told with; EDTF where the year is not known.

    A range repeats only what differs (``2013-04-16 – 17``); ``≈`` stands before an approximate one.
    """
    if date.start is None or date.end is None:
        return date.edtf
    return ("≈ " if date.approximate else "") + _between(date.start, date.end) + _at(date)


def where(place: Place | None) -> str:
    """Write a city or region as ``Name (CC)``; a country, which has neither position nor region, by name."""
    if place is None:
        return ""
    name = one_line(place.name)
    within = place.country and (place.latitude is not None or place.region)
    return f"{name} ({place.country})" if within else name


def kind(name: str) -> str:
    """Write a kind of event in words; one that is not known has none."""
    return "" if name == "other" else name.replace("_", " ")


def event_line(event: Event) -> str:
    """Sum an event up: ``date · city (CC) · project``, and its status where that matters."""
    status = event.status if event.status in CALLED_OFF else ""
    parts = (when(event.when), where(event.where), one_line(event.project or ""), kind(event.kind), status)
    return " · ".join(part for part in parts if part)


def marked(text: str, marks: Sequence[Span], *, before: str = "**", after: str = "**") -> str:
    """Put signs around the marked words of a text."""
    parts: list[str] = []
    position = 0
    for start, end in marks:
        parts += [text[position:start], before, text[start:end], after]
        position = end
    return "".join((*parts, text[position:]))


def source(uri: str) -> str:
    """Write where an item is from: a file by its path, anything else by its URI."""
    path = unquote(uri.removeprefix("file://")) if uri.startswith("file:///") else uri
    return one_line(path)


def size(count: int) -> str:
    """Write a number of bytes in the largest unit that keeps it above one."""
    value = float(count)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:  # noqa: PLR2004  # a thousand is what kilo means
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: ``1 event``, ``2,000 events``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _at(date: DateSpan) -> str:
    """Write the time of day at which a single day's event begins; the rest is for a calendar."""
    return f" {date.times.start:%H:%M}" if date.times and date.start == date.end else ""


def _between(start: dt.date, end: dt.date) -> str:
    if start == end:
        return start.isoformat()
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return _months(start, end)
    left, right = start.isoformat(), end.isoformat()
    if start.year != end.year:
        return f"{left} – {right}"
    return f"{left} – {right[8:]}" if start.month == end.month else f"{left} – {right[5:]}"


def _months(start: dt.date, end: dt.date) -> str:
    """Write whole months and years without their days."""
    if (start.month, end.month) == (1, 12):
        return f"{start:%Y}" if start.year == end.year else f"{start:%Y} – {end:%Y}"
    if start.year != end.year:
        return f"{start:%Y-%m} – {end:%Y-%m}"
    return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y-%m} – {end:%m}"


def nearness(hit: Hit) -> str:
    """Say how near a document is that was found by its meaning, without any of the words."""
    if hit.why or hit.similarity is None:
        return ""
    return f"{'weak match' if hit.weak else 'near in meaning'} ({hit.similarity:.2f})"


def also(hit: Hit) -> str:
    """Say where else the same news stands: ``also: a.example, b.example and 3 more``."""
    places = list(dict.fromkeys(_site(source.uri) for source in hit.sources))
    shown, rest = places[:NAMED], places[NAMED:]
    return f"also: {', '.join(shown)}" + (f" and {len(rest)} more" if rest else "") if shown else ""


def _site(uri: str) -> str:
    """Name a source by its host; a file by its name."""
    parts = urlsplit(uri)
    return one_line(parts.hostname or unquote(parts.path.rpartition("/")[2]) or uri)


def meant(suggestions: Sequence[Suggestion]) -> list[str]:
    """Say what might be meant by each word that stands nowhere: ``did you mean craft (en, 1 document)?``."""
    asked: dict[str, list[str]] = {}
    for each in suggestions:
        told = f"{one_line(each.instead)} ({each.language}, {counted(each.documents, 'document')})"
        asked.setdefault(each.asked, []).append(told)
    return [
        f"{one_line(word)} stands in no document — did you mean {' or '.join(others)}?"
        for word, others in asked.items()
    ]


def elsewhere(counts: Sequence[Count], given: Sequence[str]) -> list[str]:
    """Say in which languages answers are, without the options that were ``given``."""
    if not counts:
        return []
    told = ", ".join(f"{each.documents:,} {each.value}" for each in counts)
    return [f"in any language and inflection there are answers: {told} — leave {' and '.join(given)} out"]


def score(value: float) -> str:
    """Write a score; none where nothing was ranked, as in an order by date."""
    least = 0.01
    return "" if value == 0 else f"{value:.2f}" if value >= least else f"<{least}"


def bridges(why: Sequence[Reason]) -> str:
    """Say what answered words that do not stand in the text themselves: ``craft ≈ занаяти, занаятите``."""
    there = {reason.asked for reason in why if reason.by not in _BRIDGES}
    found: dict[str, list[str]] = {}
    for reason in why:
        if reason.asked not in there and reason.asked.casefold() != reason.found.casefold():
            found.setdefault(reason.asked, []).append(reason.found)
    return " · ".join(
        f"{one_line(asked)} ≈ {one_line(', '.join(words[:BRIDGED]))}" for asked, words in found.items()
    )
