"""Where an index lives and which adapters it is made of: the one place that knows them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from craftsearch.errors import CraftsearchError, UsageError
from craftsearch.index import manifest
from craftsearch.index.lock import write_lock
from craftsearch.index.store import Store
from craftsearch.meaning.thesaurus import Shelf
from craftsearch.settings import ENGINES

if TYPE_CHECKING:
    import datetime as dt
    from contextlib import AbstractContextManager

    from craftsearch.index.engine import Engine
    from craftsearch.index.home import Home
    from craftsearch.index.manifest import Manifest
    from craftsearch.index.vectors import Vectors

_CATALOGUE, _VECTORS, _THESAURI = "catalogue.sqlite", "vectors.bin", "thesauri"


def home(index: str | os.PathLike[str]) -> Home:
    """Tell a cluster's address from a folder. Raises ``UsageError`` for an address that is none."""
    if "://" not in str(index):
        return FolderHome(Path(index))
    from craftsearch.index.cluster.home import ClusterHome  # few need it

    return ClusterHome(str(index))


class FolderHome:
    """``Home`` of an index in a folder."""

    engines = ENGINES

    def __init__(self, folder: Path) -> None:
        """Remember the folder; it need not be there."""
        self._folder = folder

    def __str__(self) -> str:
        return str(self._folder)

    def described(self) -> Manifest | None:
        """Read the manifest."""
        return manifest.read(self._folder)

    def current(self, found: Manifest) -> Manifest:
        """Return a manifest that this program can ask by; an older one wants a ``rebuild``."""
        return manifest.current(self._folder, found)

    def create(self, engine: str) -> None:
        """Lay out an empty index. Raises ``UsageError`` where the folder cannot be made."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise UsageError(
                f"{self._folder} cannot be made: {exc.strerror} — choose another --index"
            ) from exc
        with write_lock(self._folder):
            from craftsearch.index.catalogues.sqlite import SqliteCatalogue

            SqliteCatalogue(self._folder / _CATALOGUE, create=True).close()
            manifest.write(self._folder, engine)

    def open(self, engine: str) -> Store:
        """Open catalogue and engine; the vectors are opened by who first needs them."""
        from craftsearch.index.catalogues.sqlite import SqliteCatalogue

        catalogue = SqliteCatalogue(self._folder / _CATALOGUE)
        try:
            return Store(catalogue, _engine(engine, self._folder / engine), self._vectors, self.shelf())
        except CraftsearchError:
            catalogue.close()
            raise

    def writing(self) -> AbstractContextManager[None]:
        """Hold the folder's lock."""
        return write_lock(self._folder)

    def may_write(self) -> bool:
        """Ask the file system."""
        return os.access(self._folder, os.W_OK)

    def anew(self, engine: str) -> Store:
        """Open an empty engine in a folder beside the present one."""
        from craftsearch.index.catalogues.sqlite import SqliteCatalogue

        _away(self._scratch(engine))
        try:
            self._vectors().close()
        except CraftsearchError:
            (self._folder / _VECTORS).unlink(missing_ok=True)
        filling = _engine(engine, self._scratch(engine))
        return Store(SqliteCatalogue(self._folder / _CATALOGUE), filling, self._vectors, self.shelf())

    def settle(self, engine: str, created: dt.datetime) -> None:
        """Put the new engine in its place, and write the manifest anew."""
        place, before = self._folder / engine, self._folder / f".{engine}.old"
        _away(before)
        if place.exists():
            place.rename(before)
        self._scratch(engine).rename(place)
        manifest.write(self._folder, engine, created)
        _away(before)

    def clear(self, engine: str) -> None:
        """Take the engine's folder away."""
        _away(self._folder / engine)

    def _scratch(self, engine: str) -> Path:
        return self._folder / f".{engine}.new"

    def shelf(self) -> Shelf:
        """Give the folder of the thesauri."""
        return Shelf(self._folder / _THESAURI)

    def size(self) -> int:
        """Add up the sizes of its files."""
        return sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())

    def _vectors(self) -> Vectors:
        from craftsearch.index.vectors.flat import FlatVectors

        return FlatVectors(self._folder / _VECTORS)


def _away(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _engine(name: str, folder: Path) -> Engine:
    if name == "tantivy":
        from craftsearch.index.engines.tantivy import TantivyEngine

        return TantivyEngine(folder)
    if name == "whoosh":
        from craftsearch.index.engines.whoosh import WhooshEngine

        return WhooshEngine(folder)
    raise UsageError(f"no engine called {name!r} — choose one of {', '.join(ENGINES)}")
