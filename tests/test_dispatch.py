"""What is stored does not depend on which worker was quicker, and what waits is bounded."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from craftsearch.dispatch import processed
from craftsearch.model import RawItem
from craftsearch.pipeline import Prepared, Reading, Unchanged, Unread, digest, take
from craftsearch.sources import Named, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUICK = Reading(embedded=False)


class Slow(Executor):
    """Keeps the first thing that it is given until so many others were asked for."""

    def __init__(self, until: int) -> None:
        self.given = 0
        self._until = until
        self._kept: Callable[[], None] = lambda: None

    def submit(self, fn: Callable[..., Any], /, *args: object, **_: object) -> Future[Any]:
        future: Future[Any] = Future()
        self.given += 1
        if self.given == 1:
            self._kept = lambda: future.set_result(fn(*args))
        else:
            future.set_result(fn(*args))
        if self.given == self._until:
            self._kept()
        return future


def chunks(count: int) -> Iterator[tuple[list[RawItem], None]]:
    for number in range(count):
        yield [RawItem(f"test:{number}", "text/plain", f"Felt and wool\n\nNumber {number}.".encode())], None


def uris(outcomes: Iterator[Any]) -> list[str]:
    return [item.uri for outcome in outcomes for item, _ in outcome if item]


def test_a_chunk_that_takes_long_does_not_hold_up_those_behind_it() -> None:
    slow = Slow(until=20)
    assert uris(processed(chunks(20), slow, QUICK)) == [f"test:{number}" for number in range(20)]


def test_what_waits_behind_a_slow_chunk_is_bounded() -> None:
    slow = Slow(until=10_000)

    def until_it_waits() -> Iterator[tuple[list[RawItem], None]]:
        for chunk in chunks(10_000):
            if slow.given == 64:
                raise OverflowError
            yield chunk

    with ThreadPoolExecutor(1) as thread:
        ended = thread.submit(uris, processed(until_it_waits(), slow, QUICK))
        while slow.given < 64 and not ended.done():
            pass
        slow._kept()
        with pytest.raises(OverflowError):
            ended.result(60)


def test_threads_give_the_items_in_the_order_of_the_sources() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert uris(processed(chunks(40), threads, QUICK)) == [f"test:{number}" for number in range(40)]


def test_a_worker_reads_files_and_skips_what_it_knows(tmp_path: Path) -> None:
    files = []
    for name in ("new", "known", "gone", "empty"):
        path = tmp_path / f"{name}.txt"
        path.write_text("" if name == "empty" else f"Felt and wool\n\nThis is {name}.", "utf-8")
        files.append(Named(path.as_uri(), str(path)))
    known = load(files[1])
    assert isinstance(known, RawItem)
    (tmp_path / "gone.txt").unlink()
    unread = [Unread(file, digest(known) if file.uri == known.uri else None) for file in files]
    (item, new), unchanged, gone, empty = take(unread, None, QUICK)
    assert isinstance(new, Prepared)
    assert item == load(files[0])
    assert unchanged == (None, Unchanged(known.uri))
    assert "cannot be read: No such file" in gone[1].reason  # type: ignore[union-attr]
    assert "is empty" in empty[1].reason  # type: ignore[union-attr]
