"""Events found, their fields, and the cost of ``find_events``.

``python benchmarks/events/events.py GOLD…``, each of them
- ``.jsonl``: a line has ``lang``, ``text``, ``reference_date`` and ``events`` (``start``, ``end``, ``type``,
  ``city``, ``country``, ``status``, ``project``; ``edtf`` where the year is not known);
- ``.txt``: as ``unseen/events.txt``;
- ``gold.json`` of ``tests/corpus``: its items are read whole, from the bytes in ``corpus/``.
An event is found when its days are exact; "all right" is days, city and kind.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from craftsearch.events import find_events, find_happenings
from craftsearch.model import Article, Event, RawItem

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = 3000
CORPUS = Path(__file__).parents[2] / "corpus"
FIELDS = ("city", "country", "kind", "status", "project")
REFERENCE = dt.date(2016, 6, 15)
"""The day on which the sentences of ``unseen/events.txt`` were published."""


class Told(msgspec.Struct):
    """An event as a reader would note it down; ``None`` is not scored, save for the city's country."""

    start: str | None = None
    end: str | None = None
    edtf: str | None = None
    type: str | None = None
    kind: str | None = None
    city: str | None = None
    country: str | None = None
    status: str | None = None
    project: str | None = None


class Row(msgspec.Struct):
    """A text and what it tells."""

    text: str | Article
    lang: str
    events: list[Told]
    reference_date: dt.date | None = None
    deadlines: frozenset[str] = frozenset()


class Other(msgspec.Struct):
    """A date of a text that is no event's."""

    role: str
    start: str


class Line(msgspec.Struct):
    """A line of a ``.jsonl``."""

    text: str
    lang: str
    events: list[Told]
    reference_date: dt.date | None = None
    other_dates: list[Other] = []


class Item(msgspec.Struct):
    """An item of ``gold.json``."""

    language: str
    events: list[Told]


def rows_of(gold: Path) -> Iterator[Row]:
    if gold.suffix == ".jsonl":
        lines = (msgspec.json.decode(line, type=Line) for line in gold.read_bytes().splitlines() if line)
        yield from (
            Row(line.text, line.lang, line.events, line.reference_date, due(line.other_dates))
            for line in lines
        )
    elif gold.suffix == ".txt":
        yield from _sentences(gold)
    else:
        yield from _items(gold)


def due(dates: list[Other]) -> frozenset[str]:
    return frozenset(date.start for date in dates if date.role == "deadline")


def _sentences(gold: Path) -> Iterator[Row]:
    language = ""
    for line in gold.read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line[1:3]
        elif line and not line.startswith("#"):
            told, _, text = line.partition(" | ")
            yield Row(text, language, [] if told == "-" else [_told(told)], REFERENCE)


def _told(told: str) -> Told:
    edtf, kind, city, country, status = told.split()
    start, _, end = edtf.partition("/")
    return Told(start, end or start, edtf, None, kind, city.replace("_", " "), country, status)


def _items(gold: Path) -> Iterator[Row]:
    from craftsearch.cleaning import clean
    from craftsearch.sources import read

    answers = msgspec.json.decode(gold.read_bytes(), type=dict[str, Item])
    for item in read([CORPUS]):
        answer = answers.get(Path(item.uri).name)
        if answer and isinstance(item, RawItem):
            article = clean(item.content, media_type=item.media_type)
            yield Row(article, answer.language, answer.events, article.published)


def same_days(found: Event, told: Told) -> bool:
    if told.start is None:
        return found.when.start is None and found.when.edtf == told.edtf
    return (str(found.when.start), str(found.when.end)) == (told.start, told.end or told.start)


def fields(found: Event, told: Told) -> dict[str, bool]:
    where = found.where
    status = "announced" if told.status == "upcoming" else told.status
    said = {
        "city": (told.city, where.name if where and where.latitude is not None else None),
        "country": (told.country, where.country if where else None),
        "kind": (told.kind or told.type, found.kind),
        "status": (status, found.status),
        "project": (told.project, found.project),
    }
    return {name: right == read for name, (right, read) in said.items() if right is not None}


def report(name: str, rows: list[Row]) -> None:
    count: Counter[str] = Counter()
    by_language: dict[str, Counter[str]] = defaultdict(Counter)
    found = [find_happenings(row.text, language=row.lang, reference=row.reference_date) for row in rows]
    for row, happenings in zip(rows, found, strict=True):
        left = list(happenings.events)
        days = {str(deadline.when.start) for deadline in happenings.deadlines}
        count["due"] += len(row.deadlines)
        count["due found"] += len(row.deadlines & days)
        count["due false"] += len(days - row.deadlines)
        for told in row.events:
            fitting = [event for event in left if same_days(event, told)]
            best = max(fitting, key=lambda event: sum(fields(event, told).values()), default=None)
            count["told"] += 1
            by_language[row.lang]["told"] += 1
            if best is None:
                continue
            left.remove(best)
            right = fields(best, told)
            count["found"] += 1
            all_right = right.get("city", True) and right.get("kind", True)
            count["all right"] += all_right
            by_language[row.lang]["all right"] += all_right
            for field, is_right in right.items():
                count[f"{field} said"] += 1
                count[field] += is_right
        count["false"] += len(left)
    print(f"\n{name}: {len(rows)} texts, {count['told']} events")
    told = count["told"] or 1
    print(
        f"  found on their days {count['found'] / told:.3f},"
        f" with city and kind {count['all right'] / told:.3f}"
    )
    print(f"  false events per text {count['false'] / len(rows):.3f}")
    if count["due"]:
        print(f"  deadlines found {count['due found']} of {count['due']}, false {count['due false']}")
    for field in FIELDS:
        print(f"  {field:8} {count[field] / (count[f'{field} said'] or 1):.3f} of {count[f'{field} said']}")
    weak = {code: c["all right"] / c["told"] for code, c in by_language.items() if c["all right"] < c["told"]}
    print(
        "  languages below 1:",
        ", ".join(f"{code} {share:.2f}" for code, share in sorted(weak.items())) or "none",
    )
    cost(rows)


def cost(rows: list[Row]) -> None:
    """Measure the CPU time for 3,000 characters, the best of five runs: of texts, of documents."""
    texts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        texts[row.lang].append(row)
    alone, joined = {}, {}
    for language, own in texts.items():
        whole = "\n\n".join(row.text if isinstance(row.text, str) else row.text.text for row in own)
        document = ((whole + "\n\n") * (DOCUMENT // len(whole) + 1))[:DOCUMENT]
        alone[language] = best([(row.text, row.reference_date) for row in own], language) / len(whole)
        joined[language] = best([(document, REFERENCE)], language) / DOCUMENT
    for name, figures in (("these texts", alone), (f"documents of {DOCUMENT} characters", joined)):
        worst = max(figures, key=lambda code: figures[code])
        mean, most = sum(figures.values()) / len(figures), figures[worst]
        print(f"  {name}: {mean * DOCUMENT:.1f} ms per {DOCUMENT}, worst {worst} {most * DOCUMENT:.1f} ms")


def best(texts: list[tuple[str | Article, dt.date | None]], language: str) -> float:
    """Give the fewest milliseconds of CPU time of five runs."""
    times = []
    for _ in range(5):
        began = time.process_time()
        for text, reference in texts:
            find_events(text, language=language, reference=reference)
        times.append(time.process_time() - began)
    return 1000 * min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    for gold in parser.parse_args().gold:
        report(gold.name, list(rows_of(gold)))


if __name__ == "__main__":
    main()
