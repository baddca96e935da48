"""Which line of a plain text is its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.cleaning.drafts import BULLET, Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_TITLE = 150
_MAX_HEADING = 90
_MAX_CUT = 120
_LONGEST_READ = 1000
_LOOKED_AT = 2
_ENDING = re.compile(r"[.;:,…][\"”“»’')\]]*$")
_SENTENCE = re.compile(r".*?[.!?…][\"”“»’')\]]*(?=\s+\S)")
SEPARATOR = re.compile(r"\s+[|»·•:–—-]\s+|\s*[|»]\s*")
"""What stands between a title and the name of its site."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_MIN_WORDS = 2
_MIN_SENTENCE = 25


def with_headings(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark the title and the other lines that stand over a paragraph as headings."""
    title = _title_at(drafts)
    return [
        draft._replace(kind="heading") if at == title or _is_heading(drafts, at) else draft
        for at, draft in enumerate(drafts)
    ]


def begins_with_title(drafts: Sequence[Draft]) -> bool:
    """Tell whether one of the first lines looks like a title."""
    return _title_at(drafts) is not None


def title_of(drafts: Sequence[Draft]) -> str:
    """Give the line that looks like a title, or else the first sentence, cut at 120 characters with "…"."""
    if not drafts:
        return ""
    at = _title_at(drafts)
    if at is not None:
        return drafts[at].text
    first = drafts[0].text[:_LONGEST_READ]
    sentence = next((m[0] for m in _SENTENCE.finditer(first) if m.end() >= _MIN_SENTENCE), first)
    return shortened(sentence)


def title_within(declared: str, everything: Sequence[Draft]) -> str:
    """Give the part of a declared title ("Site - Title") that stands in the page by itself, or all of it."""
    parts = [part.strip() for part in SEPARATOR.split(declared)]
    if len(parts) == 1:
        return declared
    written = {draft.text for draft in everything if len(draft.text) >= _MIN_SENTENCE}
    return max((part for part in parts if part in written), key=len, default=declared)


def shortened(text: str) -> str:
    """Cut at a word's end so that no more than 120 characters stay, "…" included."""
    if len(text) <= _MAX_CUT:
        return text
    head = text[: _MAX_CUT - 1]
    return (head.rsplit(None, 1)[0] if not text[_MAX_CUT - 1].isspace() else head).rstrip(" ,;:–—-") + "…"


def _title_at(drafts: Sequence[Draft]) -> int | None:
    for at, draft in enumerate(drafts[:_LOOKED_AT]):
        if _may_be_title(draft):
            return at
        if len(_WORDS.findall(draft.text)) > _MIN_WORDS:
            return None  # prose, not a date line or a kicker that a title may follow
    return None


def _may_be_title(draft: Draft) -> bool:
    return (
        len(draft.text) <= _MAX_TITLE
        and draft.kind in {"paragraph", "heading"}
        and len(_WORDS.findall(draft.text)) >= _MIN_WORDS
        and not _ENDING.search(draft.text)
        and not BULLET.match(draft.text)
    )


def _is_heading(drafts: Sequence[Draft], at: int) -> bool:
    draft = drafts[at]
    followed = at + 1 < len(drafts) and len(drafts[at + 1].text) > len(draft.text)
    return followed and len(draft.text) <= _MAX_HEADING and _may_be_title(draft)
