"""Progress on stderr, for work that takes longer than a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_SILENT = 1.0  # seconds before anything is said
_EVERY = 3.0  # seconds between the lines on a stream that is no terminal


class Progress:
    """Counts items; a bar on a terminal, now and then a line elsewhere."""

    def __init__(self, total: int) -> None:
        """Expect about ``total`` items."""
        self._total = total
        self._done = 0
        self._began = time.monotonic()
        self._said = self._began
        self._bar: tuple[Bar, TaskID] | None = None

    def __enter__(self) -> Self:
        """Begin to count."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away; the summary says the rest."""
        if self._bar is not None:
            self._bar[0].stop()

    def count(self, _uri: str, _outcome: str) -> None:
        """Take note of one item: what ``Library.ingest`` calls its ``watch``."""
        self._done += 1
        self._total = max(self._total, self._done)
        now = time.monotonic()
        if now - self._began < _SILENT:
            return
        if sys.stderr.isatty():
            self._draw()
        elif now - self._said >= _EVERY:
            self._said = now
            speed = self._done / (now - self._began)
            sys.stderr.write(f"{self._done:,} of {self._total:,} items, {speed:,.0f}/s\n")
            sys.stderr.flush()

    def _draw(self) -> None:
        if self._bar is None:
            self._bar = _bar(self._total)
        bar, task = self._bar
        speed = self._done / (time.monotonic() - self._began)
        bar.update(task, completed=self._done, total=self._total, speed=f"{speed:,.0f}/s")


def _bar(total: int) -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("reading", total=total, speed="")
    bar.start()
    return bar, task
