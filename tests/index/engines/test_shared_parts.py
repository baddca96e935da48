from itertools import pairwise, product

import pytest

from craftsearch.index.engine import Posting
from craftsearch.index.engines.ordering import first, newest_first
from craftsearch.index.engines.scoring import rounded
from craftsearch.index.engines.spacing import count_spacings, spacings


@pytest.mark.parametrize(("terms", "slop"), list(product(range(1, 5), range(4))))
def test_every_spacing_is_there_once_and_within_the_slop(terms: int, slop: int) -> None:
    found = spacings(terms, slop)
    assert len(found) == len({*found}) == count_spacings(terms, slop) if terms > 1 else found == ((0,),)
    assert all(way[0] == 0 and way[-1] - (terms - 1) <= slop for way in found)
    assert all(left < right for way in found for left, right in pairwise(way))


def test_lengths_are_exact_to_forty_and_then_rounded_down_in_growing_steps() -> None:
    kept = [rounded(length) for length in range(100)]
    assert kept[:43] == [*range(41), 40, 42]
    assert (rounded(57), rounded(59), rounded(61), rounded(95), rounded(167), rounded(100_000)) == (
        56, 56, 60, 88, 152, 98_328,
    )  # fmt: skip


def test_the_numbers_of_documents_are_ordered_as_their_days_and_ids_are() -> None:
    held = [
        Posting(name, {}, {}, day) for day in (735_000, 734_000, 0) for name in ("", "a", "b", "ffff", "é")
    ]
    assert sorted(held, key=newest_first) == held
    assert sorted(held[:5], key=first) == held[:5]
    assert max(map(newest_first, held)) < 2**63
