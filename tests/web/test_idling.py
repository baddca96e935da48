from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

import craftsearch as cs
from craftsearch.index.lock import write_lock
from craftsearch.model import RawItem
from craftsearch.web.idling import Idling

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LONG = " ".join(f"Weaver number {at} of the valley showed a loom to the visitors." for at in range(60))


def _step(folder: Path) -> float:
    with cs.open(folder) as library:
        return Idling(library, time.monotonic)._step()  # the thread's one step


def _whole(folder: Path) -> list[bool]:
    with cs.open(folder) as library:
        return list(library._opened().vectors.covered().values())  # what only the index knows


def test_what_was_read_at_its_beginning_is_read_to_its_end_while_idle(tmp_path: Path) -> None:
    with cs.open(tmp_path) as library:
        library.ingest(RawItem("mem:long", "text/plain", LONG.encode()))
    before = _whole(tmp_path)
    assert _step(tmp_path) == 0.0
    assert (before, _whole(tmp_path)) == ([False], [True])
    assert _step(tmp_path) > 0


def test_a_writer_elsewhere_is_waited_for(tmp_path: Path) -> None:
    with cs.open(tmp_path) as library:
        library.ingest(RawItem("mem:long", "text/plain", LONG.encode()))
    with write_lock(tmp_path):
        assert _step(tmp_path) > 0
    assert _whole(tmp_path) == [False]


def test_it_waits_while_somebody_asks_and_ends_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("craftsearch.web.idling.QUIET", 0.02)
    worked = Event()
    with cs.open(tmp_path) as library:
        idling = Idling(library, time.monotonic)
        monkeypatch.setattr(idling, "_step", worked.set)
        idling.start()
        assert not worked.wait(0.2)
        idling.stop()
    assert not idling.is_alive()
