from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from craftsearch.meaning.thesaurus import LANGUAGES, Concept, shipped
from craftsearch.meaning.thesaurus.concepts import ThesaurusError, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "\t".join(("id", "broader", *LANGUAGES))
ALPHABETS = {"bg": "CYRILLIC", "el": "GREEK"}
INTERNATIONAL = {"3D", "Interreg", "Erasmus+", "LEADER", "UNESCO", "blockchain", "fablab"}


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: str, header: str = HEADER) -> Path:
        path = tmp_path / "crafts.tsv"
        path.write_text("\n".join((header, *rows)), encoding="utf-8")
        return path

    return write


def _row(name: str, broader: str = "", *, swedish: str = "hantverk", columns: int = len(LANGUAGES)) -> str:
    return "\t".join((name, broader, *["craft"] * (columns - 1), swedish))


def _above(name: str, concepts: dict[str, Concept]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        wider = set(concepts[waiting.pop()].broader) - found
        found |= wider
        waiting.extend(wider)
    return found


def test_more_than_four_hundred_concepts_of_the_domain_and_as_many_everyday_words_come_with_the_program() -> (
    None
):
    themes = sum(concept.theme for concept in shipped())
    assert themes > 400
    assert len(shipped()) - themes > 400


def test_every_concept_has_a_preferred_label_in_every_language() -> None:
    assert {concept.id: tuple(concept.preferred) for concept in shipped()} == {
        concept.id: LANGUAGES for concept in shipped()
    }
    assert all(all(concept.preferred.values()) for concept in shipped())


def test_every_label_is_trimmed_and_in_nfc() -> None:
    labels = [label for concept in shipped() for language in LANGUAGES for label in concept.labels(language)]
    assert [label for label in labels if unicodedata.normalize("NFC", " ".join(label.split())) != label] == []


def test_every_label_is_written_in_the_alphabet_of_its_language() -> None:
    strangers = {
        word
        for concept in shipped()
        for language in LANGUAGES
        for label in concept.labels(language)
        for word in label.split()
        for letter in word
        if letter.isalpha()
        if not unicodedata.name(letter).startswith(ALPHABETS.get(language, "LATIN"))
    }
    assert strangers == INTERNATIONAL


def test_no_concept_is_wider_than_itself() -> None:
    concepts = {concept.id: concept for concept in shipped()}
    assert [name for name in concepts if name in _above(name, concepts)] == []


def test_a_row_gives_its_first_label_as_preferred_and_the_others_as_alternatives(
    table: Callable[..., Path],
) -> None:
    (concept,) = read([table(_row("craft", swedish="hantverk;slöjd"))])
    assert concept.preferred["sv"] == "hantverk"
    assert concept.alternatives["sv"] == ("slöjd",)
    assert concept.group == "crafts"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((_row("craft", columns=23),), "25 cells"),
        ((_row("craft", swedish=""),), "craft, sv: the label '' is empty"),
        ((_row("craft", swedish="hantverk; slöjd"),), "untrimmed"),
        ((_row("craft", swedish="slo\u0308jd"),), "NFC"),
        ((_row("craft", swedish="slöjd;slöjd"),), "given twice"),
        ((_row("craft"), _row("craft")), "ids given twice: craft"),
        ((_row("craft", "trade"),), "'trade', which no table holds"),
    ],
)
def test_a_table_with_a_gap_or_a_slip_is_refused(
    rows: tuple[str, ...], reason: str, table: Callable[..., Path]
) -> None:
    with pytest.raises(ThesaurusError, match=reason):
        read([table(*rows)])


def test_a_table_without_the_columns_of_all_languages_is_refused(table: Callable[..., Path]) -> None:
    with pytest.raises(ThesaurusError, match="must begin with the columns id broader bg"):
        read([table(_row("craft"), header="id\tbroader\ten")])
