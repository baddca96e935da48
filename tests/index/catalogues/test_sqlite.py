"""What the embedded catalogue promises beyond the port: its file, its readers, damage."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.catalogue import Document
from craftsearch.index.catalogues.sqlite import SqliteCatalogue
from tests.index.catalogues.samples import document, event


def test_a_sound_file_verifies_and_a_damaged_one_does_not(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    catalogue = SqliteCatalogue(path, create=True)
    catalogue.put([document(str(number), text="Craft. " * 2000) for number in range(40)])
    assert catalogue.verify() == ()
    catalogue.close()
    held = bytearray(path.read_bytes())
    held[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(held)
    damaged = SqliteCatalogue(path)
    assert damaged.verify() != ()
    damaged.close()


def test_a_file_that_is_no_catalogue_is_refused_in_our_words(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"this is no database, only some text that is long enough" * 100)
    with pytest.raises(EngineUnavailableError, match="cannot be used"):
        SqliteCatalogue(path)


def test_a_reader_sees_the_last_whole_write_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    writer, reader = SqliteCatalogue(path, create=True), SqliteCatalogue(path)
    writer.put([document("a")])
    seen: list[int] = []

    def watching() -> Iterator[Document]:
        yield document("b")
        seen.append(reader.counts().documents)

    writer.put(watching())
    assert (seen, reader.counts().documents) == ([1], 2)
    writer.close()
    reader.close()


def test_the_schema_is_plain_sqlite_that_others_can_read(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    catalogue = SqliteCatalogue(path, create=True)
    catalogue.put([document("a", event("1", dt.date(2013, 4, 16)))])
    catalogue.close()
    other = sqlite3.connect(path)
    assert other.execute(
        "SELECT uri, language, first FROM documents JOIN events ON document = id"
    ).fetchall() == [("file:///news/a", "en", "2013-04-16")]
    other.close()


def test_what_is_pending_is_found_without_going_through_what_is_not(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue(tmp_path / "catalogue.sqlite", create=True)
    catalogue.put([document("a")])
    asked: list[str] = []
    catalogue._db.set_trace_callback(asked.append)
    catalogue.pending(1)
    catalogue._db.set_trace_callback(None)
    assert len(asked) == 2
    for sql in asked:
        plan = " ".join(step for *_, step in catalogue._db.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "documents_by_state" in plan
        assert "SCAN" not in plan
    catalogue.close()
