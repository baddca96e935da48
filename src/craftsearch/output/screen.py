"""Where tables are written: a terminal with its colours and width, or a plain stream."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.theme import Theme

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH = 110
"""Columns of a stream that is no terminal, unless COLUMNS says otherwise."""

# The sixteen colours of the terminal's own theme: they are legible on its background, dark or light.
_THEME = Theme(
    {
        "title": "bold",
        "mark": "bold magenta",
        "evidence": "magenta",
        "date": "cyan",
        "place": "green",
        "aside": "dim",
        "head": "dim",
        "good": "green",
        "bad": "bold red",
        "warning": "yellow",
        "repr.number": "none",
    },
)


class Screen:
    """Writes rich's tables to a stream; ``plain`` when it shows no colours."""

    def __init__(self, stream: TextIO, *, width: int | None = None) -> None:
        """Find out what the stream can show; ``width`` in columns overrides what it says of itself."""
        self._stream = stream
        if width is None and not stream.isatty() and "COLUMNS" not in os.environ:
            width = WIDTH
        self._console = Console(file=stream, theme=_THEME, width=width, highlight=False, emoji=False)
        self.plain = self._console.color_system is None

    def print(self, *parts: RenderableType) -> None:
        """Write the parts one below the other; plain lines end where their text ends."""
        with self._console.capture() as captured:
            for part in parts:
                self._console.print(part)
        text = captured.get()
        if self.plain:
            text = "".join(line.rstrip() + "\n" for line in text.splitlines())
        self._stream.write(text)
        self._stream.flush()
