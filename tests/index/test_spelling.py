from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS, TEXT_SURFACE, Posting
from craftsearch.index.engines.tantivy import TantivyEngine
from craftsearch.index.spelling import Near, edits, near

WORDS = st.text(alphabet="abcé", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("craft", "craft", 0),
        ("craft", "crafts", 1),
        ("craft", "crfat", 1),
        ("craft", "kraft", 1),
        ("", "ab", 2),
    ],
)
def test_a_letter_more_less_another_or_swapped_is_one_edit(one: str, other: str, distance: int) -> None:
    assert edits(one, other, 2) == edits(other, one, 2) == distance


def test_beyond_the_bound_the_distance_is_not_told() -> None:
    assert edits("craft", "wood", 2) == 3


@given(WORDS, WORDS, st.integers(0, 3))
def test_the_distance_is_symmetric_and_none_only_for_equal_words(one: str, other: str, most: int) -> None:
    assert edits(one, other, most) == edits(other, one, most)
    assert (edits(one, other, most) == 0) == (one == other)


def test_the_nearest_terms_come_first_then_the_most_frequent(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "engine")
    texts = ["crafts crafty draft", "crafts craft", "craftsmen", "cart"]
    engine.add(
        Posting(str(at), dict.fromkeys(TERM_FIELDS, text), dict.fromkeys(KEYWORD_FIELDS, ()))
        for at, text in enumerate(texts)
    )
    engine.commit()
    assert near(engine, TEXT_SURFACE, "craft", distance=1) == (
        Near("craft", 0, 1),
        Near("crafts", 1, 2),
        Near("crafty", 1, 1),
    )
    assert [each.term for each in near(engine, TEXT_SURFACE, "craft", distance=2, limit=4)][3:] == ["cart"]
    engine.close()
