"""The one entrance: which route an item takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftsearch.cleaning.plain import clean_plain
from craftsearch.errors import RejectedItemError
from craftsearch.sources import decode

if TYPE_CHECKING:
    from craftsearch.model import Article

Mode = Literal["best", "fast"]
"""``best`` weighs two extractors and names every cut; ``fast`` takes one look at a page."""

_MARKUP = {"text/html", "application/xhtml+xml"}
_TAG = re.compile(r"<(?:!|/?[a-zA-Z])")


def clean(
    content: bytes | str,
    *,
    media_type: str = "text/html",
    url: str | None = None,
    charset: str | None = None,
    mode: Mode = "best",
) -> Article:
    """Give the news without banners and furniture, in NFC, and everything that was cut in ``removed``.

    ``charset`` is what the transport declared, for bytes. Content called HTML that holds no tag at all is
    read as plain text. ``mode="fast"`` is for mass ingest of pages: it reads their heads alone for
    metadata, and ``removed`` does not name what lay outside of the main text. Cleaning ``article.text``
    again as ``text/plain`` gives the same text.

    Raises RejectedItemError when there is no text to clean: nothing written, a format that is no text, a
    page of scripts, or of menu, banner and footer, that declares no event either. Plain text of which
    nothing but banner and furniture was found comes back without blocks.
    """
    kind = media_type.partition(";")[0].strip().lower()
    if kind not in _MARKUP and not kind.startswith("text/"):
        raise RejectedItemError(
            f"{kind or 'no media type'} is not text — convert it to HTML or plain text first",
            stage="cleaning",
        )
    text = content if isinstance(content, str) else decode(content, media_type=kind, charset=charset).text
    text = text.replace("\0", "")
    if not text.strip():
        raise RejectedItemError("nothing is written in it — save the page again", stage="cleaning")
    if kind in _MARKUP and _TAG.search(text):
        from craftsearch.cleaning.page import clean_page, clean_page_fast  # the HTML libraries take 0.4 s

        return clean_page_fast(text, url=url) if mode == "fast" else clean_page(text, url=url)
    return clean_plain(text, url=url)
