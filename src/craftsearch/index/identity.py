"""Identifiers of events that last: a new mention of a known event takes over the identifier it has.

So a calendar that takes the library's events in again replaces its entries, also when a document was
rewritten or another one tells of the same event with a finer date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from craftsearch.events.gathering import Gathering, best_match

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from craftsearch.index.catalogue import Document
    from craftsearch.model import Event, Record


class Mentions(Protocol):
    """What is asked of a catalogue here."""

    def get(self, ids: Collection[str]) -> dict[str, Record]:
        """Return the records held under these ids."""

    def neighbours(self, event: Event) -> Iterable[Event]:
        """Give events that may be the same."""


def identified(catalogue: Mentions, documents: Sequence[Document]) -> list[Document]:
    """Give the events of documents that are to be written the identifiers under which they are known.

    A document's own former event comes first, then one of this batch, then one of any other document.
    """
    before = catalogue.get([document.record.id for document in documents if document.record.events])
    batch = Gathering()
    out: list[Document] = []
    for document in documents:
        old = before.get(document.record.id)
        events: list[Event] = []
        for event in document.record.events:
            taken = {other.uid for other in events}
            known = _known(event, old.events if old else (), document.record.events, batch, catalogue)
            if known is not None and known.uid not in taken:
                event = msgspec.structs.replace(event, uid=known.uid)  # noqa: PLW2901  # the same, as it is known
            events.append(event)
        for event in events:
            batch.add(event)
        out.append(_with_events(document, tuple(events)))
    return out


def same_but_uids(first: Record, second: Record) -> bool:
    """Tell whether two records are the same, whatever identifiers their events took over."""
    bare = (
        msgspec.structs.replace(
            record, events=tuple(msgspec.structs.replace(event, uid="") for event in record.events)
        )
        for record in (first, second)
    )
    return next(bare) == next(bare)


def _known(
    event: Event, old: Collection[Event], new: Collection[Event], batch: Gathering, catalogue: Mentions
) -> Event | None:
    return (
        best_match(event, old)
        or _moved(event, old, new)
        or batch.find(event)
        or best_match(event, catalogue.neighbours(event))
    )


def _moved(event: Event, old: Collection[Event], new: Collection[Event]) -> Event | None:
    """Recognise an event whose day was changed: the only one of its sort and place, before and now."""
    former = [other for other in old if _what(other) == _what(event)]
    if len(former) == 1 and sum(_what(other) == _what(event) for other in new) == 1:
        return former[0]
    return None


def _what(event: Event) -> tuple[object, ...]:
    where = event.where
    return event.kind, where and (where.name, where.country), event.project


def _with_events(document: Document, events: tuple[Event, ...]) -> Document:
    if events == document.record.events:
        return document
    record = msgspec.structs.replace(document.record, events=events)
    return msgspec.structs.replace(document, record=record)
