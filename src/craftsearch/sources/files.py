"""Files and folders, in order, as items or as refusals with their reason."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from craftsearch.errors import NotFoundError
from craftsearch.model import RawItem, Rejected, Value
from craftsearch.sources.media import SUFFIXES, is_binary, sniff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PEEK = 4096
MAX_BYTES = 20_000_000


class Named(Value, frozen=True):
    """A file that was found and is not read yet."""

    uri: str
    path: str


def read(
    paths: Iterable[str | os.PathLike[str]], *, max_bytes: int = MAX_BYTES
) -> Iterator[RawItem | Rejected]:
    """Give each file of ``paths`` once, in the order given and sorted within folders.

    A file named by the caller is always tried. Within folders (recursively) the suffixes .html .htm
    .xhtml .txt .text .md are taken, and suffix-less files that look like text; hidden files and
    folders, README files and links that lead round in a circle are passed over. What cannot be
    taken comes as ``Rejected`` with a reason.

    Raises NotFoundError at once, before anything is read, when a path does not exist.
    """
    found = find(paths)
    return (each if isinstance(each, Rejected) else load(each, max_bytes=max_bytes) for each in found)


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Named | Rejected]:
    """Name the files that ``read`` gives, and leave them to be read elsewhere."""
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise NotFoundError(f"no file or folder at {path} — check the spelling")
    return _named(given)


def _named(given: list[Path]) -> Iterator[Named | Rejected]:
    seen: set[str] = set()
    for path in given:
        for found in _walk(path) if path.is_dir() else (path,):
            if isinstance(found, Rejected):
                yield found
                continue
            uri = found.resolve().as_uri()
            if uri not in seen:
                seen.add(uri)
                yield Named(uri, str(found.absolute()))


def _walk(folder: Path) -> Iterator[Path | Rejected]:
    unreadable: list[OSError] = []
    visited: set[tuple[int, int]] = set()
    for here, folders, names in os.walk(folder, followlinks=True, onerror=unreadable.append):
        status = os.stat(here)  # noqa: PTH116 - os.walk speaks in strings, and this runs once a folder
        identity = (status.st_dev, status.st_ino)
        if identity in visited:
            folders.clear()
            continue
        visited.add(identity)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if _is_wanted(Path(here, name)))
    for error in unreadable:
        where = Path(os.fsdecode(error.filename)).absolute().as_uri()
        yield Rejected(where, "sources", f"folder cannot be read: {error.strerror} — check its permissions")


def _is_wanted(path: Path) -> bool:
    if path.name.startswith(".") or path.stem.upper() == "README":
        return False
    if path.suffix:
        return path.suffix.lower() in SUFFIXES
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return not is_binary(file.read(_PEEK))
    except OSError:
        return True  # so that load can say why it cannot be read


def load(file: Named, *, max_bytes: int = MAX_BYTES) -> RawItem | Rejected:
    """Read a file; what cannot be taken comes as ``Rejected`` with a reason."""
    path, uri = Path(file.path), file.uri
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Rejected(uri, "sources", "not a regular file — give a file or a folder")
        if status.st_size > max_bytes:
            return Rejected(
                uri,
                "sources",
                f"file has {status.st_size:,} bytes, more than the limit of {max_bytes:,} — split it",
            )
        content = path.read_bytes()
    except OSError as error:
        return Rejected(uri, "sources", f"file cannot be read: {error.strerror} — check its permissions")
    if not content.strip():
        return Rejected(uri, "sources", f"file is empty ({len(content)} bytes) — save the page again")
    if is_binary(content):
        return Rejected(uri, "sources", "file is binary, not text — convert it to HTML or plain text first")
    return RawItem(uri=uri, media_type=sniff(content, path.suffix), content=content)
