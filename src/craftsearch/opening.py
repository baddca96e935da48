"""Which adapters an index in a folder is made of: the one place that knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.errors import CraftsearchError, UsageError
from craftsearch.index import manifest
from craftsearch.index.lock import write_lock
from craftsearch.index.store import Store
from craftsearch.meaning.thesaurus import Shelf
from craftsearch.settings import ENGINES

if TYPE_CHECKING:
    from pathlib import Path

    from craftsearch.index.engine import Engine
    from craftsearch.index.vectors import Vectors

_CATALOGUE, _VECTORS, _THESAURI = "catalogue.sqlite", "vectors.bin", "thesauri"


def create(folder: Path, engine: str) -> None:
    """Lay out an empty index. Raises ``UsageError`` where the folder cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise UsageError(f"{folder} cannot be made: {exc.strerror} — choose another --index") from exc
    with write_lock(folder):
        from craftsearch.index.catalogues.sqlite import SqliteCatalogue

        SqliteCatalogue(folder / _CATALOGUE, create=True).close()
        manifest.write(folder, engine)


def open_store(folder: Path, engine: str) -> Store:
    """Open catalogue and engine; the vectors are opened by who first needs them."""
    from craftsearch.index.catalogues.sqlite import SqliteCatalogue

    catalogue = SqliteCatalogue(folder / _CATALOGUE)
    try:
        return Store(catalogue, _engine(engine, folder / engine), lambda: _vectors(folder), shelf(folder))
    except CraftsearchError:
        catalogue.close()
        raise


def shelf(folder: Path) -> Shelf:
    """Give the place of the thesauri that were imported into an index, or will be."""
    return Shelf(folder / _THESAURI)


def forget_derived(folder: Path, engine: str) -> None:
    """Take away what can be made anew and has to be: the engine's files, and vectors nobody can read."""
    import shutil

    shutil.rmtree(folder / engine, ignore_errors=True)
    try:
        _vectors(folder).close()
    except CraftsearchError:
        (folder / _VECTORS).unlink(missing_ok=True)


def _engine(name: str, folder: Path) -> Engine:
    if name == "tantivy":
        from craftsearch.index.engines.tantivy import TantivyEngine

        return TantivyEngine(folder)
    if name == "whoosh":
        from craftsearch.index.engines.whoosh import WhooshEngine

        return WhooshEngine(folder)
    raise UsageError(f"no engine called {name!r} — choose one of {', '.join(ENGINES)}")


def _vectors(folder: Path) -> Vectors:
    from craftsearch.index.vectors.flat import FlatVectors

    return FlatVectors(folder / _VECTORS)
