import datetime as dt

import pytest

from craftsearch.errors import QueryError
from craftsearch.model import AllOf, AnyOf, Filters, Node, Not, Phrase, Term
from craftsearch.search.planning import Plan, plan


def planned(query: str, *languages: str, exact: bool = False) -> Plan:
    return plan(query, Filters(), languages or ("en",), exact=exact)


def leaves(node: object) -> set[tuple[str, ...]]:
    """Collect the terms and phrases of a plan, wherever they stand."""
    match node:
        case Term(_, value):
            return {(value,)}
        case Phrase(_, values):
            return {values}
    parts = getattr(node, "parts", None) or (getattr(node, "part", None),)
    return {leaf for part in parts if part is not None for leaf in leaves(part)}


def root(query: str, *languages: str, exact: bool = False) -> Node:
    return planned(query, *languages, exact=exact).query.root


def test_a_word_is_asked_for_in_every_language_of_the_index() -> None:
    assert {("crafts",), ("en:craft",), ("bg:crafts",)} <= leaves(root("crafts", "en", "bg"))


def test_an_exact_query_asks_for_the_word_alone() -> None:
    assert leaves(root("crafts", "en", "bg", exact=True)) == {("crafts",)}


def test_the_thesaurus_adds_what_other_languages_say() -> None:
    assert {("bg:занаят",)} <= leaves(root("crafts", "en", "bg"))
    assert any(
        wanted.by == "thesaurus" and wanted.asked == "crafts"
        for wanted in planned("crafts", "en", "bg").wanted
    )


def test_function_words_are_left_out_when_words_remain() -> None:
    assert ("of",) not in leaves(root("the crafts of Europe", "en"))


def test_a_query_of_function_words_alone_is_asked_as_it_is() -> None:
    assert {("the",), ("of",)} <= leaves(root("the of", "en"))


def test_half_of_many_words_must_match() -> None:
    words = root("wool felt loom yarn", "en", exact=True)
    assert isinstance(words, AnyOf)
    assert words.minimum == 2


def test_a_phrase_is_required_and_taken_as_written() -> None:
    assert ("good", "practices") in leaves(root('wool "Good practices"', "en"))
    assert isinstance(root('wool "Good practices"', "en"), AllOf)


def test_a_negated_word_is_excluded_in_all_its_forms() -> None:
    node = root("wool -craft", "en", "bg")
    assert isinstance(node, AllOf)
    [unwanted] = [part for part in node.parts if isinstance(part, Not)]
    assert ("en:craft",) in leaves(unwanted)


def test_a_keyword_field_is_folded_as_the_index_folds_it() -> None:
    assert root('project:"Crafts Code"') == Term("project", "craftscode")
    assert root("lang:HU") == Term("lang", "hu")


def test_a_date_becomes_a_filter() -> None:
    filters = planned("craft date:2013-04..2013-10").query.filters
    assert (filters.since, filters.until) == (dt.date(2013, 4, 1), dt.date(2013, 10, 31))


def test_a_date_alone_asks_for_every_document_in_it() -> None:
    assert root("date:2013") == AllOf(())


def test_a_negated_date_is_refused() -> None:
    with pytest.raises(QueryError, match="negated"):
        planned("craft -date:2013")


def test_a_word_of_several_parts_is_asked_for_as_a_phrase() -> None:
    assert ("e", "craft") in leaves(root("e-craft", "en", exact=True))


def test_what_was_typed_is_kept() -> None:
    assert planned("Old  CRAFTS").query.text == "Old  CRAFTS"


def test_serbian_documents_are_asked_with_the_labels_that_croatian_has() -> None:
    assert any(
        term.startswith("hbs:")
        for leaf in leaves(root("crafts", "en", "sr"))
        for term in leaf
        if "craft" not in term
    )


def test_a_language_group_is_asked_once() -> None:
    assert leaves(root("obrt", "hr", "sr", "bs")) == leaves(root("obrt", "hr"))


def test_a_question_may_be_put_in_a_language_that_the_index_does_not_hold() -> None:
    assert ("bg:занаят",) in leaves(root("kézművesség", "bg"))
