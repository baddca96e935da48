"""Scores taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from craftsearch.output import wording
from craftsearch.output.tables import parts

if TYPE_CHECKING:
    from rich.console import RenderableType

    from craftsearch.model import Filters
    from craftsearch.search.explaining import Explained, Explanation


def explanation(explained: Explanation, *, first: int = 1) -> RenderableType:
    """Lay out how the query was read, its filters, and what each score is made of."""
    facts = parts.facts(
        {
            "read as": wording.one_line(explained.query),
            "filters": _filters(explained.filters) or "none",
            "across languages by": explained.cross_language,
        }
    )
    table = parts.grid("#", "document", "score", "made of")
    table.columns[0].justify = table.columns[2].justify = "right"
    table.columns[1].ratio, table.columns[3].ratio = 1, 2
    for rank, hit in enumerate(explained.hits, first):
        table.add_row(
            Text(str(rank), style="aside"),
            parts.title(hit.title),
            Text(f"{hit.score:.4f}"),
            Text(_made_of(hit)),
        )
    return Group(facts, Text(), table)


def _made_of(hit: Explained) -> str:
    words = " + ".join(f"{wording.one_line(part.asked)} {part.score:.4f}" for part in hit.parts)
    said = (
        f"words {hit.words:.4f} = {words}" if len(hit.parts) > 1 else f"words {words}" if words else "no word"
    )
    if hit.similarity is not None:
        said += f" · meaning {hit.similarity:.4f}"
    return said if hit.fresh == 1 else f"{said} · times {hit.fresh:.4f} for its age"


def _filters(filters: Filters) -> str:
    none = type(filters)()
    given = {name: getattr(filters, name) for name in filters.__struct_fields__}
    return wording.one_line(
        " · ".join(
            f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
            for name, value in given.items()
            if value != getattr(none, name)
        )
    )
