"""Dask workers, real ones: what they read, and what happens when they die or are of another version."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import distributed
import pytest

import craftsearch as cs
from craftsearch.errors import EngineUnavailableError, UsageError
from craftsearch.sameness import program
from craftsearch.workers import dask_workers
from tests.cluster.fixtures import dask_scheduler
from tests.test_library import item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from craftsearch.library import Library
    from craftsearch.model import IngestReport
    from craftsearch.workers import Workers

    Start = Callable[..., subprocess.Popen[bytes]]

pytestmark = pytest.mark.filterwarnings("default")  # Dask's own warnings are not ours to mend

OLD = "import craftsearch.sameness as s; s.program = lambda: '0.0.9+old'; "
WORKER = "import sys; sys.argv[0] = 'worker'; from distributed.cli.dask_worker import main; main()"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with dask_scheduler() as place:
        yield place


@pytest.fixture
def start(scheduler: str, tmp_path: Path) -> Iterator[Start]:
    """Start workers, each a process that no nanny brings back."""
    started: list[subprocess.Popen[bytes]] = []

    def worker(code: str = "") -> subprocess.Popen[bytes]:
        options = ["--no-nanny", "--no-dashboard", "--nthreads=1", f"--local-directory={tmp_path / 'dask'}"]
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", code + WORKER, scheduler, *options],
                stderr=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        )
        return started[-1]

    yield worker
    for process in started:
        process.kill()
        process.wait()
    with distributed.Client(scheduler) as client:  # type: ignore[no-untyped-call]  # the next test begins without workers
        while client.nthreads():
            pass


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with cs.open(tmp_path / "index") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "many"
    made.mkdir()
    for number in range(160):
        (made / f"{number:03}.txt").write_text(item(number), "utf-8")
    return made


def taken(
    library: Library, folder: Path, workers: Workers, at: int, then: Callable[[], None]
) -> IngestReport:
    """Ingest, and do something when ``at`` items are done."""
    done: list[str] = []

    def watch(uri: str, _: str) -> None:
        done.append(uri)
        if len(done) == at:
            then()

    return library.ingest(folder, vectors=False, executor=workers, watch=watch)


def test_workers_of_this_machine_store_what_one_process_stores(tmp_path: Path, folder: Path) -> None:
    held = []
    for name in ("here", "there"):
        with cs.open(tmp_path / name) as library:
            if name == "here":
                library.ingest(folder, vectors=False)
            else:
                with dask_workers("local", count=2) as workers:
                    assert library.ingest(folder, vectors=False, executor=workers).new == 160
                    assert library.ingest(folder, vectors=False, executor=workers).unchanged == 160
            held.append([*library.records()])
    assert held[0] == held[1]


def test_a_worker_killed_on_the_way_loses_nothing_and_doubles_nothing(
    library: Library, folder: Path, scheduler: str, start: Start
) -> None:
    first = start()
    start()
    with dask_workers(scheduler) as workers:
        workers._client.wait_for_workers(2)
        report = taken(library, folder, workers, 40, first.kill)
    assert (report.new, report.rejects) == (160, ())
    assert library.stats().documents == 160
    assert library.search("potters", limit=200).total == 160


def test_without_any_worker_left_the_work_ends_and_what_was_written_stays(
    library: Library, folder: Path, scheduler: str, start: Start
) -> None:
    only = start()
    (folder.parent / "before.txt").write_text("Felt and wool\n\nA fair of felt makers.", "utf-8")
    library.ingest(folder.parent / "before.txt", vectors=False)
    with dask_workers(scheduler, patience=20) as workers:
        workers._patience = 1
        with pytest.raises(EngineUnavailableError, match=r"all Dask workers are gone — .* same command"):
            taken(library, folder, workers, 20, only.kill)
    assert [entry.uri.rpartition("/")[2] for entry in library.list()] == ["before.txt"]
    assert library.ingest(folder, vectors=False).new == 160


def test_files_are_read_by_the_workers_where_they_are_shared(
    library: Library, folder: Path, scheduler: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    start()
    monkeypatch.setattr("craftsearch.sources.files.load", None)  # by which they would be read here
    with dask_workers(scheduler, shared=True) as workers:
        assert library.ingest(folder, vectors=False, executor=workers).new == 160
        (folder / "000.txt").write_text("Felt\n\nWas changed.", "utf-8")
        again = library.ingest(folder, vectors=False, executor=workers)
        assert (again.changed, again.unchanged) == (1, 159)
    assert library.show("001.txt").raw == (folder / "001.txt").read_bytes()


def test_a_worker_that_lacks_the_files_is_told_before_work_begins(
    library: Library, folder: Path, scheduler: str, start: Start
) -> None:
    hiding = "import os, pathlib; pathlib.Path.read_bytes = lambda self: os.stat(f'{self}/gone'); "
    start(hiding)
    with (
        dask_workers(scheduler, shared=True) as workers,
        pytest.raises(UsageError, match=r"000\.txt .* leave --shared out"),
    ):
        library.ingest(folder, vectors=False, executor=workers)


def test_an_imported_thesaurus_travels_to_the_workers(
    library: Library, folder: Path, tmp_path: Path, scheduler: str, start: Start
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("id,en\npottery,potters\n", "utf-8")
    library.thesauri.add([table])
    start()
    with dask_workers(scheduler) as workers:
        (kept,) = workers.carry([str(library.thesauri.files()[0])])
        assert not os.path.isabs(kept)  # noqa: PTH117  # a name, not a place
        assert library.ingest(folder, vectors=False, executor=workers).rejects == ()
    assert all("pottery" in " ".join(record.themes) for record in library.records())


def test_a_worker_of_another_version_is_told_before_work_begins(scheduler: str, start: Start) -> None:
    start(OLD)
    told = rf"runs craftsearch 0\.0\.9\+old, this is {re.escape(program())} — install the same on both"
    with pytest.raises(EngineUnavailableError, match=told), dask_workers(scheduler):
        pass


def test_a_worker_of_another_version_that_comes_later_does_not_work(
    library: Library, folder: Path, scheduler: str, start: Start
) -> None:
    good = start()
    with dask_workers(scheduler) as workers:
        start(OLD)
        workers._client.wait_for_workers(2)
        with pytest.raises(EngineUnavailableError, match="install the same on both"):
            taken(library, folder, workers, 16, good.kill)


def test_a_cluster_without_workers_is_told(scheduler: str) -> None:
    with (
        pytest.raises(EngineUnavailableError, match="has no workers — start some with 'dask worker"),
        dask_workers(scheduler, patience=0.5),
    ):
        pass


def test_nobody_at_an_address_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with (
        pytest.raises(EngineUnavailableError, match=f"no Dask scheduler answers at {address}"),
        dask_workers(address, patience=0.5),
    ):
        pass


@pytest.mark.parametrize("address", ["", "here", "tcp://", "tcp://host", "http://host:80", "tcp://a:b"])
def test_what_is_no_address_is_a_mistake_of_the_user(address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a Dask scheduler"), dask_workers(address):
        pass


def test_without_dask_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineUnavailableError, match=r"craftsearch\[dask\]"), dask_workers("local"):
        pass


def test_the_command_line_uses_the_cluster_and_says_in_one_line_what_fails(
    folder: Path, tmp_path: Path, scheduler: str, start: Start
) -> None:
    def ingest(*options: str) -> subprocess.CompletedProcess[str]:
        order = [sys.executable, "-m", "craftsearch", "--index", str(tmp_path / "index"), "ingest"]
        given = [*order, str(folder), "--no-vectors", *options]
        return subprocess.run(given, capture_output=True, text=True, check=False, timeout=120)

    start()
    done = ingest("--dask", scheduler, "--shared")
    assert (done.returncode, "160 new" in done.stderr) == (0, True), done.stderr
    for options, code in (
        (("--dask", "nowhere"), 2),
        (("--shared",), 2),
        (("--dask", "tcp://127.0.0.1:1"), 4),
    ):
        failed = ingest(*options)
        assert (failed.returncode, len(failed.stderr.splitlines())) == (code, 1), failed.stderr


def test_ctrl_c_ends_the_work_with_local_workers_early_and_soundly(folder: Path, tmp_path: Path) -> None:
    order = [sys.executable, "-m", "craftsearch", "--index", str(tmp_path / "index"), "ingest", str(folder)]
    process = subprocess.Popen(
        [*order, "--dask", "local", "--workers", "1"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr
    process.stderr.readline()  # the first word of progress
    os.killpg(process.pid, signal.SIGINT)  # to all of them, as a terminal does
    with suppress(subprocess.TimeoutExpired):
        process.wait(60)
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.returncode == 130, said
    assert "Traceback" not in said
    with cs.open(tmp_path / "index") as library:
        assert library.stats().documents < 160
        assert library.ingest(folder, vectors=False).rejects == ()
        assert library.stats().documents == 160
