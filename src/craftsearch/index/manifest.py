"""The manifest of an embedded index: which format it has and which engine serves it."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import msgspec

from craftsearch.errors import EngineUnavailableError, IndexVersionError
from craftsearch.model import Value

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Raised whenever an older program could not read what a newer one writes."""
_NAME = "manifest.json"


class Manifest(Value, frozen=True):
    """What was decided when the index was created."""

    format: int
    engine: str
    created: dt.datetime


def read(folder: Path) -> Manifest | None:
    """Return the manifest of the index in ``folder``; ``None`` where there is no index."""
    path = folder / _NAME
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, msgspec.DecodeError) as exc:
        raise EngineUnavailableError(
            f"{path} cannot be read: {exc} — restore it, or ingest into another --index"
        ) from exc
    if manifest.format > FORMAT:
        raise IndexVersionError(
            f"the index in {folder} has format {manifest.format}, this program reads up to {FORMAT}"
            " — upgrade craftsearch, or ingest into another --index"
        )
    return manifest


def write(folder: Path, engine: str) -> Manifest:
    """Write the manifest of a new index; whole or not at all."""
    manifest = Manifest(FORMAT, engine, dt.datetime.now(dt.UTC).replace(microsecond=0))
    scratch = folder / f".{_NAME}.{os.getpid()}"
    scratch.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    scratch.replace(folder / _NAME)
    return manifest
