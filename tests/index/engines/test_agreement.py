"""Every engine gives the oracle's answer to questions that nobody thought of."""

from __future__ import annotations

import random
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS, TEXT, TEXT_SURFACE, TITLE, Engine, Posting
from craftsearch.index.engines.tantivy import TantivyEngine
from craftsearch.index.engines.whoosh import WhooshEngine
from craftsearch.model import AllOf, AnyOf, Boost, Node, Not, Phrase, Prefix, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = ("a", "b", "c", "dd", "de", "занаят", "éé", "🧶")
FIELDS = (TEXT, TEXT_SURFACE, TITLE)


def posting(chance: random.Random, identifier: str) -> Posting:
    terms = {
        field: " ".join(chance.choices(WORDS, k=chance.choice((0, 3, 11, 57, 200)))) for field in TERM_FIELDS
    }
    keywords = {field: tuple(sorted(chance.sample(WORDS, chance.randrange(3)))) for field in KEYWORD_FIELDS}
    return Posting(identifier, terms, keywords, chance.randrange(4))


def node(chance: random.Random, depth: int) -> Node:
    field = chance.choice(FIELDS)
    if depth == 0:
        return chance.choice(
            (
                Term(field, chance.choice(WORDS)),
                Term("lang", chance.choice(WORDS)),
                Prefix(field, chance.choice("aдd")),
                Phrase(field, tuple(chance.choices(WORDS, k=chance.randrange(1, 4))), chance.randrange(4)),
            )
        )
    parts = tuple(node(chance, depth - 1) for _ in range(chance.randrange(1, 4)))
    return chance.choice(
        (
            AllOf(parts),
            AllOf((*parts[1:], Not(parts[0]))),
            AnyOf(parts, chance.randrange(1, len(parts) + 1)),
            Synonyms(parts),
            Boost(parts[0], chance.choice((0.5, 2.0))),
        )
    )


NEAR = {"opensearch": 5e-3}
"""How far scores may differ: to Lucene an empty field, of which here are many, has the length of a word."""


@pytest.fixture(scope="module", params=["embedded", pytest.param("cluster", marks=pytest.mark.cluster)])
def several(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    oracle: Callable[[Path], Engine],
) -> list[Engine]:
    """The oracle and others with the same documents, of several commits; none deleted, as those count on."""
    tmp_path = tmp_path_factory.mktemp("several")
    if request.param == "cluster":
        engines = [oracle(tmp_path / "o"), request.getfixturevalue("module_home").open("opensearch").engine]
    else:
        engines = [oracle(tmp_path / "o"), TantivyEngine(tmp_path / "t"), WhooshEngine(tmp_path / "w")]
    chance = random.Random(7)
    batches = [[posting(chance, f"{at:02d}") for at in range(start, 60, 4)] for start in range(4)]
    for engine in engines:
        for batch in batches:
            engine.add(batch)
            engine.commit()
    return engines


@pytest.mark.parametrize("seed", range(40))
def test_hits_scores_and_order_are_the_oracle_s(several: list[Engine], seed: int) -> None:
    chance = random.Random(seed)
    asked = [node(chance, depth) for depth in (0, 1, 1, 2, 2, 3)]
    oracle, *others = several
    for question in asked:
        wanted = oracle.match(question, limit=100)
        for engine in others:
            found = engine.match(question, limit=100)
            assert found.total == wanted.total, (engine.name, question)
            assert {one.id for one in found.best} == {one.id for one in wanted.best}
            for one, other in zip(found.best, wanted.best, strict=True):
                near = pytest.approx(other.score, rel=NEAR.get(engine.name, 1e-3), abs=1e-6)
                assert one.score == near, (engine.name, question)


@pytest.mark.parametrize("seed", range(10))
def test_facets_terms_and_dates_are_the_oracle_s(several: list[Engine], seed: int) -> None:
    chance = random.Random(seed)
    question = node(chance, 2)
    among = None if seed % 2 else [f"{at:02d}" for at in range(0, 60, 3)]
    oracle, *others = several
    for engine in others:
        assert engine.facets(question, KEYWORD_FIELDS, limit=5, among=among) == oracle.facets(
            question, KEYWORD_FIELDS, limit=5, among=among
        )
        assert engine.match(question, limit=7, offset=3, among=among, newest=True) == oracle.match(
            question, limit=7, offset=3, among=among, newest=True
        )
        for field in chain(TERM_FIELDS, KEYWORD_FIELDS):
            assert [each.value for each in engine.terms(field, "d", limit=9)] == [
                each.value for each in oracle.terms(field, "d", limit=9)
            ]
