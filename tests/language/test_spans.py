from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.language import detect, language_spans, read_languages
from craftsearch.language.detectors.py3langid import Py3LangidDetector
from craftsearch.language.passages import PIECES
from craftsearch.model import LanguageSpan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HUNGARIAN = (
    "A kézműves mesterek a hétvégén mutatták be munkáikat a budapesti vásáron, ahol sokan voltak kíváncsiak "
    "a hagyományos technikákra."
)
NOTICE = "We use cookies to make sure you get the best experience on our website. Accept all or reject them."
FRENCH = "Les artisans ont ensuite rencontré les élus de la région afin de préparer la prochaine rencontre."
PARTNERS = (
    "(Design and Crafts Council Ireland, Aalto University School of Arts, University of Applied Sciences)"
)


def codes(text: str) -> list[str]:
    return [span.code for span in language_spans(text)]


@given(st.text(st.characters(codec="utf-8"), max_size=120))
def test_every_letter_is_in_exactly_one_span(text: str) -> None:
    covered = [at for span in language_spans(text) for at in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {at for at, char in enumerate(text) if char.isalpha()} <= set(covered)


def test_each_paragraph_has_its_own_language() -> None:
    assert codes(f"{NOTICE}\n\n{HUNGARIAN}\n{FRENCH}") == ["en", "hu", "fr"]


def test_equal_neighbours_are_one_span() -> None:
    text = f"{HUNGARIAN}\n\n{HUNGARIAN}"
    assert language_spans(text) == (LanguageSpan(0, len(text), "hu"),)


def test_sentences_part_a_text_that_lost_its_line_breaks() -> None:
    text = f"{NOTICE} {HUNGARIAN} {FRENCH}"
    spans = language_spans(text)
    assert [span.code for span in spans] == ["en", "hu", "fr"]
    assert text[spans[1].start : spans[1].end] == HUNGARIAN


def test_foreign_names_do_not_flip_a_paragraph() -> None:
    text = f"{HUNGARIAN}\n{HUNGARIAN[:-1]} {PARTNERS}.\n{HUNGARIAN}"
    assert codes(text) == ["hu"]


def test_a_number_takes_the_language_around_it() -> None:
    assert codes(f"{HUNGARIAN}\n2013\n{HUNGARIAN}") == ["hu"]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_has_no_span(text: str) -> None:
    assert language_spans(text) == ()


def test_a_text_in_no_language_is_one_undetermined_span() -> None:
    assert language_spans("12 | 13\n§ 7") == (LanguageSpan(0, 11, "und"),)


def test_croatian_passages_keep_to_one_standard() -> None:
    text = "Obrtnici izlažu radove tijekom tjedna.\n\nSveučilište je pozvalo sve županije.\n\nDobro došli"
    assert codes(text) == ["hr"]


@pytest.mark.parametrize("gap", ["\n", " "])
def test_a_long_text_is_judged_in_so_many_pieces_and_no_more(
    monkeypatch: pytest.MonkeyPatch, gap: str
) -> None:
    asked: list[int] = []
    judge = Py3LangidDetector.distributions

    def count(self: Py3LangidDetector, texts: Sequence[str]) -> list[Mapping[str, float]]:
        asked.append(len(texts))
        return judge(self, texts)

    monkeypatch.setattr(Py3LangidDetector, "distributions", count)
    text = gap.join([HUNGARIAN] * PIECES + [FRENCH] * 2 * PIECES)
    spans = language_spans(text)
    assert [span.code for span in spans] == ["hu", "fr"]
    assert abs(spans[1].start - text.index(FRENCH)) < 4 * len(FRENCH)
    assert sum(asked) <= PIECES + 1


@pytest.mark.parametrize("text", ["", "12", HUNGARIAN, f"{NOTICE}\n\n{HUNGARIAN}\n{FRENCH}"])
def test_one_reading_gives_the_verdict_and_the_spans(text: str) -> None:
    assert read_languages(text, hint="hu") == (detect(text, hint="hu"), language_spans(text))
