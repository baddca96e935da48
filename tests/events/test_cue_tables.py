import re
from importlib.resources import files
from typing import get_args

import msgspec
import pytest

from craftsearch.events.cues import Cues, cues
from craftsearch.events.scanning import pattern
from craftsearch.model import EventKind

FOLDER = files("craftsearch.events") / "languages"
CODES = sorted(path.name[:-5] for path in FOLDER.iterdir() if path.name.endswith(".toml"))
UNION = [code for code in CODES if code != "template"]


_WELL_FORMED = re.compile(r"\*?[^\s*$](?:[^*$]*[^\s*$])?\$?")


def _table(code: str) -> Cues:
    return msgspec.toml.decode((FOLDER / f"{code}.toml").read_bytes(), type=Cues)


def test_every_language_of_the_union_has_a_table() -> None:
    assert " ".join(UNION) == "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"


@pytest.mark.parametrize("code", CODES)
def test_a_table_names_every_kind_of_event(code: str) -> None:
    table = _table(code)
    assert set(table.kinds) == set(get_args(EventKind))
    assert all(table.kinds.values())


@pytest.mark.parametrize("code", CODES)
def test_a_table_tells_every_tense_and_what_speaks_against(code: str) -> None:
    table = _table(code)
    assert all(getattr(table.verbs, tense) for tense in table.verbs.__struct_fields__)
    assert all(getattr(table.against, side) for side in table.against.__struct_fields__)


@pytest.mark.parametrize("code", UNION)
def test_a_language_marks_venues_by_preposition_or_by_case(code: str) -> None:
    table = _table(code)
    assert table.code == code
    assert table.venue.at or table.endings.locative


@pytest.mark.parametrize("code", CODES)
def test_no_cue_has_a_blank_or_a_mark_in_the_wrong_place(code: str) -> None:
    text = (FOLDER / f"{code}.toml").read_text("utf-8").split("[endings]")[0]
    lines = [line for line in text.splitlines() if "#" not in line]
    written = [cue for line in lines for cue in re.findall(r'"([^"]*)"', line)]
    assert written or code == "template"
    assert [cue for cue in written if not _WELL_FORMED.fullmatch(cue)] == []


def test_a_language_without_a_table_is_read_with_english_cues() -> None:
    assert cues("tlh").code == "en"
    assert cues("../en").code == "en"


def test_a_cue_matches_from_the_start_of_a_word_with_any_ending() -> None:
    found = pattern(("konferenc",))
    assert found.search("na Konferenci")
    assert not found.search("videokonference")


def test_a_starred_cue_may_end_a_compound() -> None:
    assert pattern(("*konferenz",)).search("Abschlusskonferenz")


def test_a_cue_with_a_dollar_takes_no_ending() -> None:
    assert pattern(("fair$",)).search("a fair in")
    assert not pattern(("fair$",)).search("fairness")


def test_an_underscore_lets_three_words_stand_between() -> None:
    found = pattern(("fand _ statt",))
    assert found.search("fand am Montag abend statt")
    assert not found.search("fand am Montag abend in Wien statt")
