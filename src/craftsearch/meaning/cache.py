"""What is computed once from the installed weights, kept in the user's cache with a checksum.

A file here is either whole or not used: it is written beside its place and renamed, and what is read
back must match its own length and CRC-32. Anything else is computed again.
"""

from __future__ import annotations

import logging
import os
import struct
import sys
import threading
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENVIRONMENT = "CRAFTSEARCH_CACHE"
_MAGIC = b"CRAFTv1\n"
_HEADER = struct.Struct("<8sIQ")
_log = logging.getLogger(__name__)


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


def kept(name: str, build: Callable[[], bytes]) -> bytes:
    """Return the bytes kept under ``name``, computing them by ``build`` when they are not there whole.

    A cache that cannot be written costs time at every start, never the answer: it is logged.
    """
    path = folder() / name
    payload = _read(path)
    if payload is None:
        payload = build()
        _write(path, payload)
    return payload


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
            payload = file.read()
    except OSError:
        return None
    if len(header) != _HEADER.size:
        return None
    magic, checksum, length = _HEADER.unpack(header)
    whole = magic == _MAGIC and length == len(payload) and checksum == zlib.crc32(payload)
    return payload if whole else None


def _write(path: Path, payload: bytes) -> None:
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
        _log.warning(
            "cannot keep %s (%s): the meaning search starts slowly each time — set %s to a writable folder",
            path,
            error.strerror or error,
            ENVIRONMENT,
        )
