import datetime as dt
from typing import Any

import pytest

from craftsearch.errors import QueryError
from craftsearch.index.spelling import Near
from craftsearch.meaning.thesaurus import Match
from craftsearch.model import AllOf, AnyOf, Boost, Count, Filters, Node, Not, Phrase, Synonyms, Term
from craftsearch.search.planning import Plan, plan
from craftsearch.search.words import Known


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


@pytest.mark.parametrize(
    ("query", "sense"),
    [
        ("vouchers for apprentices", "vouchers for apprentices"),
        ("vouchers date:2013", "vouchers"),
        ("vouchers event:any", "vouchers"),
        ('"craft vouchers"', ""),
        ("craft vouch*", ""),
        ("craft vouchr~", ""),
        ("craft -beer", ""),
        ("craft OR wood", ""),
        ("craft AND wood", ""),
        ("craft^2 wood", ""),
        ("craft country:hu", ""),
    ],
)
def test_only_plain_words_are_compared_by_meaning(query: str, sense: str) -> None:
    assert planned(query).sense == sense
    assert planned(query, exact=True).sense == ""


def test_operators_ask_for_all_or_any_of_their_parts() -> None:
    node = root("wool AND (felt OR loom)", "en", exact=True)
    assert isinstance(node, AllOf)
    assert [leaves(part) for part in node.parts] == [{("wool",)}, {("felt",), ("loom",)}]
    assert isinstance(node.parts[1], AnyOf)
    assert node.parts[1].minimum == 1


def test_words_beside_a_group_stay_wishes_and_the_group_is_required() -> None:
    node = root("one two three four (felt OR loom)", "xx", exact=True)
    assert isinstance(node, AllOf)
    assert [part.minimum for part in node.parts if isinstance(part, AnyOf)] == [2, 1]


def test_a_word_between_operators_is_asked_for_in_all_languages() -> None:
    assert {("en:craft",), ("bg:занаят",)} <= leaves(root("crafts OR wool", "en", "bg"))


def test_a_near_phrase_keeps_how_far_apart_its_words_may_be() -> None:
    node = root('"craft fair"~3', exact=True)
    assert Phrase("text_surface", ("craft", "fair"), 3) in [part.parts[0] for part in every(node, Synonyms)]


def test_a_near_phrase_of_too_many_ways_is_refused() -> None:
    with pytest.raises(QueryError, match="~9 behind a phrase of 6 words at character 3") as raised:
        planned('x "one two three four five six"~9')
    assert (raised.value.position, raised.value.query) == (2, 'x "one two three four five six"~9')


def test_a_weight_multiplies_what_a_word_is_worth() -> None:
    assert any(boost.factor == 3.0 for boost in every(root("wool felt^3", exact=True), Boost))


def test_a_fuzzy_word_asks_for_the_terms_of_the_index_that_are_spelled_like_it() -> None:
    def spelled(field: str, word: str, distance: int) -> tuple[Near, ...]:
        assert (word, distance) == ("vouchr", 2)
        return (Near("voucher", 1, 3),) if field == "text_surface" else ()

    found = plan("vouchr~", Filters(), ("en",), known=Known(spelled=spelled))
    assert leaves(found.query.root) == {("voucher",)}
    assert [(wanted.terms, wanted.by) for wanted in found.wanted] == [(("voucher",), "spelling")]


def every(node: object, kind: type) -> list[Any]:
    """Collect the nodes of one kind, wherever they stand."""
    own = [node] if isinstance(node, kind) else []
    parts = getattr(node, "parts", None) or (getattr(node, "part", None),)
    return own + [found for part in parts if part is not None for found in every(part, kind)]


def test_ways_to_say_a_word_that_no_document_holds_are_not_asked() -> None:
    def held(field: str, term: str) -> bool:
        return (field, term) in {("text", "en:craft"), ("title_surface", "crafts"), ("text", "bg:занаят")}

    found = plan("crafts qwertz", Filters(), ("en", "bg", "hu"), known=Known(frequency=held))
    assert leaves(found.query.root) == {("en:craft",), ("crafts",), ("bg:занаят",)}
    assert isinstance(found.query.root, AnyOf)
    assert len(found.query.root.parts) == 2


def test_a_quote_in_prose_has_to_stand_somewhere_or_the_whole_is_compared_by_meaning() -> None:
    prose = 'The mayor called it "a new start" for the weavers of the town'
    assert (planned(prose).sense, planned(prose).quoted) == (prose, True)
    assert planned('weavers "a new start"').sense == ""


