"""Lines that a site repeats on its pages: known by comparing its documents, not by their words.

The catalogue counts in how many documents of a site each line occurs. What stands in a fifth of them is
furniture at the edges of a text; inside it may be a template's heading, and stays.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import msgspec

from craftsearch.cleaning.consent import consent_score
from craftsearch.cleaning.drafts import Draft, lay_out
from craftsearch.cleaning.fold import fold
from craftsearch.cleaning.titles import begins_with_title, title_of, with_headings
from craftsearch.model import Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from craftsearch.model import Article, Block

FEWEST = 5
"""Documents in which a line stands before it can be called repeated."""
SHARE = 0.2
"""Of a site's documents, from which on it is."""
RULE = "site:repeated"

_ENDS = 12  # blocks at either end that are compared between documents
_INSIDE = 3  # blocks that stay between an edge and a line that goes, one fewer
_LONGEST = 25  # words; a longer block must speak of consent
_SHORT = 6  # words of a line whose number may differ
_HALF_BANNER = 2.0
_DIGITS = re.compile(r"\d+")
_MOMENT = re.compile(r"\b(?:1[89]|20)\d\d\b|\d[./:-]\d|\d\s*(?:st|nd|rd|th|º|ª|\.)\s")


class _Keys(NamedTuple):
    """A line as it is, and with its digits folded: "Views: 12" and "Views: 7" are one line."""

    exact: int
    folded: int | None = None


def site_of(uri: str) -> str:
    """Name the site of an item: the host of its address, or the folder of its file; empty without either."""
    parts = urlsplit(uri)
    if parts.scheme in {"http", "https"}:
        return parts.hostname or ""
    return f"{uri.rpartition('/')[0]}/" if parts.scheme == "file" else ""


def lines(article: Article) -> tuple[int, ...]:
    """Give the keys under which an article's outer lines are counted: whole numbers of 63 bits, in order."""
    blocks = article.blocks
    outer = blocks if len(blocks) <= 2 * _ENDS else (*blocks[:_ENDS], *blocks[-_ENDS:])
    found = chain.from_iterable(_keys(block.text) for block in outer)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def without_repeated(article: Article, repeated: AbstractSet[int]) -> Article:
    """Cut the lines that the site repeats off both ends; whole blocks only, and never all of them."""
    blocks = article.blocks
    drafts = [Draft(block.text, block.kind, block.source) for block in blocks]
    cut = _but_the_title(drafts, _cut(blocks, repeated)) if repeated else set()
    if not cut or len(cut) == len(blocks):
        return article
    kept = [draft for at, draft in enumerate(drafts) if at not in cut]
    if all(draft.source is not None for draft in kept):
        kept = with_headings(kept)
    gone = [Removed(RULE, blocks[at].text, blocks[at].source) for at in sorted(cut)]
    named = any(article.title == one.text for one in gone)
    return msgspec.structs.replace(
        article,
        title=title_of(kept) if named else article.title,
        blocks=lay_out(kept),
        removed=tuple(_in_order([*article.removed, *gone])),
    )


def _cut(blocks: Sequence[Block], repeated: AbstractSet[int]) -> set[int]:
    """Go inwards from both ends until a few blocks have stayed."""
    keys = [_keys(block.text) for block in blocks]
    may = [_may_go(block.text) for block in blocks]
    exact = {at for at, key in enumerate(keys) if key.exact in repeated and may[at]}
    heading = next((at for at in range(len(blocks)) if at not in exact), 0)
    cut: set[int] = set()
    for way in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        stayed = 0
        for at in way:
            counts = at > heading and keys[at].folded in repeated and _is_short(blocks[at].text)
            if at in exact or (way.step < 0 and counts and (at + 1 in cut or at - 1 in exact)):
                cut.add(at)
            elif at not in cut:
                stayed += 1
            if stayed == _INSIDE:
                break
    return cut


def _but_the_title(drafts: Sequence[Draft], cut: set[int]) -> set[int]:
    """Leave the last line above a text that would begin with prose: other pages may list it as a teaser."""
    top = next((at for at in range(len(drafts)) if at not in cut), 0)
    headed = begins_with_title(drafts[top:]) or _is_short(drafts[top].text)
    return cut if headed or not begins_with_title(drafts[top - 1 : top]) else cut - {top - 1}


def _may_go(text: str) -> bool:
    return text.count(" ") < _LONGEST or consent_score(text) >= _HALF_BANNER


def _is_short(text: str) -> bool:
    return text.count(" ") < _SHORT


def _keys(text: str) -> _Keys:
    folded = fold(text)
    digits = _DIGITS.search(folded) and not _MOMENT.search(f"{text} ")
    return _Keys(_key(folded), _key(f"#{_DIGITS.sub('0', folded)}") if digits else None)


def _key(folded: str) -> int:
    whole = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(whole, "big") >> 1


def _in_order(cuts: Iterable[Removed]) -> Iterator[Removed]:
    """Sort by place; what markup hides the place of keeps its order, before the others."""
    yield from sorted(cuts, key=lambda cut: -1 if cut.offset is None else cut.offset)
