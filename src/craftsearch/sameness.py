"""Whether two machines run the same program, and where files that were brought to a worker are."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from craftsearch.errors import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CARRIED = "craftsearch-carried-"


@cache
def program() -> str:
    """Name the program: its version, and eight digits of the names and sizes of its files.

    Two working copies of one version that differ read items differently; this tells them apart in 10 ms.
    """
    top = Path(__file__).parent
    files = sorted(path for path in top.rglob("*") if path.suffix not in {".pyc", ""} and path.is_file())
    told = "\n".join(f"{path.relative_to(top).as_posix()} {path.stat().st_size}" for path in files)
    return f"{version('craftsearch')}+{hashlib.sha256(told.encode()).hexdigest()[:8]}"


@contextmanager
def placed(file: Path) -> Iterator[Path]:
    """Copy a file for a moment to a name that tells its content, so a worker never keeps an old one."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    with tempfile.TemporaryDirectory() as scratch:
        yield Path(shutil.copy(file, Path(scratch, f"{_CARRIED}{digest}{file.suffix}")))


def here(name: str) -> str:
    """Find on a worker what was carried to it; any other path is as it is."""
    if not name.startswith(_CARRIED):
        return name
    from distributed import get_worker

    worker = get_worker()
    found = Path(worker.local_directory, name)
    if not found.exists():
        raise EngineUnavailableError(
            f"worker {worker.address} lacks an imported thesaurus — run the same command again"
        )
    return str(found)