def test_brackets_around_words_are_prose() -> None:
    prose = "weavers (and dyers) of the town"
    assert planned(prose).sense == prose


def test_a_word_weighs_as_in_its_own_language_and_a_deleted_document_does_no_harm() -> None:
    held = {("text", "en:zebra"): 9, ("passage", "en"): 10}
    known = Known(frequency=lambda field, term: held.get((field, term), 0), documents=1000)
    found = plan("zebra", Filters(), ("en",), known=known)
    (word,) = found.query.root.parts if isinstance(found.query.root, AnyOf) else (found.query.root,)
    assert isinstance(word, Boost)
    assert word.factor < 0.5
    assert found.attainable > 0
    fewer = known._replace(documents=5)
    assert plan("zebra", Filters(), ("en",), known=fewer).attainable > 0


def test_languages_that_share_their_stems_weigh_as_one() -> None:
    held = {("text", "hbs:obrt"): 3, ("passage", "hr"): 900, ("passage", "sr"): 90}
    known = Known(frequency=lambda field, term: held.get((field, term), 0), documents=1000)
    found = plan("obrt", Filters(), ("hr", "sr"), known=known, spoken="hr")
    assert not any(isinstance(part, Boost) and part.factor < 0.5 for part in _boosts(found.query.root))


def _boosts(node: Node) -> list[Node]:
    parts = getattr(node, "parts", None) or ((node.part,) if isinstance(node, Boost) else ())
    return [node, *(each for part in parts for each in _boosts(part))]


def weights(node: object, factor: float = 1.0) -> dict[tuple[str, ...], float]:
    """Collect the terms of a plan with what they are multiplied by."""
    match node:
        case Phrase(_, values):
            return {values: factor}
        case Boost(part, times):
            return weights(part, factor * times)
    return {
        leaf: weight for part in getattr(node, "parts", ()) for leaf, weight in weights(part, factor).items()
    }


def test_the_names_of_a_concept_weigh_as_one_term_that_stands_wherever_one_of_them_does() -> None:
    def held(field: str, term: str) -> int:
        terms = {"en:winter": 90, "bg:зим": 2, "de:win": 40} if field == "text" else {"en": 500}
        return terms.get(term, 0)

    known = Known(frequency=held, documents=1000)
    asked = plan("winter", Filters(), ("bg", "de", "en"), known=known).query.root
    rare, common = weights(asked)[("bg:зим",)], weights(asked)[("de:win",)]
    assert rare < common < 0.8  # the engine takes the rare one for more, though both say the same


def test_a_word_that_names_several_things_is_one_wish() -> None:
    several = root("mare", "it", "ro")  # the sea, and big
    assert isinstance(several, AnyOf)
    assert several.minimum == 1
    assert len(several.parts) == 1
    assert {("ro:mar",), ("it:grand",)} <= leaves(several)


def test_a_word_that_the_thesaurus_does_not_know_is_asked_as_it_sounds_in_other_alphabets() -> None:
    def beginning(_field: str, start: str) -> list[Count]:
        return [Count(word, 1) for word in ("пловдив", "пловец", "plovdivu") if word.startswith(start)]

    asked = plan("Plovdiv", Filters(), ("bg", "hr"), known=Known(beginning=beginning))
    assert {("пловдив",), ("plovdivu",)} <= leaves(asked.query.root)
    assert {wanted.terms for wanted in asked.wanted if wanted.by == "sound"} == {("пловдив",), ("plovdivu",)}


def test_an_exact_word_is_not_asked_as_it_sounds() -> None:
    known = Known(beginning=lambda _field, _start: [Count("пловдив", 1)])
    assert leaves(plan("Plovdiv", Filters(), ("bg",), exact=True, known=known).query.root) == {("plovdiv",)}


def test_a_name_with_a_shorter_name_in_it_is_marked_but_not_asked_for_as_well() -> None:
    class Two:
        def match(self, _: object) -> tuple[Match, ...]:
            names = (("council",), ("local", "council"), ("town", "hall"))
            return (Match(0, 1, "council", "bg", {"en": names}),)

    plain = plan("съвет", Filters(), ("bg", "en"), known=Known(thesaurus=Two))  # type: ignore[arg-type]
    said = leaves(plain.query.root)
    assert {("en:council",), ("en:town", "en:hall")} <= said
    assert ("en:local", "en:council") not in said
    assert ("en:local", "en:council") in {wanted.terms for wanted in plain.wanted}
