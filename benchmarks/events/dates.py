"""F1 of ``find_dates`` per language and kind, and its cost, beside dateparser in the same run.

``python benchmarks/events/dates.py GOLD [--dateparser]``. GOLD is as ``unseen/dates.txt``, or
a line of it has ``id``, ``lang``,
``text``, ``reference_date``, ``kind``, ``expected`` (each with ``start``, ``end`` and perhaps ``alts``) and
``optional``. With ``endpoints`` the expected days may be found as the one interval from first to last.
A prediction counts when both its days are exact; dates without a year are not predictions.
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from craftsearch.events.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Found = list[tuple[str, str]]
    Finder = Callable[["Row"], Found]

REFERENCE = "2016-06-15"
"""The day on which the sentences of ``unseen/dates.txt`` were published."""
DOCUMENT = 3000
"""Characters of a document, for the cost."""


class Gold(msgspec.Struct):
    """An interval that is in the text, with the readings that are as good."""

    start: str
    end: str
    alts: list[Gold] = []


class Row(msgspec.Struct):
    """A text, the day it was written, and its dates."""

    id: str
    lang: str
    text: str
    reference_date: str
    kind: str
    expected: list[Gold]
    optional: list[Gold] = []
    endpoints: bool = False


def rows_of(gold: Path) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(Row)
    language = ""
    for number, line in enumerate(gold.read_text("utf-8").splitlines()):
        if gold.suffix == ".jsonl":
            yield decoder.decode(line)
        elif line.startswith("["):
            language = line[1:3]
        elif line and not line.startswith("#"):
            kind, dates, text = line.split(" | ", 2)
            spans = (date.partition("/") for date in dates.split())
            expected = [Gold(start, end or start) for start, _, end in spans]
            yield Row(str(number), language, text, REFERENCE, kind, expected)


def ours(row: Row) -> Found:
    reference = dt.date.fromisoformat(row.reference_date)
    found = find_dates(row.text, language=row.lang, reference=reference)
    return [(str(date.start), str(date.end)) for date in found if date.start]


def theirs() -> Finder:
    """Return dateparser's search, a month or year that it read widened to all its days."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def find(row: Row) -> Found:
        settings = {"RELATIVE_BASE": dt.datetime.fromisoformat(row.reference_date)}
        parser = DateDataParser(languages=[row.lang], settings=settings)
        found = search_dates(row.text, languages=[row.lang], settings=settings) or []
        return [widened(day.date(), parser.get_date_data(phrase).period) for phrase, day in found]

    return find


def widened(day: dt.date, period: str | None) -> tuple[str, str]:
    first, last = day, day
    if period == "year":
        first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
    elif period == "month":
        first, last = day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return str(first), str(last)


def score(row: Row, found: Found) -> tuple[int, int, int]:
    """Count what is right, false and missing."""
    left = list(dict.fromkeys(found))
    right = 0
    expected = row.expected
    if row.endpoints and (whole := (expected[0].start, expected[-1].end)) in left:
        expected = [Gold(*whole)]
    for gold in expected:
        readings = {(gold.start, gold.end), *((alt.start, alt.end) for alt in gold.alts)}
        match = next((date for date in left if date in readings), None)
        if match:
            left.remove(match)
            right += 1
    spared = {(gold.start, gold.end) for gold in row.optional}
    return right, sum(date not in spared for date in left), len(expected) - right


def report(name: str, rows: list[Row], finder: Finder) -> None:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in {row.lang: row for row in rows}.values():
        finder(row)  # what a language needs is loaded before its cost is measured
    started = time.process_time()
    found = [finder(row) for row in rows]
    seconds = time.process_time() - started
    for row, dates in zip(rows, found, strict=True):
        for key in ("all", row.lang, row.kind):
            sums[key] = [a + b for a, b in zip(sums[key], score(row, dates), strict=True)]
    print(f"\n{name}: F1")
    for key in sorted(sums, key=lambda key: (key != "all", len(key) > 2, key)):  # noqa: PLR2004 (a code has two)
        right, false, missing = sums[key]
        print(f"  {key:20} {2 * right / (2 * right + false + missing or 1):.3f}  ({right + missing} dates)")
    characters = sum(len(row.text) for row in rows)
    print(f"  {1000 * seconds * DOCUMENT / characters:.1f} ms per {DOCUMENT} characters, in short texts")


def cost(rows: list[Row]) -> None:
    """Measure documents made of the rows of one language."""
    texts: dict[str, str] = defaultdict(str)
    for row in rows:
        texts[row.lang] += row.text + "\n"
    worst = ("", 0.0)
    for language, text in texts.items():
        document = (text * (DOCUMENT // len(text) + 1))[:DOCUMENT]
        find_dates(document, language=language)
        started = time.process_time()
        for _ in range(20):
            find_dates(document, language=language, reference=dt.date(2020, 1, 1))
        worst = max(worst, (language, (time.process_time() - started) / 20), key=lambda pair: pair[1])
    print(f"\nworst language, documents of {DOCUMENT} characters: {worst[0]} {1000 * worst[1]:.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--dateparser", action="store_true", help="measure dateparser.search too")
    options = parser.parse_args()
    rows = list(rows_of(options.gold))
    report("craftsearch", rows, ours)
    cost(rows)
    if options.dateparser:
        report("dateparser", rows, theirs())


if __name__ == "__main__":
    main()
