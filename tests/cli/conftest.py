from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SEMINAR = """<!doctype html><html lang="en"><head><title>Seminar on vouchers</title></head><body><article>
<h1>Seminar on vouchers</h1>
<p>The second seminar of the INNOWOOD project took place in Budapest (HU) on 16-17 April 2013. Partners from
five regions compared the vouchers that they give to craft apprentices.</p>
<p>The crafts chamber will publish the results, so that every region can learn from them.</p>
</article></body></html>"""
EXCHANGE = (
    "The staff exchange of the project took place on 14 November in Turku, Finland. Craftsmen showed how "
    "they teach young people, and the city explained how it pays for the workshops of those who begin.\n"
)
BULGARIAN = (
    "Занаятите в Габрово\n\nЗанаятчиите от региона показаха своите произведения. Общината подкрепя занаятите "
    "чрез ваучери за обучение на младите хора, които искат да учат занаят.\n"
)


class Run(Protocol):
    """Starts the program and waits for its end."""

    def __call__(
        self, *arguments: str | Path, stdin: bytes = b"", index: Path | None = None, code: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run with arguments; ``code`` is Python to run in place of the program."""


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The environment without what would steer the program."""
    steering = {"CRAFTSEARCH_INDEX", "CRAFTSEARCH_WORKERS", "COLUMNS", "FORCE_COLOR", "NO_COLOR"}
    return {name: value for name, value in os.environ.items() if name not in steering}


@pytest.fixture(scope="session")
def run(environment: dict[str, str]) -> Run:
    def start(
        *arguments: str | Path, stdin: bytes = b"", index: Path | None = None, code: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        program = ["-c", code] if code else ["-m", "craftsearch"]
        chosen = {"CRAFTSEARCH_INDEX": str(index)} if index else {}
        return subprocess.run(
            [sys.executable, *program, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=environment | chosen,
            timeout=120,
            check=False,
        )

    return start


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three items: an event with a year, one without, and one in Bulgarian."""
    below = tmp_path_factory.mktemp("items")
    (below / "seminar.html").write_text(SEMINAR, "utf-8")
    (below / "exchange.txt").write_text(EXCHANGE, "utf-8")
    (below / "gabrovo.txt").write_text(BULGARIAN, "utf-8")
    return below


@pytest.fixture(scope="session")
def index(run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the three items; tests leave it as it is."""
    made = tmp_path_factory.mktemp("made") / "index"
    done = run("ingest", folder, index=made)
    assert done.returncode == 0, done.stderr.decode()
    return made


@pytest.fixture
def binary(tmp_path: Path) -> Path:
    """A file that is no text."""
    path = tmp_path / "photo.txt"
    path.write_bytes(bytes(range(256)) * 20)
    return path
