"""Items: what comes in, what cleaning leaves of it, and what was refused."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from craftsearch.errors import Stage
from craftsearch.model.base import Value

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "table"]


class Declared(Value, frozen=True):
    """What the source itself claims about an item; a prior, never a verdict."""

    title: str | None = None
    language: str | None = None
    published: dt.date | None = None
    charset: str | None = None


class RawItem(Value, frozen=True):
    """One item as it came in: bytes and where they are from."""

    uri: str
    media_type: str
    content: bytes
    fetched_at: dt.datetime | None = None
    declared: Declared = Declared()


class Rejected(Value, frozen=True):
    """An item that was not taken in, with the room that refused it and why."""

    uri: str
    stage: Stage
    reason: str


class Removed(Value, frozen=True):
    """One cut: the rule that made it, the text that went, and where it stood.

    ``offset`` counts code points into the decoded source; ``None`` where markup hides the place.
    """

    rule: str
    text: str
    offset: int | None = None


class Block(Value, frozen=True):
    """A paragraph, heading or list item; ``article.text[start:end] == text``.

    ``source`` is the block's offset in the decoded plain-text source, ``None`` for HTML.
    """

    text: str
    start: int
    kind: BlockKind = "paragraph"
    source: int | None = None

    @property
    def end(self) -> int:
        """Where the block ends in ``Article.text`` (exclusive)."""
        return self.start + len(self.text)


class StructuredEvent(Value, frozen=True):
    """An event as the page's own markup declares it; ``end`` is inclusive, what is not declared is empty.

    ``kind`` is the schema.org type (``BusinessEvent``) or ``h-event``, ``status`` the end of schema.org's
    address (``EventCancelled``), ``country`` as written: a name or a code. Times of day are those of the
    place, ``zone`` is their offset from UTC (``+02:00``) where it is declared.
    """

    name: str
    start: dt.date | None = None
    end: dt.date | None = None
    place: str = ""
    locality: str = ""
    country: str = ""
    status: str = ""
    kind: str = "Event"
    organiser: str = ""
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    zone: str = ""


class Article(Value, frozen=True):
    """The news itself, without page furniture. ``text`` is NFC; nothing vanishes but into ``removed``."""

    title: str = ""
    blocks: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
    uri: str = ""
    url: str | None = None
    site: str | None = None
    author: str | None = None
    published: dt.date | None = None
    updated: dt.date | None = None
    declared_language: str | None = None
    structured: tuple[StructuredEvent, ...] = ()

    @property
    def text(self) -> str:
        """The blocks in order, parted by the newlines that their offsets leave room for."""
        parts: list[str] = []
        position = 0
        for block in self.blocks:
            parts.append("\n" * (block.start - position))
            parts.append(block.text)
            position = block.end
        return "".join(parts)
