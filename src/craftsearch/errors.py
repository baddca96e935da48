"""One tree of errors; each says what happened, the value and the remedy, and knows its exit code."""

from __future__ import annotations

from typing import ClassVar, Literal

Stage = Literal["sources", "cleaning", "language", "events", "meaning", "index", "pipeline"]
"""The rooms that may refuse an item."""


class CraftsearchError(Exception):
    """The root: whatever this program raises on purpose is one of these."""

    exit_code: ClassVar[int] = 2


class UsageError(CraftsearchError):
    """The request itself cannot be served as it was put."""


class QueryError(UsageError):
    """A query that cannot be read; ``position`` points at the offending character."""

    def __init__(self, message: str, *, query: str = "", position: int | None = None) -> None:
        """Keep where in ``query`` the reading stopped, counted in code points from 0."""
        super().__init__(message)
        self.query = query
        self.position = position


class UnsupportedLanguageError(UsageError):
    """A language that the chosen detector or analyser does not serve."""


class NotFoundError(UsageError):
    """No document, event or path answers to that name."""


class NoIndexError(CraftsearchError):
    """There is no index where one was asked for."""

    exit_code = 3


class EngineUnavailableError(CraftsearchError):
    """The catalogue or the engine cannot be used now: locked, damaged, out of reach."""

    exit_code = 4


class IndexLockedError(EngineUnavailableError):
    """Another process is writing to this index."""


class IndexVersionError(EngineUnavailableError):
    """The index was written by a version of the program that this one cannot read."""


class RejectedItemError(CraftsearchError):
    """One item cannot be taken in; the others go on. ``stage`` names the room that refused it."""

    exit_code = 1

    def __init__(self, reason: str, *, stage: Stage) -> None:
        """Keep the room's name beside the reason."""
        super().__init__(reason)
        self.reason = reason
        self.stage = stage
