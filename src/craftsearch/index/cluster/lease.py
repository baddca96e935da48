"""One writer at a time, on whatever machine: a document that says who, changed only as it was last seen."""

from __future__ import annotations

import os
import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from craftsearch.errors import EngineUnavailableError, IndexLockedError
from craftsearch.index.cluster import layout
from craftsearch.index.cluster.refusals import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.index.cluster.session import Body, Session

_LASTS: Final = 120.0  # seconds after its last write that a writer is taken for alive
_RENEWED: Final = 10.0  # seconds between two writes of the lease
_ENDED: Final[set[object]] = set()
"""Leases of this process that ended when the cluster took no word of it."""


class Lease:
    """The right to write, held from ``taken`` on; a writer that was thought dead finds that it lost it."""

    def __init__(self, session: Session) -> None:
        """Name the lease; nothing is asked yet."""
        self._session = session
        self._path = f"/{layout.about(session.name)}/_doc/writer"
        self._owner = {"host": socket.gethostname(), "process": os.getpid(), "token": uuid4().hex}
        self._seen: dict[str, str] = {}
        self._renewed = 0.0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold the lease. Raises ``IndexLockedError`` at once where a living writer has it."""
        found = self._session.exists(self._path)
        if found and self._is_held(found["_source"]):
            raise self._lost(found["_source"])
        # what is there may only be replaced as it was seen; where nothing is, only one can make it
        self._seen = _version(found) if found else {"op_type": "create"}
        self._write()
        self._session.guard = self._keep
        try:
            yield
        finally:
            self._session.guard = lambda: None
            self._release()

    def _keep(self) -> None:
        if time.monotonic() - self._renewed > _RENEWED:
            self._write()

    def _write(self) -> None:
        body = {**self._owner, "until": time.time() + _LASTS}
        try:
            answer = self._session.ask("PUT", self._path, body, **{"refresh": "true"} | self._seen)
        except ConflictError as exc:
            answer = self._session.exists(self._path) or {}
            writer = answer.get("_source", {})
            if writer.get("token") != self._owner["token"]:
                raise self._lost(writer) from exc
            # our own: the node that took it died before it could say so, and another was asked again
        self._seen = _version(answer)
        self._renewed = time.monotonic()

    def _release(self) -> None:
        try:
            self._session.ask("DELETE", self._path, refresh="true", **self._seen)
        except ConflictError:
            return  # another took it over, who will let go of it
        except EngineUnavailableError:  # no room on its disk, or it is gone: what ended the work says so
            _ENDED.add(self._owner["token"])

    def _is_held(self, writer: Body) -> bool:
        if writer["until"] < time.time() or writer.get("token") in _ENDED:
            return False
        return writer["host"] != self._owner["host"] or _lives(int(writer["process"]))

    def _lost(self, writer: Body) -> IndexLockedError:
        left = max(0.0, writer.get("until", 0.0) - time.time())
        return IndexLockedError(
            f"another process ({writer.get('process', '?')} on {writer.get('host', '?')}) is writing to"
            f" {self._session.address} — wait for it to end; if it died, for {left:.0f} seconds"
        )


def _version(answer: Body) -> dict[str, str]:
    return {"if_seq_no": str(answer["_seq_no"]), "if_primary_term": str(answer["_primary_term"])}


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
