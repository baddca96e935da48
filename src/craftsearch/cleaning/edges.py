"""What stands before and behind the main text of a page and only the markup gives away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.cleaning.furniture import is_tail

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from craftsearch.cleaning.drafts import Draft

_MENU_WORDS = 5


def trimmed(kept: Sequence[Draft], linked: AbstractSet[str]) -> list[Draft]:
    """Take off short links at both ends, lists of links and bare headings at the end.

    ``linked`` are the texts of the page that are links as a whole. A single long link at the end may be
    the news itself (a title that leads to it), two are a list.
    """
    links = [draft.text in linked for draft in kept]
    menus = [link and _is_menu(draft) for link, draft in zip(links, kept, strict=True)]
    first = next((at for at, menu in enumerate(menus) if not menu), len(kept))
    last = len(kept)
    if len(kept) > first + 1 and not all(links[first:]) and links[-1] and links[-2]:
        while last > first + 1 and links[last - 1]:
            last -= 1
    while last > first + 1 and (menus[last - 1] or _leads_nowhere(kept[last - 1])):
        last -= 1
    return list(kept[first:last])


def _is_menu(draft: Draft) -> bool:
    return draft.kind != "heading" and len(draft.text.split()) <= _MENU_WORDS


def _leads_nowhere(draft: Draft) -> bool:
    return draft.kind == "heading" or is_tail(draft.text) is not None
