from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

ENGLISH = "The bakery in our village gives yesterday's bread to people who cannot pay for it."
GERMAN = "Die Bäckerei im Dorf verschenkt das Brot vom Vortag an Menschen, die es nicht bezahlen können."


def ingested(run: Run, folder: Path, *options: str) -> Path:
    news = folder / "news"
    news.mkdir()
    (news / "en.txt").write_text(ENGLISH, "utf-8")
    (news / "de.txt").write_text(GERMAN, "utf-8")
    assert run("ingest", str(news), *options, index=folder / "index").returncode == 0
    return folder / "index"


def test_a_lack_of_vectors_is_told_on_stderr_and_embed_mends_it(run: Run, tmp_path: Path) -> None:
    index = ingested(run, tmp_path, "--no-vectors")
    lacking = run("search", "bakery", "--json", index=index)
    assert b"cross-language: thesaurus" in lacking.stderr
    assert b"craftsearch embed" in lacking.stderr
    assert json.loads(run("embed", "--json", index=index).stdout) == {"embedded": 2}
    assert b"cross-language" not in run("search", "bakery", "--json", index=index).stderr


def test_similar_gives_the_same_matter_in_another_language(run: Run, tmp_path: Path) -> None:
    index = ingested(run, tmp_path)
    found = run("similar", "en.txt", "--json", index=index)
    assert [json.loads(line)["language"] for line in found.stdout.splitlines()] == ["de"]


def test_what_meaning_found_says_so_in_the_table(run: Run, tmp_path: Path) -> None:
    index = ingested(run, tmp_path)
    assert b"near in meaning" in run("search", "leftover loaves for the poor", index=index).stdout
