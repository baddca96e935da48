from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from craftsearch.doctor import examine
from craftsearch.index.catalogue import Document
from craftsearch.index.posting import posting
from craftsearch.library import Library
from craftsearch.model import Article, Block, Language, Record, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftsearch.index.store import Store
    from craftsearch.model import Finding

RECORD = Record("0123456789abcdef", Article("A", (Block("Craft.", 0),), uri="file:///a"), Language("en", 1.0))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of one document."""
    with Library(tmp_path) as opened:
        opened._create()
        made = opened._opened()
        when = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        made.write([Document(RECORD, b"", b"", "text/plain", when)], [posting(RECORD)])
        yield made


def _finding(store: Store, check: str) -> Finding:
    return next(finding for finding in examine(store) if finding.check.startswith(check))


def test_a_sound_index_is_found_sound(store: Store) -> None:
    assert all(finding.sound for finding in examine(store))
    assert "1 documents" in _finding(store, "catalogue").detail


def test_an_engine_that_lost_documents_is_to_be_rebuilt(store: Store) -> None:
    store.engine.delete([RECORD.id])
    store.engine.commit()
    finding = _finding(store, "engine")
    assert not finding.sound
    assert finding.remedy == "run 'craftsearch rebuild'"


def test_an_engine_that_is_being_written_to_is_not_blamed(store: Store) -> None:
    store.catalogue.mark_deleted([RECORD.id])
    finding = _finding(store, "engine")
    assert finding.sound
    assert "writing now" in finding.detail


def test_a_damaged_catalogue_is_told_with_what_is_wrong(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.catalogue, "verify", lambda: ("page 3 is torn",))
    finding = _finding(store, "catalogue")
    assert not finding.sound
    assert finding.detail == "page 3 is torn"
    assert finding.remedy


def test_refused_items_are_counted_and_no_fault(store: Store) -> None:
    store.catalogue.reject([(Rejected("file:///b", "sources", "binary"), None)])
    finding = _finding(store, "rejected")
    assert finding.sound
    assert finding.detail == "1"
    assert "craftsearch rejects" in finding.remedy


def test_a_missing_library_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("craftsearch.doctor._LIBRARIES", ("tantivy", "nosuchlibrary"))
    finding = _finding(store, "libraries")
    assert not finding.sound
    assert "missing: nosuchlibrary" in finding.detail
