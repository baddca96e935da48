from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("search", "voucher"), "snippet"),
        (("events",), "when"),
        (("list",), "title"),
        (("stats",), "documents"),
        (("show", "seminar.html"), "removed"),
        (("doctor",), "sound"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_json_on_stdout_is_one_object_per_line_and_nothing_else(
    run: Run, index: Path, arguments: tuple[str, ...], field: str
) -> None:
    done = run(*arguments, "--json", index=index)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines
    assert all(field in json.loads(line) for line in lines)


def test_a_search_shows_marked_words_and_says_on_stderr_how_many(run: Run, index: Path) -> None:
    done = run("search", "voucher", "--lang", "en", index=index)
    assert "**vouchers**" in done.stdout.decode()
    assert done.stderr.decode().split() == ["1", "document"]


def test_a_query_is_read_from_stdin(run: Run, index: Path) -> None:
    done = run("search", "-", "--json", "--limit", "1", stdin="занаятчии\n".encode(), index=index)
    assert json.loads(done.stdout)["language"] == "bg"


def test_a_word_with_a_dash_excludes_and_is_no_option(run: Run, index: Path) -> None:
    done = run("search", "craft", "-chamber", "-ваучери", "--lang", "en", "--json", index=index)
    found = [json.loads(line)["uri"] for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert not [uri for uri in found if uri.endswith("seminar.html")]


def test_a_search_without_answer_is_no_failure(run: Run, index: Path) -> None:
    done = run("search", "xylophone", index=index)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"no document answers" in done.stderr


def test_events_without_a_year_are_left_out_of_the_calendar_and_counted(run: Run, index: Path) -> None:
    done = run("events", "--ics", index=index)
    entries = Calendar.from_ical(done.stdout).walk("VEVENT")
    assert [entry["X-EDTF"] for entry in entries] == ["2013-04-16/2013-04-17"]
    assert done.stderr.decode().startswith("1 event left out")


def test_a_spreadsheet_of_events_has_a_header(run: Run, index: Path) -> None:
    done = run("events", "--csv", "--year", "2013", index=index)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [row["edtf"] for row in rows] == ["2013-04-16/2013-04-17"]


def test_a_document_is_shown_with_what_was_cut(run: Run, index: Path) -> None:
    done = run("show", "seminar.html", "--text", "--removed", index=index)
    assert "The crafts chamber will publish" in done.stdout.decode()
    assert "Removed" in done.stdout.decode()


def test_a_reader_who_leaves_early_ends_the_program_quietly(index: Path, environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "craftsearch", "--index", index, "list"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout
        assert started.stderr
        started.stdout.close()
        said = started.stderr.read()
    assert started.returncode == 0
    assert b"Traceback" not in said
    assert b"Broken" not in said


def test_one_stage_can_be_tried_on_text_from_stdin(run: Run) -> None:
    text = "Семинарът се проведе в Габрово на 16 и 17 април 2013 г. с участието на занаятчии.".encode()
    detected = json.loads(run("detect", "-", "--json", stdin=text).stdout)
    dates = run("dates", "-", "--language", "bg", "--json", stdin=text).stdout.splitlines()
    assert detected["code"] == "bg"
    assert [json.loads(line)["start"] for line in dates] == ["2013-04-16"]


def test_a_cleaned_page_explains_its_cuts(run: Run, folder: Path) -> None:
    done = run("clean", folder / "seminar.html", "--explain")
    assert "took place in Budapest" in done.stdout.decode()
    assert "<p>" not in done.stdout.decode()
    assert "Removed (" in done.stdout.decode()


def test_upcoming_is_what_is_not_over_on_the_day(run: Run, index: Path) -> None:
    listed = run("events", "--upcoming", "--as-of", "2013-04-17", "--json", index=index)
    assert json.loads(listed.stdout)["when"]["edtf"] == "2013-04-16/2013-04-17"
    assert run("events", "--upcoming", "--as-of", "2013-04-18", "--json", index=index).stdout == b""


def test_past_and_announced_are_told_as_of_the_day(run: Run, index: Path) -> None:
    for day, status in (("2013-04-01", "announced"), ("2013-05-01", "past")):
        done = run("events", "--as-of", day, "--year", "2013", "--json", index=index)
        assert json.loads(done.stdout)["status"] == status


def test_a_calendar_marks_the_days_of_its_months(run: Run, index: Path) -> None:
    shown = run("events", "--calendar", index=index).stdout.decode()
    assert "April 2013" in shown
    assert " 15 [16][17] 18 " in shown
    assert "Year not known" in shown


def test_the_words_that_tell_of_an_event_are_marked_in_the_text(run: Run, index: Path) -> None:
    shown = " ".join(run("show", "seminar.html", "--events", index=index).stdout.decode().split())
    assert "The second **seminar**‹kind› of the **INNOWOOD**‹project› project **took place**‹status›" in shown
    assert "on **16-17 April 2013**‹when›. [1] Partners" in shown
    assert "1 where 0.95 Budapest" in shown


def test_answers_in_ones_own_language_come_first_and_keep_their_ranks(run: Run, tmp_path: Path) -> None:
    index = tmp_path / "index"
    (tmp_path / "en.txt").write_text("The bakery gives bread to the families of the town every morning.")
    (tmp_path / "sv.txt").write_text("Bageriet ger bröd till stadens familjer varje morgon.", "utf-8")
    run("ingest", tmp_path / "en.txt", tmp_path / "sv.txt", index=index)
    out = run(
        "search", "bread for families", "--group-by", "language", "--query-lang", "sv", index=index
    ).stdout.decode()
    own, others = out.split("In other languages")
    assert own.startswith("In your language (sv)")
    assert "Bageriet" in own
    assert "bakery" in others


def test_json_says_what_bridged_the_languages(run: Run, folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("ingest", "--no-vectors", folder, index=index)
    line = json.loads(run("search", "crafts", "--json", index=index).stdout.splitlines()[0])
    assert line["cross_language"] == "thesaurus"
    assert "craftsearch embed" in line["lack"]
