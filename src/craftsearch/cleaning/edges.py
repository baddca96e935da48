"""What stands before and behind the main text of a page and only the markup gives away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.cleaning.drafts import Draft
    from craftsearch.cleaning.tree import PageDraft

_MENU_WORDS = 5


def trimmed(kept: Sequence[Draft], everything: Sequence[PageDraft]) -> list[Draft]:
    """Take off short links at both ends, and headings at the end that have nothing under them."""
    linked = {draft.text for draft, linked in everything if linked and draft.kind != "heading"}
    menus = [draft.text in linked and len(draft.text.split()) <= _MENU_WORDS for draft in kept]
    first = next((at for at, menu in enumerate(menus) if not menu), len(kept))
    last = len(kept)
    while last > first + 1 and (menus[last - 1] or kept[last - 1].kind == "heading"):
        last -= 1
    return list(kept[first:last])
