"""What is computed once from the installed weights, kept in the user's cache with a checksum.

A file here is either whole or not used: it is written beside its place and renamed, and what is read
back must match its own length and CRC-32. Anything else is computed again.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
import threading
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

ENVIRONMENT = "CRAFTSEARCH_CACHE"
_MAGIC = b"CRAFTv1\n"
_HEADER = struct.Struct("<8sIQ")
HEADER = _HEADER.size
"""Bytes before the payload in a file of the cache."""


def folder() -> Path:
    """Return the cache folder: ``CRAFTSEARCH_CACHE``, else the platform's own place for caches."""
    if chosen := os.environ.get(ENVIRONMENT):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "craftsearch"
    base = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG specification says that a relative path is to be ignored.
    root = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
    return root / "craftsearch"


class Kept(NamedTuple):
    """Bytes from the cache, and the file that holds them after its ``HEADER`` bytes, if one does."""

    payload: memoryview
    path: Path | None


def kept(name: str, build: Callable[[], bytes]) -> Kept:
    """Return what is kept under ``name``, computing it by ``build`` when it is not there whole.

    A cache that cannot be written costs time at every start, never the answer: it is logged.
    """
    path = folder() / name
    payload = _read(path)
    if payload is not None:
        return Kept(payload, path)
    built = build()
    return Kept(memoryview(built), path if _write(path, built) else None)


def _read(path: Path) -> memoryview | None:
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    # An empty file cannot be mapped: that is a ValueError.
    except (OSError, ValueError):
        return None
    if len(data) < HEADER:
        return None
    magic, checksum, length = _HEADER.unpack_from(data)
    payload = data[HEADER:]
    whole = magic == _MAGIC and length == len(payload) and checksum == zlib.crc32(payload)
    return payload if whole else None


def _write(path: Path, payload: bytes) -> bool:
    # Named by hand: the module tempfile would cost each start 8 ms, also those that write nothing.
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(_HEADER.pack(_MAGIC, zlib.crc32(payload), len(payload)))
                file.write(payload)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        import logging  # a start without it is 3 ms shorter

        logging.getLogger(__name__).warning(
            "cannot keep %s (%s): the meaning search starts slowly each time — set %s to a writable folder",
            path,
            error.strerror or error,
            ENVIRONMENT,
        )
        return False
    return True
