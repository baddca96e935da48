"""Bulk requests: operations as lines, in parcels that the cluster takes at once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import msgspec

from craftsearch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from craftsearch.index.cluster.session import Body, Operation

_BULK: Final = 4_000_000  # bytes of one bulk request
_TOGETHER: Final = 128  # operations of one, at most
_AGAIN: Final = {"retry_on_conflict": 3}
"""Of a node that died while it wrote, another is asked again, and may meet what the first one began."""


def parcels(
    operations: Iterable[Operation], index: str, places: Callable[[list[str]], dict[str, str]] | None
) -> Iterator[list[bytes]]:
    """Lay operations out as lines, in parcels of one request each; ``places`` knows what stands elsewhere."""
    left = iter(operations)
    while batch := list(islice(left, _TOGETHER)):
        elsewhere = places([each.id for each in batch]) if places else {}
        parcel: list[bytes] = []
        size = 0
        for each in batch:
            where = {"_index": elsewhere.get(each.id, index), "_id": each.id}
            lines = [encoded({each.action: where | _AGAIN if each.action == "update" else where})]
            if each.body is not None:
                lines.append(encoded(each.body))
            length = sum(map(len, lines))
            if parcel and size + length > _BULK:
                yield parcel
                parcel, size = [], 0
            parcel += lines
            size += length
        yield parcel


def grouped(lines: Sequence[bytes]) -> Iterator[list[bytes]]:
    """Take lines together that belong to one operation; a deletion has one line, the others two."""
    at = 0
    while at < len(lines):
        step = 1 if lines[at].startswith(b'{"delete"') else 2
        yield [*lines[at : at + step]]
        at += step


def joined(lines: Iterable[bytes]) -> bytes:
    """Make the body of a request of lines."""
    return b"\n".join(lines) + b"\n"


def encoded(body: Body) -> bytes:
    """Write JSON. Raises ``UsageError`` for a lone surrogate, which no JSON can hold."""
    try:
        return msgspec.json.encode(body)
    except UnicodeEncodeError as exc:
        raise UsageError(
            f"a lone surrogate cannot be looked up: {exc.object!r:.80} — send valid Unicode"
        ) from exc
