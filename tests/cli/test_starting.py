from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftsearch import __version__

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
HEAVY = ("rich", "sqlite3", "tantivy", "icalendar", "numpy", "lxml", "trafilatura", "onnxruntime")
READING = ("craftsearch.sources", "craftsearch.cleaning", "craftsearch.events")
LOADED = f"""
import sys
from craftsearch.cli import main
try:
    main(sys.argv[1:])
finally:
    sys.stderr.write(' '.join(name for name in {HEAVY + READING!r} if name in sys.modules))
"""


def test_help_loads_nothing_heavy(run: Run) -> None:
    done = run("--help", code=LOADED)
    assert b"Usage: craftsearch" in done.stdout
    assert done.stderr == b""


def test_a_search_for_json_loads_what_it_needs_only(run: Run, index: Path) -> None:
    done = run("search", "craft", "--json", index=index, code=LOADED)
    assert done.returncode == 0
    loaded = set(done.stderr.decode().split())
    assert not {"rich", "icalendar", "lxml", "trafilatura", *READING} & loaded


def test_a_search_for_words_as_written_loads_no_network(run: Run, index: Path) -> None:
    done = run("search", "craft", "--exact", "--json", index=index, code=LOADED)
    assert done.returncode == 0
    assert not {"onnxruntime", "numpy"} & set(done.stderr.decode().split())


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.decode() == f"craftsearch {__version__}\n"


def test_the_documentation_is_the_program_s_own_help() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "build_cli_docs.py"))["page"]()
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == made, "run scripts/build_cli_docs.py"


@pytest.mark.parametrize("given", ["option before", "option behind", "environment"])
def test_the_index_can_be_named_in_three_places(run: Run, index: Path, tmp_path: Path, given: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    done = {
        "option before": lambda: run("--index", index, "stats", index=elsewhere),
        "option behind": lambda: run("stats", "--index", index, index=elsewhere),
        "environment": lambda: run("stats", index=index),
    }[given]()
    assert done.returncode == 0
    assert b"documents  3" in done.stdout
