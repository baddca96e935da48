"""The text route: from plain text to an article."""

from __future__ import annotations

from craftsearch.cleaning.drafts import lay_out, parse
from craftsearch.cleaning.sifting import sift
from craftsearch.cleaning.titles import title_of, with_headings
from craftsearch.model import Article


def clean_plain(text: str, *, url: str | None = None) -> Article:
    """Clean flattened text, whatever stands around the news in it; offsets are those of ``text``."""
    sifted = sift(parse(text))
    kept = with_headings(sifted.kept)
    return Article(title=title_of(kept), blocks=lay_out(kept), removed=tuple(sifted.removed), url=url)
