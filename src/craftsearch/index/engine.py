"""The engine port: what can be found. Engines are derived; the catalogue is the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from craftsearch.model import Count, Node

TITLE, TEXT = "title", "text"
"""Fields of terms tagged with their language group (``en:craft``, ``hbs:obrt``): stems."""
TITLE_SURFACE, TEXT_SURFACE = "title_surface", "text_surface"
"""Fields of folded words as written, in no language: exact, prefix and phrase search."""
TERM_FIELDS = (TITLE, TEXT, TITLE_SURFACE, TEXT_SURFACE)
KEYWORD_FIELDS = (
    "lang", "passage", "site", "country", "city", "project", "programme", "kind", "theme", "year", "event",
)  # fmt: skip
"""Fields of whole values, folded, several to a document.

``passage`` holds each passage's language, ``year`` the years of its events (of its publication where it has
none), ``event`` what each event has at once (see ``keys.happening``).
"""


class Posting(Value, frozen=True):
    """One document as an engine stores it.

    ``terms`` maps each term field to its terms in order, parted by spaces: positions count from 0
    in each field. ``keywords`` maps keyword fields to values. ``day`` is the day of publication as an
    ordinal (``date.toordinal``), 0 where it is not known.
    """

    id: str
    terms: dict[str, str]
    keywords: dict[str, tuple[str, ...]]
    day: int = 0


class Scored(Value, frozen=True):
    """A document that matched, and how well; higher is better, never negative.

    Terms and phrases of term fields score by BM25, a beginning 1, keywords 0: those only narrow down.
    """

    id: str
    score: float


class Matches(Value, frozen=True):
    """The best of what matched, best first, ties by id; ``total`` counts all."""

    total: int
    best: tuple[Scored, ...]


class Engine(Protocol):
    """Finds documents by our own analysed terms; every adapter finds the same, in the same order.

    An adapter translates its library's errors into ``EngineUnavailableError``. Only the holder of
    the index's write lock may call ``add``, ``delete`` and ``commit``.
    """

    name: str

    @property
    def distant(self) -> bool:
        """Whether each question costs a journey, so that many are better asked at once."""

    def add(self, postings: Iterable[Posting]) -> None:
        """Take documents in, each replacing the one of the same id; findable after ``commit``."""

    def delete(self, ids: Iterable[str]) -> None:
        """Forget documents; gone after ``commit``. Unknown ids do no harm."""

    def commit(self) -> None:
        """Make all that was added and deleted durable and findable before returning."""

    def match(
        self,
        node: Node,
        *,
        limit: int,
        offset: int = 0,
        among: Collection[str] | None = None,
        newest: bool = False,
    ) -> Matches:
        """Rank the documents that ``node`` matches, within ``among`` when it is given.

        With ``newest`` the latest ``day`` comes first, ties by id, and every score is 0.
        """

    def facets(
        self, node: Node, fields: Collection[str], *, limit: int, among: Collection[str] | None = None
    ) -> dict[str, tuple[Count, ...]]:
        """Count the matching documents by the values of keyword fields: most first, ties by value."""

    def terms(self, field: str, prefix: str, *, limit: int) -> tuple[Count, ...]:
        """List the terms of a field that begin with ``prefix``: in most documents first, ties by term.

        Recent deletions may still count.
        """

    def beginning(
        self, asked: Collection[tuple[str, str]], *, limit: int
    ) -> dict[tuple[str, str], tuple[Count, ...]]:
        """Give the ``terms`` of each field and prefix."""

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that hold ``term`` in ``field``; recent deletions may still count."""

    def frequencies(self, asked: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Give the ``frequency`` of each field and term; a distant engine remembers it for a moment."""

    def count(self) -> int:
        """Count the documents held."""

    def close(self) -> None:
        """Let go of files and threads; what was not committed is dropped."""
