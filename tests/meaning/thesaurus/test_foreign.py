from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftsearch.errors import NotFoundError
from craftsearch.language import analyse
from craftsearch.meaning.thesaurus import Concept, Shelf, load
from craftsearch.meaning.thesaurus.concepts import ThesaurusError
from craftsearch.meaning.thesaurus.foreign import read_foreign

if TYPE_CHECKING:
    from pathlib import Path

SKOS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://example.org/vocabulary/> .
v:17 a skos:Concept ; skos:prefLabel "falconry"@en, "fauconnerie"@fr, "養蜂"@ja ;
    skos:altLabel "hawking art"@en, "falcon work"@en-GB ; skos:narrower v:18 .
v:18 a skos:Concept ; skos:prefLabel "gyrfalcon"@en, "gerfaut"@fr ; skos:definition "a bird"@en .
v:19 a skos:Concept ; skos:prefLabel "蜂"@ja .
"""


def by_id(concepts: tuple[Concept, ...]) -> dict[str, Concept]:
    return {concept.id: concept for concept in concepts}


def stems(text: str, language: str) -> dict[str, list[str]]:
    return {language: [token.term for token in analyse(text, language)]}


@pytest.fixture
def skos(tmp_path: Path) -> Path:
    path = tmp_path / "bees.ttl"
    path.write_text(SKOS, "utf-8")
    return path


def test_skos_brings_labels_of_our_languages_and_what_is_wider(skos: Path) -> None:
    found = by_id(read_foreign([skos], "bees"))
    assert set(found) == {"bees:17", "bees:18"}
    assert found["bees:17"].labels("en") == ("falconry", "hawking art", "falcon work")
    assert found["bees:18"].broader == ("bees:17",)
    assert found["bees:18"].labels("de") == ()


def test_tables_of_esco_are_read_together_one_a_language(tmp_path: Path) -> None:
    english, german = tmp_path / "skills_en.csv", tmp_path / "skills_de.csv"
    head = "conceptUri,preferredLabel,altLabels\n"
    english.write_text(f'{head}http://x/s/1,weave baskets,"plait\nwicker work"\n')
    german.write_text(f"{head}http://x/s/1,Körbe flechten,\n", "utf-8")
    (concept,) = read_foreign([english, german], "esco")
    assert concept.labels("en") == ("weave baskets", "plait", "wicker work")
    assert concept.labels("de") == ("Körbe flechten",)


def test_a_table_of_ones_own_has_a_column_a_language(tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text(
        "id;broader;en;sv\nhive;bees;beehive;bikupa\nbees;;bees;bin\n".replace(";", "\t"), "utf-8"
    )
    found = by_id(read_foreign([table], "ours"))
    assert found["ours:hive"].broader == ("ours:bees",)
    assert found["ours:hive"].labels("sv") == ("bikupa",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ttl", b"v:17 skos:prefLabel", "not valid"),
        ("a.csv", b"name,label\nx,y\n", "columns name, label"),
        ("skills.csv", b"conceptUri,preferredLabel\nx,y\n", "does not say its language"),
        ("a.csv", "id,en\nx,café\n".encode("latin-1"), "not UTF-8"),
        ("a.csv", b"id,en\n,y\n", "line 2 has no id"),
        ("a.xls", b"", "no vocabulary known"),
        ("none.ttl", None, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ThesaurusError, match=said):
        read_foreign([path], "a")


def test_an_imported_concept_is_found_beside_ours_and_expanded(skos: Path, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    done = shelf.add([skos])
    assert (done.name, done.concepts, done.languages) == ("bees", 2, ("en", "fr"))
    opened = shelf.opened()
    (match,) = opened.match(stems("fauconnerie", "fr"))
    assert match.concept == "bees:17"
    assert ("falconri",) in match.expansions["en"]
    assert {"bees:18", "craft"} <= set(opened.themes(stems("gyrfalcon and crafts", "en")))
    assert opened.label("bees:18", "de") == "gyrfalcon"
    assert opened.broader("bees:18") == ("bees:17",)


def test_an_import_of_the_same_name_replaces_and_a_removal_forgets(skos: Path, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.add([skos], "bees")
    skos.write_text(SKOS.replace("gyrfalcon", "merlin"), "utf-8")
    shelf.add([skos], "bees")
    assert shelf.opened().label("bees:18", "en") == "merlin"
    shelf.remove("bees")
    assert shelf.names() == ()
    assert shelf.opened() is load()
    with pytest.raises(NotFoundError, match="bees"):
        shelf.remove("bees")


def test_a_vocabulary_without_a_label_of_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text('<x:1> <http://www.w3.org/2004/02/skos/core#prefLabel> "蜂"@ja .', "utf-8")
    with pytest.raises(ThesaurusError, match="no concept has a label"):
        Shelf(tmp_path / "shelf").add([path])


@pytest.mark.parametrize("name", ["../out", "craftsearch", "Ä"])
def test_a_name_that_is_no_name_is_refused(skos: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ThesaurusError, match="cannot name"):
        Shelf(tmp_path / "shelf").add([skos], name)
