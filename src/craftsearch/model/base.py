"""What every value is built on."""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class Value(msgspec.Struct, frozen=True):
    """The base of every value: immutable, slotted, compared by content, one call away from JSON."""


class Span(NamedTuple):
    """A stretch of text: ``text[start:end]``."""

    start: int
    end: int
