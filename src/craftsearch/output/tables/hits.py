"""Answers to a query, best first."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from craftsearch.output import wording
from craftsearch.output.tables import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from craftsearch.model import Hit
    from craftsearch.search import Results

MAX_EVENTS = 3
"""Events listed under one hit; a project's yearly report may tell dozens."""


Ranked = tuple[tuple[int, "Hit"], ...]


def by_language(found: Results, own: str, first: int) -> tuple[tuple[str, Ranked], ...]:
    """Part the answers in the language ``own`` from those in others, in their ranks, under a heading each."""
    ranked = found.ranked(first)
    same = tuple(each for each in ranked if each[1].language == own)
    others = tuple(each for each in ranked if each[1].language != own)
    none = "" if same else " — none"
    return (f"In your language ({own}){none}", same), ("\nIn other languages", others)


def hits(found: Iterable[Hit], *, plain: bool, first: int = 1, ranks: Iterable[int] = ()) -> RenderableType:
    """Lay out hits: rank, what was found, language, score and id.

    ``first`` is the first one's rank; ``ranks`` those of all, where they do not follow each other.
    """
    table = parts.grid("#", "document", "lang", "score", "id")
    table.columns[0].justify = table.columns[3].justify = "right"
    table.columns[1].ratio = 1
    for column in (0, 2, 3, 4):
        table.columns[column].no_wrap = True
    for at, (rank, hit) in enumerate(zip(ranks or count(first), found, strict=False)):
        if at:
            table.add_row("")
        table.add_row(
            Text(str(rank), style="aside"),
            _body(hit, plain=plain),
            Text(hit.language),
            Text(wording.score(hit.score), style="aside"),
            Text(hit.id[: wording.SHORT_ID], style="aside"),
        )
    return table


def _body(hit: Hit, *, plain: bool) -> Group:
    """Title, snippet, why it was found where the words do not show it, events."""
    lines: list[RenderableType] = [parts.title(hit.title)]
    if hit.snippet:
        lines.append(parts.marked(hit.snippet, hit.marks, plain=plain))
    if reasons := wording.bridges(hit.why) or wording.nearness(hit):
        lines.append(Text(reasons, style="aside"))
    lines += [Text.assemble(("→ ", "aside"), parts.event(told)) for told in hit.events[:MAX_EVENTS]]
    if hit.sources:
        lines.append(Text(wording.also(hit), style="aside"))
    if len(hit.events) > MAX_EVENTS:
        more = wording.counted(len(hit.events) - MAX_EVENTS, "more event")
        lines.append(Text(f"→ {more}", style="aside"))
    return Group(*lines)
