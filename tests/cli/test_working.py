from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from craftsearch.cli.progress import Progress
from craftsearch.cli.working import count_files, workers_for
from craftsearch.errors import EngineUnavailableError
from craftsearch.settings import POOL_FROM

if TYPE_CHECKING:
    from pathlib import Path


def test_what_looks_like_an_item_is_counted(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt", "c.png", "README.md", ".hidden.txt", "below/d.HTM", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert count_files([str(tmp_path), str(tmp_path / "c.png")]) == 4


@pytest.mark.parametrize(("files", "workers"), [(POOL_FROM - 1, 8), (POOL_FROM, 1)])
def test_little_work_is_done_here(files: int, workers: int) -> None:
    with workers_for(files, workers) as executor:
        assert executor is None


def test_much_work_is_done_by_other_processes() -> None:
    with workers_for(POOL_FROM, 2) as executor:
        assert executor
        assert executor.submit(os.getpid).result() != os.getpid()


def _die_in_a_worker() -> None:
    with workers_for(POOL_FROM, 2) as executor:
        assert executor
        executor.submit(os._exit, 9).result()


def test_a_worker_that_is_killed_is_told_with_the_remedy() -> None:
    with pytest.raises(EngineUnavailableError, match="fewer --workers"):
        _die_in_a_worker()


class _Clock:
    """A clock that a test sets."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    made = _Clock()
    monkeypatch.setattr("craftsearch.cli.progress.time", made)
    return made


def test_quick_work_says_nothing(clock: _Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(2) as progress:
        clock.now = 0.9
        progress.count("a", "new")
    assert capsys.readouterr().err == ""


def test_long_work_says_now_and_then_how_far_it_is(clock: _Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(100) as progress:
        for clock.now in range(1, 10):
            progress.count("a", "new")
    assert capsys.readouterr().err.splitlines() == [
        *("3 of 100 items, 1/s", "6 of 100 items, 1/s", "9 of 100 items, 1/s")
    ]


def test_on_a_terminal_there_is_a_bar(clock: _Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(1) as progress:
        clock.now = 2.0
        progress.count("a", "new")
    assert "reading" in terminal.getvalue()
