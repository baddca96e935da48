from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from craftsearch.index.lock import write_lock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

# Ctrl-C at the very first item that was taken in, in a process of its own.
INTERRUPTED = """
import os, signal, sys
from craftsearch.cli import main
from craftsearch.cli.progress import Progress
Progress.count = lambda *_: os.kill(os.getpid(), signal.SIGINT)
main(sys.argv[1:])
"""

TOLD = "Weavers from four regions met in Gabrovo on 12 May 2013 and compared their looms for three days. " * 4


def _uris(run: Run, index: Path) -> list[str]:
    return [json.loads(line)["uri"] for line in run("list", "--json", index=index).stdout.splitlines()]


def test_what_is_unchanged_is_skipped(run: Run, folder: Path, tmp_path: Path) -> None:
    first = run("ingest", folder, index=tmp_path / "index")
    again = run("ingest", folder, "--json", index=tmp_path / "index")
    assert (first.returncode, first.stdout) == (0, b"")
    assert b"3 new" in first.stderr
    assert json.loads(again.stdout)["unchanged"] == 3


def test_a_refused_item_is_named_and_listed_and_the_others_go_in(
    run: Run, folder: Path, binary: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    done = run("ingest", binary, folder / "gabrovo.txt", index=index)
    (refused,) = (json.loads(line) for line in run("rejects", "--json", index=index).stdout.splitlines())
    assert done.returncode == 1
    assert b"photo.txt" in done.stderr
    assert refused["uri"] == binary.as_uri()
    assert _uris(run, index) == [(folder / "gabrovo.txt").as_uri()]


def test_one_item_is_taken_from_stdin(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("ingest", "-", stdin=(folder / "seminar.html").read_bytes(), index=tmp_path / "index")
    (uri,) = _uris(run, tmp_path / "index")
    assert done.returncode == 0
    assert uri.startswith("stdin:")


def test_pruning_forgets_what_left_the_folder(run: Run, tmp_path: Path, folder: Path) -> None:
    below = tmp_path / "items"
    below.mkdir()
    for name in ("gabrovo.txt", "exchange.txt"):
        (below / name).write_bytes((folder / name).read_bytes())
    run("ingest", below, index=tmp_path / "index")
    (below / "exchange.txt").unlink()
    done = run("ingest", below, "--prune", "--json", index=tmp_path / "index")
    assert json.loads(done.stdout)["removed"] == 1


def test_an_interrupted_ingest_says_so_and_leaves_a_sound_index(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    done = run("ingest", folder, index=index, code=INTERRUPTED)
    assert done.returncode == 130
    assert b"what was read so far is kept" in done.stderr
    assert b"Traceback" not in done.stderr
    assert run("doctor", index=index).returncode == 0
    assert b"new" in run("ingest", folder, index=index).stderr
    assert len(_uris(run, index)) == 3


def test_a_second_writer_is_turned_away(run: Run, folder: Path, index: Path) -> None:
    with write_lock(index):
        done = run("ingest", folder, index=index)
    assert done.returncode == 4
    assert b"is writing to" in done.stderr


def test_a_rebuild_says_how_much_it_holds(run: Run, folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("ingest", folder, index=index)
    done = run("rebuild", "--json", index=index)
    assert json.loads(done.stdout) == {"documents": 3}


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 2000])
def test_nothing_readable_on_stdin_is_told(run: Run, tmp_path: Path, content: bytes) -> None:
    done = run("ingest", "-", stdin=content, index=tmp_path / "index")
    assert done.returncode == 2
    assert b"standard input" in done.stderr


def test_fast_ingest_takes_one_look_and_reprocessing_looks_again(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    teasers = "".join(f"<div><p>Teaser {at} of another page.</p></div>" for at in range(40))
    page.write_text(
        f"<html><body><article><h1>Weavers met</h1><p>{TOLD}</p></article>{teasers}</body></html>"
    )
    index = tmp_path / "index"
    assert run("ingest", "--fast", page, index=index).returncode == 0
    quick = run("show", page.as_uri(), "--json", index=index).stdout
    run("reprocess", index=index)
    careful = run("show", page.as_uri(), "--json", index=index).stdout
    assert b"Weavers from four regions" in quick
    assert b"page:outside-main-text" not in quick
    assert b"page:outside-main-text" in careful
