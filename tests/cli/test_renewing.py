from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def own(run: Run, folder: Path, tmp_path: Path) -> Path:
    """An index that the test may change."""
    assert run("ingest", folder, index=tmp_path / "index").returncode == 0
    return tmp_path / "index"


def _language(run: Run, index: Path) -> str:
    rows = [json.loads(line) for line in run("list", "--json", index=index).stdout.splitlines()]
    return next(str(row["language"]) for row in rows if row["uri"].endswith("gabrovo.txt"))


def test_a_language_is_given_and_kept_and_taken_back(run: Run, own: Path) -> None:
    done = run("relabel", "gabrovo.txt", "--language", "MK", index=own)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"mk, given by the user" in done.stderr
    assert run("reprocess", index=own).returncode == 0
    assert _language(run, own) == "mk"
    assert run("relabel", "gabrovo.txt", "--language", "auto", index=own).returncode == 0
    assert _language(run, own) == "bg"


def test_what_was_done_is_written_as_json(run: Run, own: Path) -> None:
    relabelled = run("relabel", "gabrovo.txt", "--language", "sr", "--json", index=own)
    report = run("reprocess", "--json", index=own)
    assert json.loads(relabelled.stdout)["language"]["code"] == "sr"
    assert json.loads(report.stdout)["unchanged"] == 3


def test_chosen_documents_are_read_again(run: Run, own: Path) -> None:
    done = run("reprocess", "gabrovo.txt", index=own)
    assert b"1 item in" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("relabel", "gabrovo.txt", "--language", "xx"), ("ingest", ".", "--language", "xx")]
)
def test_a_language_that_is_not_served_is_refused(run: Run, own: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, index=own)
    assert done.returncode == 2
    assert done.stderr.startswith(b"craftsearch: language 'xx' is not served \xe2\x80\x94 use one of bg, bs")


def test_a_document_that_is_not_there_is_told(run: Run, own: Path) -> None:
    done = run("reprocess", "nothing.txt", index=own)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no document 'nothing.txt'" in done.stderr
