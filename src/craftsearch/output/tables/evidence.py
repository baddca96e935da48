"""What a document's events were read from: its text with the words marked, and a list of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Group
from rich.text import Text

from craftsearch.output import wording
from craftsearch.output.tables import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from craftsearch.model import Deadline, Event, Span

_DEADLINE = "deadline"


class _Mark(NamedTuple):
    """Words of the text, and what is written after them: a field's name or an event's number."""

    span: Span
    label: str
    is_field: bool


def evidence(
    text: str, events: Sequence[Event], deadlines: Sequence[Deadline], *, plain: bool
) -> RenderableType:
    """Write the text with the sentences that tell of each event marked, and in them the words for each field.

    After a field stands its name, after a sentence the number of its event; ``plain`` signs the fields alone.
    """
    marks = [*_marks(events), *(_Mark(due.when.span, _DEADLINE, is_field=True) for due in deadlines)]
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    written = Text()
    for start, end in pairwise(edges):
        around = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        field, sentence = any(m.is_field for m in around), any(not m.is_field for m in around)
        sign = "**" if field and plain else ""
        style = "mark" if field else "evidence" if sentence else ""
        words = wording.lines(text[start:end])
        written.append(f"{sign}{words}{sign}" if words.strip() else words, style=style)
        written.append(_labels(mark for mark in marks if mark.span.end == end), style="aside")
    return Group(parts.section("In the text"), written, *_listed(text, events, deadlines))


def _marks(events: Sequence[Event]) -> list[_Mark]:
    sentences = [
        _Mark(event.evidence, str(number), is_field=False)
        for number, event in enumerate(events, 1)
        if event.evidence.end
    ]
    fields = {(each.span, each.field) for event in events for each in event.told}
    return [*(_Mark(span, field, is_field=True) for span, field in sorted(fields)), *sentences]


def _labels(marks: Iterable[_Mark]) -> str:
    named = tuple(marks)
    fields = dict.fromkeys(mark.label for mark in named if mark.is_field)
    numbers = dict.fromkeys(mark.label for mark in named if not mark.is_field)
    written = f"‹{', '.join(fields)}›" if fields else ""
    return written + (f" [{', '.join(numbers)}]" if numbers else "")


def _listed(text: str, events: Sequence[Event], deadlines: Sequence[Deadline]) -> list[RenderableType]:
    """List what was read with the words it was read from and how far it is trusted."""
    listed: list[RenderableType] = []
    if any(event.told for event in events):
        table = parts.grid("event", "field", "trust", "words")
        table.columns[3].ratio = 1
        for number, event in enumerate(events, 1):
            for each in event.told:
                words = wording.one_line(text[each.span.start : each.span.end])
                table.add_row(str(number), each.field, f"{each.confidence:.2f}", Text(words))
        listed += [parts.section("Read from"), table]
    if deadlines:
        days = {wording.when(due.when): _quoted(text, due.evidence) for due in deadlines}
        listed += [parts.section("Deadlines"), parts.facts(days)]
    return listed


def _quoted(text: str, span: Span) -> str:
    return wording.one_line(text[span.start : span.end])
