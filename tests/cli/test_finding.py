from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def completions(index: Path, environment: dict[str, str], line: str) -> list[str]:
    asked = {
        "_CRAFTSEARCH_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "CRAFTSEARCH_INDEX": str(index),
    }
    done = subprocess.run(
        [sys.executable, "-m", "craftsearch"], env=environment | asked, capture_output=True, check=False
    )
    return [each.partition(",")[2] for each in done.stdout.decode().split()]


def test_facets_are_counted_under_their_heads(run: Run, index: Path) -> None:
    shown = run("facets", "craft", "-ваучери", "--by", "country", index=index).stdout.decode().split()
    assert shown[:3] == ["Country", "fi", "1"]
    lines = run("facets", "--json", index=index).stdout.decode().splitlines()
    assert {json.loads(line)["field"] for line in lines} >= {"lang", "city", "year"}


def test_a_value_that_cannot_be_counted_by_is_refused(run: Run, index: Path) -> None:
    assert run("facets", "--by", "colour", index=index).returncode == 2


def test_terms_are_listed_with_their_documents(run: Run, index: Path) -> None:
    shown = run("terms", "--prefix", "craf", index=index).stdout.decode().split()
    assert shown[:2] == ["crafts", "1"] or "craft" in shown
    nothing = run("terms", "--prefix", "xyl", index=index)
    assert (nothing.stdout, b"nothing begins with 'xyl'" in nothing.stderr) == (b"", True)


def test_pages_go_on_where_the_last_one_ended(run: Run, index: Path) -> None:
    def page(*options: str) -> list[str]:
        done = run("search", "the", "--exact", "--json", *options, index=index)
        return [json.loads(line)["id"] for line in done.stdout.decode().splitlines()]

    assert page("--limit", "1") + page("--limit", "1", "--offset", "1") == page()
    shown = run("search", "the", "--exact", "--limit", "1", "--offset", "1", index=index)
    assert shown.stdout.decode().splitlines()[1].startswith("2")
    assert b"2 to 2 of 2 documents" in shown.stderr
    past = run("search", "the", "--exact", "--offset", "9", index=index)
    assert b"2 documents in all" in past.stderr


def test_a_score_is_taken_apart(run: Run, index: Path) -> None:
    shown = run("search", "voucher AND project", "--explain", index=index).stdout.decode()
    assert "voucher AND project" in shown
    assert "voucher " in shown.split("made of")[1]
    told = json.loads(run("search", "voucher AND project", "--explain", "--json", index=index).stdout)
    assert told["query"] == "voucher AND project"
    assert len(told["hits"][0]["parts"]) == 2


def test_a_word_that_stands_nowhere_is_told_with_what_may_be_meant(run: Run, index: Path) -> None:
    done = run("search", "vuochers", "--exact", index=index)
    assert "vuochers stands in no document — did you mean vouchers (en, 1 document)?" in done.stderr.decode()


def test_answers_in_other_languages_are_told_where_there_are_none(run: Run, index: Path) -> None:
    done = run("search", "voucher", "--lang", "mt", "--exact", index=index)
    assert "in any language and inflection there are answers: 1 bg, 1 en" in done.stderr.decode()


def test_an_index_is_converted(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("ingest", folder, "--no-vectors", index=tmp_path / "i").returncode == 0
    done = run("convert", "whoosh", "--json", index=tmp_path / "i")
    assert json.loads(done.stdout) == {"documents": 3, "engine": "whoosh"}
    assert b"whoosh" in run("stats", index=tmp_path / "i").stdout


def test_a_slip_in_an_engine_s_name_makes_no_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("ingest", folder, "--no-vectors", index=tmp_path / "i").returncode == 0
    done = run("convert", "woosh", index=tmp_path / "i")
    assert done.returncode == 2
    assert done.stderr.startswith(b"craftsearch: no engine is called 'woosh'")
    assert run("convert", tmp_path / "woosh", index=tmp_path / "i").returncode == 0


def test_answers_are_grouped_by_a_language_that_is_known(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("ingest", folder, "--no-vectors", index=tmp_path / "i").returncode == 0
    asked = ("search", "craft OR ваучер OR kézműves", "--group-by", "language")
    plain = [json.loads(line) for line in run(*asked[:2], "--json", index=tmp_path / "i").stdout.splitlines()]
    other = next(hit["language"] for hit in plain if hit["language"] != plain[0]["language"])
    told = run(*asked, "--query-lang", other, "--json", index=tmp_path / "i").stdout.splitlines()
    assert json.loads(told[0])["language"] == other
    done = run("search", "voucher", "--group-by", "language", "--lang", "bg", index=tmp_path / "i")
    assert b"In your language" not in done.stdout
    assert b"give --query-lang" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(run: Run, shell: str) -> None:
    if shell == "bash" and not os.path.exists("/bin/bash"):  # noqa: PTH110  # click asks it for its version
        pytest.fail("bash is needed to make its own script")
    assert b"_CRAFTSEARCH_COMPLETE" in run("completion", shell).stdout


@pytest.mark.parametrize(
    ("line", "completion"),
    [
        ("craftsearch fac", "facets"),
        ("craftsearch search vouch", "vouchers"),
        ("craftsearch search country:h", "country:hu"),
        ("craftsearch events --project inn", "innowood"),
        ("craftsearch events --city bud", "budapest"),
    ],
)
def test_the_shell_completes_from_the_index(
    index: Path, environment: dict[str, str], line: str, completion: str
) -> None:
    assert completion in completions(index, environment, line)


def test_completion_without_an_index_is_silent(tmp_path: Path, environment: dict[str, str]) -> None:
    assert completions(tmp_path, environment, "craftsearch search vouch") == []


def test_in_a_terminal_an_error_points_at_the_character(index: Path, environment: dict[str, str]) -> None:
    terminal, end = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "craftsearch", "search", "--strict", '5" craft'],
        env=environment | {"CRAFTSEARCH_INDEX": str(index)},
        stdout=subprocess.DEVNULL,
        stderr=end,
        check=False,
    )
    os.close(end)
    shown = os.read(terminal, 2000).decode().splitlines()
    os.close(terminal)
    assert shown[0].startswith('craftsearch: the " at character 2 is never closed')
    assert shown[1:] == ['  5" craft', "   ^"]
