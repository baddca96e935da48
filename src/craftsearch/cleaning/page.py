"""The HTML route: from markup to an article."""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from craftsearch.cleaning.datelines import published_on, updated_on
from craftsearch.cleaning.details import DETAILS
from craftsearch.cleaning.dialogs import remove_dialogs
from craftsearch.cleaning.drafts import Draft, lay_out, parse, tidy
from craftsearch.cleaning.edges import trimmed
from craftsearch.cleaning.fold import fold
from craftsearch.cleaning.main_text import main_drafts
from craftsearch.cleaning.metadata import Metadata, metadata
from craftsearch.cleaning.sifting import sift
from craftsearch.cleaning.titles import title_of, title_within
from craftsearch.cleaning.tree import MAX_MARKUP, page_drafts, parse_markup, strip_unread
from craftsearch.errors import RejectedItemError
from craftsearch.model import Article, Removed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.cleaning.tree import PageDraft

MAX_DEPTH = 1000
"""Open tags up to which the fast mode is used: resiliparse takes minutes over 100,000 nested elements."""
MAX_COMPARED = 200_000
"""Code points of kept text up to which parts of blocks are recognised as kept, not only whole blocks."""


def clean_page(markup: str, *, url: str | None = None) -> Article:
    """Clean a page: dialogs out of the tree, main text out of the page, furniture off its edges."""
    root = parse_markup(markup)
    if root is None:
        raise RejectedItemError("the page is empty markup — save it again with its text", stage="cleaning")
    known = metadata(root, url)
    strip_unread(root)
    dialogs = remove_dialogs(root)
    walked = page_drafts(root)
    if not (walked or dialogs):
        return _flattened(markup, known)
    sifted = sift(main_drafts(root, walked))
    anchors = {tidy("".join(anchor.itertext())) for anchor in root.iter("a")}
    kept = trimmed(sifted.kept, anchors.union(draft.text for draft, linked, _ in walked if linked))
    if not kept:
        sifted = sift(_sentences(walked))
        kept = sifted.kept
    everything = [draft for draft, _, _ in walked]
    outside = _outside(everything, kept, [*dialogs, *sifted.removed])
    known = known._replace(
        title=title_within(known.title, everything),
        published=known.published or published_on(draft.text for draft in everything),
        updated=known.updated or updated_on(sifted.removed),
    )
    if not (kept or known.events):
        raise RejectedItemError(
            "the page has no text, only what stands around one (menu, banner, footer)"
            " — save it from a browser once loaded",
            stage="cleaning",
        )
    return _article(known, kept, [*dialogs, *sifted.removed, *outside])


def clean_page_fast(markup: str, *, url: str | None = None) -> Article:
    """Clean a page by resiliparse alone; only its head is read for metadata."""
    from resiliparse.extract.html2text import extract_plain_text  # loaded when needed

    markup = markup[:MAX_MARKUP]
    if _depth(markup) > MAX_DEPTH:
        return clean_page(markup, url=url)
    end = _HEAD_END.search(markup)
    head = parse_markup(markup[: end.start()]) if end else None
    known = Metadata(url=url) if head is None else metadata(head, url)
    text = extract_plain_text(markup, main_content=True, alt_texts=False, list_bullets=False)
    if not text.strip():
        return clean_page(markup, url=url)
    sifted = sift([draft._replace(source=None) for draft in parse(text)])
    kept = trimmed(sifted.kept, _anchors(markup))
    if not kept:
        return clean_page(markup, url=url)
    cut = [Removed("page:links", draft.text) for draft in sifted.kept if draft not in kept]
    own = published_on(line.text for line in sifted.removed if line.rule == DETAILS)
    known = known._replace(published=known.published or own)
    return _article(known, kept, [*sifted.removed, *cut])


def _depth(markup: str) -> int:
    """Count how far tags are left open, at most; pages of few tags count as flat."""
    if markup.count("<") <= _FLAT:
        return 0
    return max(accumulate(-1 if tag[1] else 1 for tag in _CONTAINER.finditer(markup)), default=0)


def _anchors(markup: str) -> set[str]:
    """Give the texts of all links, by pattern: to visit them in resiliparse's tree takes quadratic time."""
    return {tidy(unescape(_TAG.sub("", anchor[1]))) for anchor in _ANCHOR.finditer(markup)}


_FLAT = 10_000  # tags; resiliparse reads that many in each other within a second
_CONTAINER = re.compile(r"<(/?)(?:div|span|section|table|ul|ol|font|a|b|i|em|strong|form)\b", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s[^<>]{0,1000}>(.{1,400}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(r"\w[.!?][\"”“»’')\]]*$")
_TAG = re.compile(r"<[^<>]{0,1000}>")


def _article(known: Metadata, kept: Sequence[Draft], removed: Sequence[Removed]) -> Article:
    return Article(
        title=known.title or title_of(kept),
        blocks=lay_out(kept),
        removed=tuple(removed),
        url=known.url,
        site=known.site,
        author=known.author,
        published=known.published,
        updated=known.updated,
        declared_language=known.language,
        structured=known.events,
    )


def _sentences(walked: Sequence[PageDraft]) -> list[Draft]:
    """Give what is said in sentences anywhere in the page, for where the main text was taken for a menu."""
    return [draft for draft, linked, _ in walked if not linked and _SENTENCE.search(draft.text)]


def _outside(everything: Sequence[Draft], kept: Sequence[Draft], removed: Sequence[Removed]) -> list[Removed]:
    """Name what the main text left out, neighbours together, so that nothing vanishes."""
    accounted = [*(fold(draft.text) for draft in kept), *(fold(cut.text) for cut in removed)]
    whole = {text for text in accounted if text}
    running = "".join(accounted) if sum(map(len, accounted)) <= MAX_COMPARED else ""
    runs: list[list[str]] = [[]]
    for draft in everything:
        folded = fold(draft.text)
        if folded in whole or folded in running:
            runs.append([])
        else:
            runs[-1].append(draft.text)
    return [Removed("page:outside-main-text", "\n".join(run)) for run in runs if run]


def _flattened(markup: str, known: Metadata) -> Article:
    """Read what the tree lost: text nested deeper than the parser goes, or none at all."""
    from resiliparse.extract.html2text import extract_plain_text  # loaded when needed

    text = extract_plain_text(markup, alt_texts=False, list_bullets=False)
    if not text.strip():
        raise RejectedItemError(
            "the page has no text, only scripts, frames or images — save it from a browser once loaded",
            stage="cleaning",
        )
    sifted = sift([draft._replace(source=None) for draft in parse(text)])
    return _article(known, sifted.kept, sifted.removed)
