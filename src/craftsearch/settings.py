"""What a user may set once, in the environment, instead of at every command."""

from __future__ import annotations

import os

from craftsearch.model import Value

ENGINES = ("tantivy", "whoosh")
"""Embedded engines, the default first."""
BATCH = 512
"""Documents written in one commit: large enough for speed, small enough to lose little time to a kill."""
CHUNK = 16
"""Items handed to a worker at once."""
POOL_FROM = 200
"""Items from which starting worker processes pays: they need about a second to load."""


class Settings(Value, frozen=True):
    """``CRAFTSEARCH_INDEX``: where the index is. ``CRAFTSEARCH_WORKERS``: processes used by ``ingest``."""

    index: str = "index"
    workers: int = 1


def from_environment() -> Settings:
    """Read the settings; a value that is no number of workers counts as unset."""
    workers = os.environ.get("CRAFTSEARCH_WORKERS", "")
    return Settings(
        index=os.environ.get("CRAFTSEARCH_INDEX") or "index",
        workers=int(workers) if workers.isdecimal() and int(workers) else os.cpu_count() or 1,
    )
