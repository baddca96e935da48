"""A page as a tree that is safe to walk: parsed within bounds, without what nobody reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

from craftsearch.cleaning.drafts import Draft, parse, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.model import BlockKind

MAX_MARKUP = 20_000_000
"""Code points of markup that are parsed; what lies beyond is not read."""
MAX_DRAFTS = 50_000
"""Blocks taken from one page."""

_OVERLONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\b[^<>]{65536,}>")
"""libxml2 takes a minute over a tag with 100,000 attributes; such a tag loses them."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]+")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTENT = "self::article|.//article|.//main|.//h1"
_UNREAD = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "head",
    "select", "datalist", "audio", "video", "map", "math", "frameset",
)  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list_item",
    "dd": "list_item",
    "blockquote": "quote",
    "tr": "table",
}
_PARTS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "button",
    ]
)


def parse_markup(markup: str) -> html.HtmlElement | None:
    """Parse markup as browsers do; ``None`` when there is nothing that makes a tree.

    At most ``MAX_MARKUP`` code points are read; libxml2 drops what is nested deeper than 256 elements.
    """
    sane = _OVERLONG_TAG.sub(r"<\1>", _CONTROL.sub(" ", markup[:MAX_MARKUP]))
    content = sane.encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if isinstance(root, html.HtmlElement) else None


def strip_unread(root: html.HtmlElement) -> None:
    """Take scripts, styles, frames and the head out of the tree."""
    etree.strip_elements(root, *_UNREAD, with_tail=False)
    for hidden in root.xpath(
        "//*[@hidden or @aria-hidden='true' or @style][not(self::body or self::html or self::main)]"
    ):
        unstyled = hidden.get("hidden") is not None or hidden.get("aria-hidden") == "true"
        if (unstyled or _INVISIBLE.search(hidden.get("style", ""))) and not hidden.xpath(_CONTENT):
            drop(hidden)


def drop(element: html.HtmlElement) -> None:
    """Take an element out, leaving the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def written(element: html.HtmlElement) -> str:
    """Give all text of an element, parts of it kept apart."""
    return " ".join(" ".join(element.itertext()).split())


class PageDraft(NamedTuple):
    """A block of a page before anything is chosen.

    ``linked`` when most of it is links; ``home`` numbers the element around the one it stands in, which
    the paragraphs of one text share.
    """

    draft: Draft
    linked: bool
    home: int


def page_drafts(root: html.HtmlElement) -> list[PageDraft]:
    """Read a tree in one walk, block by block, choosing nothing; ``MAX_DRAFTS`` at most."""
    drafts: list[PageDraft] = []
    for kind, text, linked, home in _pieces(root):
        drafts.extend(PageDraft(Draft(line, kind), linked, home) for line in _lines(text))
        if len(drafts) >= MAX_DRAFTS:
            break
    return drafts[:MAX_DRAFTS]


def _lines(text: str) -> Iterator[str]:
    """Give the paragraphs of a piece; most pieces are empty or one line."""
    if "\n" in text:
        yield from (draft.text for draft in parse(text))
    elif text and (line := tidy(text)):
        yield line


def _pieces(root: html.HtmlElement) -> Iterator[tuple[BlockKind, str, bool, int]]:
    """Give the text between the borders of blocks, each with the kind of the block it stands in."""
    kinds: list[BlockKind] = ["paragraph"]
    homes = [0, 0]
    parts = 0
    words: list[str] = []
    linked = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _PARTS:
            if words:
                mostly = linked > sum(map(len, words)) / 2
                yield kinds[-1], "".join(words).strip(" |"), mostly, homes[-2]
                words, linked = [], 0
            if event == "start":
                parts += 1
                kinds.append(_KINDS.get(tag, kinds[-1]))
                homes.append(parts)
            else:
                kinds.pop()
                homes.pop()
        if event == "start":
            if tag in _BREAKS:
                words.append(_BREAKS[tag])
            if element.text:
                words.append(_unwrapped(tag, element.text))
        else:
            if element.tail:
                words.append(_unwrapped("", element.tail))
            if tag == "a":
                linked += len(written(element))
    yield "paragraph", "".join(words).strip(" |"), False, 0


_BREAKS = {"br": "\n", "td": " | ", "th": " | "}


def _unwrapped(tag: object, text: str) -> str:
    """Line ends in markup are spaces, but in ``pre``."""
    if tag == "pre":
        return text
    lead, trail = text[0].isspace(), text[-1].isspace()
    return " " * lead + " ".join(text.split()) + " " * trail
