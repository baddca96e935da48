"""Parts of pages: a hit, an event, a text, what was cut from it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from craftsearch.output import wording
from craftsearch.pipeline import identify
from craftsearch.web.markup import Html, fill, joined, marked
from craftsearch.web.names import autonym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.model import Article, Block, Event, Hit, Removed, Source

_HIT = """<li class="hit">
<h2{lang}><a href="/document/{id}">{title}</a></h2>
<p class="snippet"{lang}>{snippet}</p>
{events}{sources}<p class="meta">{language}{published}{reasons}</p>
</li>
"""

_EVENT = """<li class="event{called_off}">
<p class="when">{when}</p>
<div><p class="what">{title}</p>
<p class="meta">{meta}</p>{sources}</div>
</li>
"""

_REMOVED = """<details class="removed"><summary>{count} removed from the page</summary>
<dl>{cuts}</dl></details>
"""

_TAGS = {"heading": "h2", "quote": "blockquote", "table": "p", "list_item": "li", "paragraph": "p"}
_MAX_EVENTS = 3
_MAX_SOURCES = 4


def hit(found: Hit) -> Html:
    """Write one answer, as an item of a list."""
    lines = [fill("<li>{line}</li>", line=wording.event_line(event)) for event in found.events[:_MAX_EVENTS]]
    return fill(
        _HIT,
        lang=lang(found.language),
        id=found.id,
        title=found.title or "(no title)",
        snippet=marked(found.snippet, found.marks),
        events=fill('<ul class="lines">{lines}</ul>\n', lines=joined(lines)) if lines else None,
        sources=_sources(found.sources),
        language=autonym(found.language),
        published=f" · {found.published}" if found.published else None,
        reasons=f" · {reasons}"
        if (reasons := wording.bridges(found.why) or wording.nearness(found))
        else None,
    )


def _sources(others: Sequence[Source]) -> Html:
    """Link the other documents of the same news, folded away where they are many."""
    if not others:
        return Html()
    links = joined(
        (
            fill('<a href="/document/{id}">{name}</a>', id=other.id, name=wording.source(other.uri))
            for other in others
        ),
        " · ",
    )
    if len(others) <= _MAX_SOURCES:
        return fill('<p class="sources">The same news: {links}</p>\n', links=links)
    count = wording.counted(len(others), "more source")
    return fill(
        '<details class="sources"><summary>The same news: {count}</summary>{links}</details>\n',
        count=count,
        links=links,
    )


def event(told: Event, *, sources: bool = True) -> Html:
    """Write one event, as an item of a list, with links to the documents that tell of it."""
    status = told.status if told.status != "unknown" else ""
    called_off = told.status in wording.CALLED_OFF
    meta = [
        fill('<span class="place">{place}</span>', place=wording.where(told.where)) if told.where else None,
        wording.kind(told.kind),
        told.project,
        told.programme,
        fill("<strong>{status}</strong>", status=status) if called_off else status,
    ]
    links = joined(
        (
            fill('<a href="/document/{id}">{name}</a>', id=identify(uri), name=_name(uri))
            for uri in told.sources
        ),
        " · ",
    )
    return fill(
        _EVENT,
        called_off=" off" if called_off else None,
        when=wording.when(told.when),
        title=told.title or wording.kind(told.kind) or "event",
        meta=joined((part for part in meta if part), " · "),
        sources=fill('<p class="sources">{links}</p>', links=links) if sources and links else None,
    )


def text(article: Article) -> Html:
    """Write the blocks of a text as what they are; list items that follow each other are one list.

    A first block that says the title again is left out: the title stands above it.
    """
    parts: list[Html] = []
    blocks = article.blocks
    if blocks and blocks[0].text == article.title:
        blocks = blocks[1:]
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        items = joined(_block(block) for block in run)
        parts.append(fill("<ul>{items}</ul>", items=items) if kind == "list_item" else items)
    return joined(parts)


def removed(cuts: Sequence[Removed]) -> Html:
    """Write what was cut, with the rule of each cut, folded away."""
    if not cuts:
        return Html()
    listed = joined(
        fill("<div><dt>{rule}</dt><dd>{text}</dd></div>", rule=cut.rule, text=cut.text.strip())
        for cut in cuts
    )
    return fill(_REMOVED, count=wording.counted(len(cuts), "passage was", "passages were"), cuts=listed)


def lang(code: str) -> Html:
    """Write the ``lang`` attribute, for the right voice, hyphens and quotation marks."""
    return Html() if code == "und" else fill(' lang="{code}"', code=code)


def source(uri: str) -> str:
    """Name where a document is from."""
    return wording.source(uri)


def _block(block: Block) -> Html:
    return fill("<{tag}>{text}</{tag}>\n", tag=Html(_TAGS[block.kind]), text=block.text)


def _name(uri: str) -> str:
    """Name a source by the end of its address."""
    whole = wording.source(uri).rstrip("/")
    return whole.rpartition("/")[2] or whole
