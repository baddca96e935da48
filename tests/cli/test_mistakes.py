from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from craftsearch.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def _beside_the_index(monkeypatch: pytest.MonkeyPatch, index: Path, tmp_path: Path) -> None:
    """In an empty folder, with the index named by the environment."""
    monkeypatch.setenv("CRAFTSEARCH_INDEX", str(index))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("search", "fild:x"), 2, "unknown field 'fild' at character 1"),
        (("search", "..."), 2, "type at least one"),
        (("search", "craft", "--limt", "3"), 2, "No such option '--limt'"),
        (("search", "craft", "--limit", "0"), 2, "a limit of 0"),
        (("events", "--from", "2013-1x"), 2, "'2013-1x' is no date — write YYYY"),
        (("events", "--from", "2013-02-30"), 2, "there is no date 2013-02-30"),
        (("events", "--from", "2014", "--to", "2013"), 2, "give the earlier date first"),
        (("events", "--month", "2013"), 2, "write YYYY-MM"),
        (("events", "--month", "2013-04", "--year", "2013"), 2, "give one of"),
        (("events", "--ics", "--csv"), 2, "choose one"),
        (("events", "--country", "Hungary"), 2, "two letters"),
        (("events", "--lang", "english"), 2, "use one of bg, "),
        (("search", "craft", "--lang", "xx"), 2, "language 'xx' is not served"),
        (("search", "craft", "lang:xx"), 2, "'xx' at character 7 is no language code that is known"),
        (("events", "--kind", "party"), 2, "'party' is not one of"),
        (("show",), 2, "Missing argument 'ID'"),
        (("show", "ffff"), 2, "no document 'ffff'"),
        (("frobnicate",), 2, "No such command 'frobnicate'"),
        (("ingest", "no/such/folder"), 2, "no file or folder at no/such/folder"),
        (("ingest", ".", "--engine", "lucene"), 2, "no engine called 'lucene'"),
        (("ingest", "-", "--prune"), 2, "--prune needs folders"),
        (("clean", "no-such-file"), 2, "no file or folder"),
        (("clean", "."), 2, "is a folder"),
        (("--index", "no/index", "search", "craft"), 3, "run 'craftsearch ingest corpus' first"),
        (("doctor", "--index", "no/index"), 3, "no index at no/index"),
        (("--index", "redis://host/name", "list"), 2, "no adapter for redis://"),
        (("--index", "opensearch://127.0.0.1:9200/Name", "list"), 2, "'Name' cannot name an index"),
        (("--index", "opensearch://127.0.0.1:1/name", "list"), 4, "no server answers at 127.0.0.1:1"),
        (("convert", "a", "b", "c"), 2, "3 places were given"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.usefixtures("_beside_the_index")
def test_a_mistake_is_told_on_one_line_with_its_remedy(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, told: str
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    out, err = capfd.readouterr()
    assert exit_.value.code == code
    assert out == ""
    assert err.startswith("craftsearch: ")
    assert err.count("\n") == 1
    assert told in err


@pytest.mark.parametrize(
    ("arguments", "code"), [(("search", "fild:x"), 2), (("list", "--index", "no/index"), 3)]
)
def test_a_mistake_ends_the_process_with_its_code(
    run: Run, index: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = run(*arguments, index=index)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.startswith(b"craftsearch: ")
    assert done.stderr.count(b"\n") == 1


def test_an_index_of_a_newer_version_is_not_touched(run: Run, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text(
        json.dumps({"format": 99, "engine": "tantivy", "created": "2030-01-01T00:00:00Z"}), "utf-8"
    )
    done = run("search", "craft", index=tmp_path)
    assert done.returncode == 4
    assert b"upgrade craftsearch" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_a_query_that_is_no_unicode_is_refused(run: Run, index: Path) -> None:
    code = "import sys; from craftsearch.cli import main; main(['search', 'a\\udcff'])"
    done = run(index=index, code=code)
    assert done.returncode == 2
    assert b"not valid UTF-8" in done.stderr


def test_no_arguments_at_all_give_the_help_on_stderr(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: craftsearch" in done.stderr
