"""How the embedded catalogue's file is opened: to make it, to write, or only to read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def address(path: Path, *, create: bool) -> str:
    """Give the address that SQLite opens; without the right to write, the file is read as it stands."""
    return f"{path.absolute().as_uri()}?mode={'rwc' if create else _mode(path)}"


def _mode(path: Path) -> str:
    """Choose between writing, reading, and reading a file whose log nobody needs."""
    if os.access(path.parent, os.W_OK):
        return "rw"
    return "ro" if path.with_name(f"{path.name}-wal").exists() else "ro&immutable=1"
