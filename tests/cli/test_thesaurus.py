from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TABLE = "id,en,fi\nhawks,falconry,haukkametsästys\n"


def test_an_imported_thesaurus_bridges_languages_and_gives_themes(run: Run, tmp_path: Path) -> None:
    index, item, table = tmp_path / "index", tmp_path / "fi.txt", tmp_path / "bees.csv"
    item.write_text("Kunta tukee haukkametsästystä: jokainen koulu saa kaksi lintua ja opettajan.", "utf-8")
    table.write_text(TABLE, "utf-8")
    run("ingest", "--no-vectors", item, index=index)
    before = run("search", "falconry", "--json", index=index).stdout
    done = run("thesaurus", "import", table, "--json", index=index)
    run("reprocess", index=index)
    (hit,) = (
        json.loads(line) for line in run("search", "falconry", "--json", index=index).stdout.splitlines()
    )
    shown = json.loads(run("show", "fi.txt", "--json", index=index).stdout)
    assert before == b""
    assert json.loads(done.stdout)["concepts"] == 1
    assert hit["why"][0]["by"] == "thesaurus"
    assert "bees:hawks" in shown["themes"]


def test_thesauri_are_listed_and_removed(run: Run, tmp_path: Path) -> None:
    index, table = tmp_path / "index", tmp_path / "bees.csv"
    table.write_text(TABLE, "utf-8")
    run("thesaurus", "import", table, "--name", "hives", index=index)
    assert run("thesaurus", "list", index=index).stdout == b"hives\n"
    assert run("thesaurus", "remove", "hives", index=index).returncode == 0
    again = run("thesaurus", "remove", "hives", index=index)
    assert again.returncode == 2
    assert b"no thesaurus 'hives'" in again.stderr


def test_ours_is_exported_as_skos(run: Run, tmp_path: Path) -> None:
    out = run("thesaurus", "export", index=tmp_path / "index").stdout
    assert b"skos:prefLabel" in out
