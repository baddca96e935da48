"""The text route: from plain text to an article."""

from __future__ import annotations

from craftsearch.cleaning.datelines import published_on, updated_on
from craftsearch.cleaning.details import DETAILS
from craftsearch.cleaning.drafts import lay_out, parse
from craftsearch.cleaning.sifting import sift
from craftsearch.cleaning.titles import title_of, with_headings
from craftsearch.model import Article

_EDGE = 5  # blocks at either end that may be datelines


def clean_plain(text: str, *, url: str | None = None) -> Article:
    """Clean flattened text, whatever stands around the news in it; offsets are those of ``text``."""
    sifted = sift(parse(text))
    kept = with_headings(sifted.kept)
    lines = [
        *(draft.text for draft in kept[:_EDGE]),
        *(draft.text for draft in kept[-_EDGE:]),
        *(cut.text for cut in sifted.removed if cut.rule == DETAILS),
    ]
    return Article(
        title=title_of(kept),
        blocks=lay_out(kept),
        removed=tuple(sifted.removed),
        url=url,
        published=published_on(lines),
        updated=updated_on(sifted.removed),
    )
