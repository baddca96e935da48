"""A place where an engine can be opened that locks its folder even to read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory


def lockable(folder: Path) -> tuple[str, TemporaryDirectory[str] | None]:
    """Return the folder, or one of links to its files, to be cleaned up, where it may not be written to."""
    if os.access(folder, os.W_OK):
        return str(folder), None
    from tempfile import TemporaryDirectory

    mirror = TemporaryDirectory(prefix="craftsearch-")
    for path in folder.iterdir():
        if path.suffix != ".lock":
            Path(mirror.name, path.name).symlink_to(path.absolute())
    return mirror.name, mirror
