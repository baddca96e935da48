from __future__ import annotations

import re

import pytest

from craftsearch.meaning.thesaurus import LANGUAGES, shipped, to_turtle

NAME = r"(?:a|(?:skos|dct|concept|group):[A-Za-z0-9-]+|<urn:craftsearch:thesaurus>)"
LITERAL = r'"(?:[^"\\\n]|\\["\\])*"@[a-z]{2}'
OBJECTS = rf"(?:{NAME}|{LITERAL})(?:, (?:{NAME}|{LITERAL}))*"
STATEMENT = re.compile(rf"{NAME}(?: {NAME} {OBJECTS})(?: ;\n    {NAME} {OBJECTS})* \.\n")
PREFIX = re.compile(r"@prefix [a-z]+: <[^<>\s]+> \.\n")


@pytest.fixture(scope="module")
def turtle() -> str:
    return to_turtle()


@pytest.fixture(scope="module")
def statements(turtle: str) -> dict[str, str]:
    parts = re.split(r"(?<= \.\n)\n", turtle)[1:]
    return {part.split(" ", 1)[0]: part for part in parts}


def test_the_document_follows_the_grammar(turtle: str) -> None:
    prefixes, *parts = re.split(r"(?<= \.\n)\n", turtle)
    assert all(PREFIX.fullmatch(line) for line in prefixes.splitlines(keepends=True))
    assert [part for part in parts if not STATEMENT.fullmatch(part)] == []


def test_every_concept_is_in_the_scheme_with_one_preferred_label_a_language(
    statements: dict[str, str],
) -> None:
    for concept in shipped():
        text = statements[f"concept:{concept.id}"]
        assert "a skos:Concept ;\n    skos:inScheme <urn:craftsearch:thesaurus>" in text
        assert re.findall(r'skos:prefLabel "[^"]+"@(..)', text) == list(LANGUAGES)


def test_alternative_labels_carry_their_language(statements: dict[str, str]) -> None:
    assert 'skos:altLabel "занаятчийство"@bg, "занаятчия"@bg' in statements["concept:craft"]


def test_broader_and_narrower_mirror_each_other(statements: dict[str, str]) -> None:
    links = {
        (one, relation, other)
        for one, text in statements.items()
        for relation, names in re.findall(r"skos:(broader|narrower) ([^;]+?)(?: ;| \.)\n", text)
        for other in names.split(", ")
    }
    assert ("concept:porcelain", "broader", "concept:pottery") in links
    mirror = {"broader": "narrower", "narrower": "broader"}
    assert {(other, mirror[relation], one) for one, relation, other in links} == links


def test_the_scheme_names_every_concept_without_a_broader_one(statements: dict[str, str]) -> None:
    (top,) = re.findall(r"skos:hasTopConcept (.+) \.", statements["<urn:craftsearch:thesaurus>"])
    assert top.split(", ") == [f"concept:{concept.id}" for concept in shipped() if not concept.broader]


def test_groups_are_collections_of_their_concepts(statements: dict[str, str]) -> None:
    assert "a skos:Collection" in statements["group:crafts"]
    assert "concept:pottery" in statements["group:crafts"]


def test_quotes_and_backslashes_in_labels_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    import msgspec

    from craftsearch.meaning.thesaurus import turtle

    first = shipped()[0]
    odd = msgspec.structs.replace(first, broader=(), preferred={**first.preferred, "en": 'a "b" \\ c'})
    monkeypatch.setattr(turtle, "shipped", lambda: (odd,))
    assert r'"a \"b\" \\ c"@en' in turtle.to_turtle()
