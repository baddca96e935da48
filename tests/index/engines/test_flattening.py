"""A question with fewer nodes is the same question."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from craftsearch.index.engine import TEXT, TITLE
from craftsearch.index.engines.flattening import flat
from craftsearch.model import AllOf, AnyOf, Boost, Node, Not, Phrase, Prefix, Synonyms, Term

from .test_agreement import node, posting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from craftsearch.index.engine import Engine

A, B, C = (Term(TEXT, letter) for letter in "abc")


@pytest.mark.parametrize(
    ("asked", "fewer"),
    [
        (Synonyms((A, Synonyms((B, C)))), Synonyms((A, B, C))),
        (Boost(Synonyms((A, Boost(B, 0.5))), 2.0), Synonyms((Boost(A, 2.0), B))),
        (Synonyms((A, Boost(A, 3.0), Boost(A, 2.0))), Boost(A, 3.0)),
        (AnyOf((Boost(Boost(A, 2.0), 2.0),)), Boost(A, 4.0)),
        (Synonyms((Phrase(TEXT, ("a",)),)), A),
        (AnyOf((A, Boost(Synonyms((B,)), 0.5)), 2), AnyOf((A, Boost(B, 0.5)), 2)),
        (AllOf((Not(Synonyms((A,))), B)), AllOf((Not(A), B))),
        (Boost(AllOf((A, Term(TITLE, "a"))), 0.0), AllOf((Boost(A, 0.0), Boost(Term(TITLE, "a"), 0.0)))),
        (AllOf(()), AllOf(())),
        (AnyOf(()), AnyOf(())),
        (Boost(Prefix(TEXT, "a"), 2.0), Boost(Prefix(TEXT, "a"), 2.0)),
    ],
)
def test_nodes_that_change_nothing_go(asked: Node, fewer: Node) -> None:
    assert flat(asked) == fewer


@pytest.mark.parametrize("seed", range(60))
def test_what_matches_and_its_score_stay(seed: int, oracle: Callable[[Path], Engine], tmp_path: Path) -> None:
    chance = random.Random(seed)
    engine = oracle(tmp_path / "o")
    engine.add([posting(chance, f"{at:02d}") for at in range(12)])
    engine.commit()
    for depth in (1, 2, 3, 3):
        question = node(chance, depth)
        before, after = engine.match(question, limit=50), engine.match(flat(question), limit=50)
        scores = {one.id: one.score for one in after.best}
        assert scores.keys() == {one.id for one in before.best}
        for one in before.best:
            assert scores[one.id] == pytest.approx(one.score)
