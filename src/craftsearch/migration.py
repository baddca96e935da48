"""From one index into another, wherever each lives: what is there is passed by, and all is checked."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from craftsearch.errors import EngineUnavailableError, UsageError
from craftsearch.index.posting import posting
from craftsearch.model import Migrated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from craftsearch.index.catalogue import Document
    from craftsearch.index.store import Store

Thing = TypeVar("Thing")
_AT_ONCE: Final = 256  # documents in memory
_REJECTS: Final = 32
_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")


def migrate(source: Store, target: Store, watch: Callable[[str, str], None] | None = None) -> Migrated:
    """Copy what ``source`` holds into ``target``, and compare both; the caller holds ``target`` for writing.

    Begun anew after a kill, it goes on where it was. ``watch`` is told each URI, and ``copied`` or
    ``unchanged``. Raises ``UsageError`` where ``target`` holds what ``source`` does not, and
    ``EngineUnavailableError`` where what arrived is not what was sent.
    """
    tell = watch or (lambda _uri, _outcome: None)
    for file in source.shelf.files():
        target.shelf.place(file.stem, file.read_bytes())
    copied = kept = 0
    sent = _Sum()
    for documents in _batches(source.catalogue.documents(), _AT_ONCE):
        missing = _missing(documents, target)
        target.place(
            missing,
            [posting(document.record) for document in missing],
            source.vectors.held([document.record.id for document in missing]),
        )
        names = {document.record.id for document in missing}
        for document in documents:
            sent.add(document)
            tell(document.record.article.uri, "copied" if document.record.id in names else "unchanged")
        copied, kept = copied + len(missing), kept + len(documents) - len(missing)
    rejects = _copy_rejects(source, target)
    _compare(sent, target)
    vectors = target.vectors.count()
    if vectors < source.vectors.count():
        raise EngineUnavailableError(
            f"of {source.vectors.count():,} vectors {vectors:,} arrived — run the same command again"
        )
    return Migrated(copied, kept, rejects, vectors, sent.hexdigest())


class _Sum:
    """A checksum over documents in whatever order, and how many there were."""

    def __init__(self) -> None:
        self.documents = 0
        self._sum = 0

    def add(self, document: Document) -> None:
        self.documents += 1
        self._sum = (self._sum + int.from_bytes(_fingerprint(document), "big")) % (1 << 256)

    def hexdigest(self) -> str:
        return f"{self._sum:064x}"


def _fingerprint(document: Document) -> bytes:
    """Sum up all that is known of a document, and its bytes."""
    return sha256(_ENCODER.encode(document)).digest()


def _missing(documents: Sequence[Document], target: Store) -> list[Document]:
    """Leave out what the target holds just so."""
    held = target.catalogue.get([document.record.id for document in documents])
    digests = target.catalogue.digests([document.record.article.uri for document in documents])
    return [
        document
        for document in documents
        if held.get(document.record.id) != document.record
        or digests.get(document.record.article.uri) != document.digest
    ]


def _copy_rejects(source: Store, target: Store) -> int:
    done = 0
    for batch in _batches(source.catalogue.rejects(), _REJECTS):
        target.catalogue.reject([(why, source.catalogue.refused(why.uri)) for why in batch])
        done += len(batch)
    return done


def _compare(sent: _Sum, target: Store) -> None:
    arrived = _Sum()
    for document in target.catalogue.documents():
        arrived.add(document)
    if arrived.documents > sent.documents:
        raise UsageError(
            f"the target holds {arrived.documents - sent.documents:,} documents that the source does not"
            " — give an index of its own to convert into"
        )
    if arrived.hexdigest() != sent.hexdigest() or target.engine.count() != sent.documents:
        raise EngineUnavailableError(
            f"of {sent.documents:,} documents {arrived.documents:,} arrived, {target.engine.count():,} are"
            " found, or not all are as they were sent — run the same command again"
        )


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch
