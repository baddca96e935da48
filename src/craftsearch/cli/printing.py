"""Results to stdout; words for people to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.output.screen import Screen


def put_json(values: Iterable[object]) -> None:
    """Write one JSON object per line."""
    from craftsearch.output.records import json_lines

    for line in json_lines(values):
        sys.stdout.buffer.write(line)


def put_bytes(content: bytes) -> None:
    """Write a file's content as it is."""
    sys.stdout.buffer.write(content)


def screen() -> Screen:
    """Return the table writer for stdout."""
    from craftsearch.output.screen import Screen

    return Screen(sys.stdout)


def tell(words: str) -> None:
    """Say something to the person at the terminal."""
    sys.stderr.write(f"{words}\n")
