"""One item from a stream."""

from __future__ import annotations

from hashlib import sha256
from typing import BinaryIO

from craftsearch.errors import RejectedItemError
from craftsearch.model import RawItem
from craftsearch.sources.media import is_binary, sniff


def read_stdin(stream: BinaryIO, *, max_bytes: int = 20_000_000) -> RawItem:
    """Take the whole of ``stream`` as one item, named after its content.

    Raises RejectedItemError when it is empty, binary, or longer than ``max_bytes``.
    """
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise RejectedItemError(
            f"standard input is longer than the limit of {max_bytes:,} bytes — split it", stage="sources"
        )
    if not content.strip():
        raise RejectedItemError("standard input is empty — pipe a page or a text into it", stage="sources")
    if is_binary(content):
        raise RejectedItemError(
            "standard input is binary — convert it to HTML or plain text first", stage="sources"
        )
    return RawItem(
        uri=f"stdin:{sha256(content).hexdigest()[:16]}", media_type=sniff(content), content=content
    )
