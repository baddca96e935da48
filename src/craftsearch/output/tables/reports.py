"""What the library says of itself: counts, refusals, soundness."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from craftsearch.output import wording
from craftsearch.output.tables import parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

    from craftsearch.model import Count, Finding, Rejected, Stats

_ROWS = 25  # values shown of each count; JSON has all
_FIELDS = {"lang": "Language", "kind": "Kind of event"}
_BAR = 24  # columns of the longest bar


def stats(held: Stats) -> RenderableType:
    """Totals, then counts as bars."""
    totals = parts.facts(
        {
            "documents": f"{held.documents:,}",
            "events": f"{held.events:,}",
            "rejects": f"{held.rejects:,}",
            "engine": held.engine,
            "size": wording.size(held.bytes),
        }
    )
    kinds = {wording.kind(name) or "other": count for name, count in held.kinds.items()}
    counts = {
        "Documents by language": held.languages,
        "Documents by project": held.projects,
        "Events by kind": kinds,
        "Events by country": held.countries,
    }
    bars = [
        part for head, values in counts.items() if values for part in (parts.section(head), _bars(values))
    ]
    return Group(totals, *bars)


def facets(counted: Mapping[str, Sequence[Count]]) -> RenderableType:
    """Each field's values as bars, under their names where they have one."""
    return Group(
        *(
            part
            for field, counts in counted.items()
            if counts
            for part in (
                parts.section(_FIELDS.get(field, field.capitalize())),
                _bars({each.name or wording.kind(each.value) or "other": each.documents for each in counts}),
            )
        )
    )


def terms(found: Sequence[Count]) -> RenderableType:
    """Each term with the number of documents that hold it."""
    return _bars({each.name or each.value: each.documents for each in found}, rows=len(found))


def rejects(refused: Sequence[Rejected]) -> RenderableType:
    """Each refused item with who refused it and why."""
    table = parts.grid("refused by", "why", "item")
    table.columns[0].no_wrap = True
    table.columns[1].ratio = 3
    table.columns[2].ratio = 2
    table.columns[2].overflow = "fold"
    for item in refused:
        table.add_row(
            Text(item.stage, style="aside"),
            Text(wording.one_line(item.reason)),
            Text(wording.source(item.uri)),
        )
    return table


def findings(checked: Sequence[Finding]) -> RenderableType:
    """Each check with its outcome, and the remedy below where there is one."""
    table = parts.grid("", "check", "finding")
    table.columns[1].no_wrap = True
    table.columns[2].ratio = 1
    for finding in checked:
        sign = Text("✓", style="good") if finding.sound else Text("✗", style="bad")
        detail = Text(wording.one_line(finding.detail))
        if finding.remedy:
            detail.append(f"\n→ {wording.one_line(finding.remedy)}", style="warning")
        table.add_row(sign, finding.check, detail)
    return table


def _bars(values: Mapping[str, int], *, rows: int = _ROWS) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(max_width=40, overflow="ellipsis", no_wrap=True)
    table.add_column(justify="right")
    table.add_column(style="date")
    longest = max(values.values())
    for name, count in islice(values.items(), rows):
        bar = "━" * max(1, round(_BAR * count / longest))
        table.add_row(Text(f"  {wording.one_line(name)}"), f"{count:,}", bar)
    if len(values) > rows:
        table.add_row(Text(f"  and {len(values) - rows} more", style="aside"))
    return table
