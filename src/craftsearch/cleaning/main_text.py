"""The main text of a page: trafilatura's verdict, and a second opinion where it finds too little."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree, html

from craftsearch.cleaning.drafts import Draft, parse
from craftsearch.cleaning.gaps import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element
    from trafilatura.settings import Extractor

    from craftsearch.cleaning.tree import PageDraft
    from craftsearch.model import BlockKind

MAX_ELEMENTS = 20_000
"""Larger trees go to resiliparse, whose time grows with the page and no faster."""

_LITTLE = 250  # code points; a real article is hardly ever shorter
_SMALL_SHARE = 0.1
_LEAST = 0.15  # of the page's prose
_MUCH_MORE = 2.0
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "list_item", "quote": "quote", "row": "table"}


def main_drafts(root: html.HtmlElement, everything: Sequence[PageDraft]) -> list[Draft]:
    """Give the blocks of the main text, in the order of the page; of pages without one, all text.

    ``everything`` is what ``page_drafts`` reads in ``root``.
    """
    whole = sum(len(draft.text) for draft, _, _ in everything)
    found = _by_trafilatura(root, everything) if _size(root) <= MAX_ELEMENTS else []
    if _length(found) < max(_LITTLE, _SMALL_SHARE * whole):
        second = _by_resiliparse(root)
        if _length(second) > _MUCH_MORE * _length(found):
            found = second
    return filled(found, everything) or [draft for draft, _, _ in everything]


def _length(drafts: list[Draft]) -> int:
    return sum(len(draft.text) for draft in drafts)


def _size(root: html.HtmlElement) -> int:
    count = 0
    for _ in root.iter():
        count += 1
        if count > MAX_ELEMENTS:
            break
    return count


def _by_trafilatura(root: html.HtmlElement, everything: Sequence[PageDraft]) -> list[Draft]:
    """Ask trafilatura's own rules first, and its cascade of fallbacks only when they leave much prose out."""
    prose = sum(len(draft.text) for draft, linked, _ in everything if not linked)
    found = _extracted(root, fast=True)
    return found if _length(found) >= max(_LITTLE, _LEAST * prose) else _extracted(root, fast=False)


def _extracted(root: html.HtmlElement, *, fast: bool) -> list[Draft]:
    from trafilatura import bare_extraction  # 0.4 s

    document = bare_extraction(root, options=_options(fast=fast))  # works on a copy
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return [
        draft._replace(kind=kind, source=None)
        for kind, text in _blocks(document.body)
        for draft in parse(text)
    ]


@cache
def _options(*, fast: bool) -> Extractor:
    """Read trafilatura's settings once; as XML it does not lay the text out a second time."""
    from trafilatura.settings import Extractor  # loaded when needed

    return Extractor(output_format="xml", fast=fast, comments=False, tables=True)


def _blocks(body: _Element) -> Iterator[tuple[BlockKind, str]]:
    """Read trafilatura's own vocabulary (TEI): p, head, list/item, quote, table/row/cell, lb."""
    for element in body:
        if element.tag in {"list", "table", "div"}:
            yield from _blocks(element)
        elif element.tag == "row":
            yield from _row(element)
        else:
            nested = element.find(".//list")
            if nested is not None and element.tag == "item":
                element.remove(nested)
            yield _KINDS.get(str(element.tag), "paragraph"), _text(element)
            if nested is not None and element.tag == "item":
                yield from _blocks(nested)
        if element.tail and element.tail.strip():
            yield "paragraph", element.tail


def _row(row: _Element) -> Iterator[tuple[BlockKind, str]]:
    """Read a row of cells as one block, but the cells of a layout table part by part."""
    if row.find(".//p") is None and row.find(".//head") is None:
        cells = [" ".join(_text(cell).split()) for cell in row]
        filled = [cell for cell in cells if cell]
        yield ("table" if len(filled) > 1 else "paragraph"), " | ".join(filled)
        return
    for cell in row:
        if cell.text and cell.text.strip():
            yield "paragraph", cell.text
        yield from _blocks(cell)


def _text(element: _Element) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "".join(str(piece) for piece in element.itertext())


def _by_resiliparse(root: html.HtmlElement) -> list[Draft]:
    from resiliparse.extract.html2text import extract_plain_text  # loaded when needed

    markup = etree.tostring(root, encoding="unicode", method="html")
    text = extract_plain_text(markup, main_content=True, alt_texts=False, list_bullets=False)
    return [draft._replace(source=None) for draft in parse(text)]
