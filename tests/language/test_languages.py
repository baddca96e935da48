from __future__ import annotations

import pytest

from craftsearch.language import ANALYSED, analyse, group, stem
from craftsearch.language.analysis import rules
from craftsearch.language.endings import learnt
from craftsearch.language.languages import template
from craftsearch.language.rules import beginnings, endings, letters


@pytest.mark.parametrize("code", sorted(ANALYSED))
def test_the_rules_of_a_language_name_it_and_their_source(code: str) -> None:
    assert rules(code).code == group(code)
    assert rules(code).source


@pytest.mark.parametrize("code", sorted(ANALYSED))
def test_stop_words_are_known_again_in_a_text(code: str) -> None:
    words = rules(code).stopwords.split()
    assert len(set(words)) == len(words) > 50
    assert [word for word in words if not any(token.stop for token in analyse(word, code))] == []


@pytest.mark.parametrize("code", sorted(ANALYSED))
def test_irregular_forms_have_the_first_of_their_line_as_stem(code: str) -> None:
    for line in rules(code).irregular.split("\n"):
        if line:
            first, *forms = line.split()
            (found,) = {stem(form, code) for form in (first, *forms)}
            assert rules(code).finish(found).rstrip("2") == rules(code).finish(first)


def test_irregular_words_that_fold_alike_have_different_stems() -> None:
    assert len({stem(word, "fr") for word in ("marche", "marché")}) == 2


@pytest.mark.parametrize("code", sorted(ANALYSED))
def test_learnt_endings_take_no_more_than_they_name(code: str) -> None:
    for each in learnt(group(code)):
        for ending, change in each.table.items():
            assert int(change.partition("+")[0]) <= len(ending) <= 7


def test_the_template_is_a_working_language() -> None:
    assert {word for step in template.RULES.before for word in [step("ĝhajro")]} == {
        "ĝajro",
        "ĝhajro",
        "ĝhajr",
    }
    assert template.RULES.exceptions() == dict.fromkeys(["domo", "domoj", "dometo"], "domo")
    assert template.RULES.finish("ĝások") == "ĝasok"


def test_the_longest_ending_that_leaves_enough_is_taken() -> None:
    step = endings("s es ies>y", left=3)
    assert [step(word) for word in ("cities", "glasses", "crafts", "ties", "gas")] == [
        "city",
        "glass",
        "craft",
        "tie",
        "gas",
    ]


def test_the_longest_beginning_that_leaves_enough_is_taken() -> None:
    step = beginnings("bhf>f bh>b", left=3)
    assert [step(word) for word in ("bhfeirm", "bheirm", "bhf")] == ["feirm", "beirm", "bhf"]


def test_letters_are_swapped_wherever_they_stand() -> None:
    assert letters("oa>o ea>e")("școala mea") == "școla me"
