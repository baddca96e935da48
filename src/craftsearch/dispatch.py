"""Chunks of items, read here or on an executor, whoever is first; what comes back is in order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, wait
from typing import TYPE_CHECKING, Any

import msgspec

from craftsearch.cleaning.repetition import site_of
from craftsearch.model import RawItem
from craftsearch.pipeline import Unread, prepare, take
from craftsearch.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from craftsearch.model import Rejected
    from craftsearch.pipeline import Prepared, Reading, Unchanged

    Items = list[RawItem] | list[Unread]
    Chunk = tuple[Items, str | None]  # the language that was given for all of them
    Outcome = Sequence[tuple[RawItem | None, Prepared | Rejected | Unchanged]]
    Queue = deque[tuple[Items, Future[Any]]]

_WAITING = 8  # chunks that may be under way at once: bounds memory, keeps workers busy
_PER_WORKER = 3  # the same where workers are counted: one read, one on its way there, one back
_AHEAD = 8  # times as many may be done and wait for one before them that takes long


def processed(chunks: Iterable[Chunk], executor: Executor | None, reading: Reading) -> Iterator[Outcome]:
    """Read chunks of items, ahead of their use on ``executor`` where there is one.

    Results are fetched as they come, whoever is first, and given in the order of the chunks: what is stored
    (which mention of an event gives it its identifier, which copy leads its group) is the same whoever was
    quicker. A chunk that takes long holds nobody up until ``_AHEAD`` times as many wait behind it.
    """
    if executor is None:
        for items, language in chunks:
            yield _paired(items, _run(items, language, reading))
        return
    most = _WAITING
    if isinstance(executor, Workers):
        most = max(most, _PER_WORKER * executor.count)
        reading = msgspec.structs.replace(reading, thesauri=executor.carry(reading.thesauri))
    queue: Queue = deque()
    for items, language in chunks:
        queue.append((items, executor.submit(_run, items, language, _for_these(reading, items))))
        yield from _done(queue)
        while len(under_way := [future for _, future in queue if not future.done()]) >= most or (
            len(queue) >= most * _AHEAD
        ):
            wait(under_way, return_when=FIRST_COMPLETED)
            yield from _done(queue)
    while queue:
        items, future = queue.popleft()
        yield _paired(items, future.result())


def _run(items: Items, language: str | None, reading: Reading) -> Sequence[Any]:
    """Do a chunk's work, here or on a worker: items are sent whole, files are read where this runs."""
    files = [item for item in items if isinstance(item, Unread)]
    if files:
        return take(files, language, reading)
    return prepare([item for item in items if isinstance(item, RawItem)], language, reading)


def _paired(items: Items, results: Sequence[Any]) -> Outcome:
    """Put items beside what was made of them; of files, the worker did it."""
    if items and isinstance(items[0], Unread):
        return results
    return [(item, result) for item, result in zip(items, results, strict=True) if isinstance(item, RawItem)]


def _done(queue: Queue) -> Iterator[Outcome]:
    """Take what is done from the head of the queue."""
    while queue and queue[0][1].done():
        items, future = queue.popleft()
        yield _paired(items, future.result())


def _for_these(reading: Reading, items: Items) -> Reading:
    """Leave out what the items do not need of what their sites repeat: it travels with each chunk."""
    uris = [item.file.uri if isinstance(item, Unread) else item.uri for item in items]
    sites = {site_of(uri) for uri in uris} & reading.repeated.keys()
    return msgspec.structs.replace(reading, repeated={site: reading.repeated[site] for site in sites})
