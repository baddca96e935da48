"""The manifest of an embedded index: which format it has and which engine serves it."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import msgspec

from craftsearch.errors import EngineUnavailableError, IndexVersionError
from craftsearch.model import Value
from craftsearch.settings import ENGINES

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 2
"""Raised whenever an older program could not read what a newer one writes, or the reverse."""
_NAME = "manifest.json"


class Manifest(Value, frozen=True):
    """What was decided when the index was created."""

    format: int
    engine: str
    created: dt.datetime


def read(folder: Path) -> Manifest | None:
    """Return the manifest of the index in ``folder``; ``None`` where there is no index.

    An older format than ``FORMAT`` is for the caller to judge: ``rebuild`` can renew it.
    """
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
    if manifest.engine not in ENGINES:
        raise EngineUnavailableError(
            f"{path} names an engine {manifest.engine!r} that this program does not have"
            f" — restore it: the engine is one of {', '.join(ENGINES)}"
        )
    return manifest


def current(folder: Path, found: Manifest) -> Manifest:
    """Return a manifest whose engine this program can ask; raises ``IndexVersionError`` otherwise."""
    if found.format < FORMAT:
        raise IndexVersionError(
            f"the index in {folder} has format {found.format}, this program asks format {FORMAT}"
            " — run 'craftsearch rebuild', which keeps all documents"
        )
    return found


def write(folder: Path, engine: str, created: dt.datetime | None = None) -> Manifest:
    """Write the manifest of an index, new unless it was ``created`` before; whole or not at all."""
    manifest = Manifest(FORMAT, engine, created or dt.datetime.now(dt.UTC).replace(microsecond=0))
    scratch = folder / f".{_NAME}.{os.getpid()}"
    scratch.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    scratch.replace(folder / _NAME)
    return manifest
