"""The promises of ``index.engine.Engine``, held against every adapter and the oracle of ``conftest.py``."""

from collections.abc import Callable

import pytest

from craftsearch.index.engine import (
    KEYWORD_FIELDS,
    TEXT,
    TEXT_SURFACE,
    TITLE,
    TITLE_SURFACE,
    Engine,
    Posting,
)
from craftsearch.model import AllOf, AnyOf, Boost, Count, Node, Not, Phrase, Prefix, Synonyms, Term

Opener = Callable[[], Engine]


def doc(identifier: str, text: str, *, title: str = "", day: int = 0, **keywords: tuple[str, ...]) -> Posting:
    terms = {
        TITLE: " ".join(f"en:{word}" for word in title.split()),
        TITLE_SURFACE: title,
        TEXT: " ".join(f"en:{word}" for word in text.split()),
        TEXT_SURFACE: text,
    }
    return Posting(identifier, terms, {field: keywords.get(field, ()) for field in KEYWORD_FIELDS}, day)


def word(value: str) -> Term:
    return Term(TEXT_SURFACE, value)


def fill(engine: Engine, *postings: Posting) -> None:
    engine.add(postings)
    engine.commit()


def ids(engine: Engine, node: Node, *, limit: int = 10, offset: int = 0) -> list[str]:
    return [scored.id for scored in engine.match(node, limit=limit, offset=offset).best]


def test_a_document_is_found_by_its_term_after_commit(engine: Engine) -> None:
    fill(engine, doc("a", "old craft"), doc("b", "new wood"))
    assert ids(engine, word("craft")) == ["a"]


def test_a_term_of_another_language_is_another_term(engine: Engine) -> None:
    fill(engine, doc("a", "die"))
    assert ids(engine, Term(TEXT, "en:die")) == ["a"]
    assert ids(engine, Term(TEXT, "de:die")) == []


def test_terms_are_not_tokenized_again(engine: Engine) -> None:
    fill(engine, doc("a", "l'art e-craft ÖKO ő занаят χειροτεχνία 3d"))
    for value in ("l'art", "e-craft", "ÖKO", "ő", "занаят", "χειροτεχνία", "3d"):
        assert ids(engine, word(value)) == ["a"]
        assert ids(engine, Term(TEXT, f"en:{value}")) == ["a"]
    assert ids(engine, word("art")) == []
    assert ids(engine, word("öko")) == []


def test_a_document_added_again_replaces_the_old_one(engine: Engine) -> None:
    fill(engine, doc("a", "craft"))
    fill(engine, doc("a", "wood"))
    assert ids(engine, word("craft")) == []
    assert ids(engine, word("wood")) == ["a"]
    assert engine.count() == 1


def test_a_document_added_twice_before_a_commit_is_there_once(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("a", "craft wood"))
    assert engine.match(word("craft"), limit=10).total == 1
    assert ids(engine, word("wood")) == ["a"]


def test_a_deleted_document_is_gone_after_commit(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "craft"))
    engine.delete(["a", "never there"])
    engine.commit()
    assert ids(engine, word("craft")) == ["b"]
    assert engine.count() == 1


def test_what_was_committed_is_there_after_reopening(opener: Opener) -> None:
    first = opener()
    fill(first, doc("a", "craft"))
    first.close()
    assert ids(opener(), word("craft")) == ["a"]


def test_what_was_not_committed_is_dropped_on_close(opener: Opener) -> None:
    first = opener()
    fill(first, doc("a", "craft"))
    first.add([doc("b", "craft")])
    first.close()
    assert ids(opener(), word("craft")) == ["a"]


def test_a_document_that_another_wrote_since_is_replaced(opener: Opener) -> None:
    first, other = opener(), opener()
    fill(other, doc("a", "craft"))
    other.close()
    fill(first, doc("a", "wood"))
    first.close()
    again = opener()
    assert (ids(again, word("craft")), again.count()) == ([], 1)


def test_a_document_deleted_and_added_before_a_commit_is_there_once(engine: Engine) -> None:
    fill(engine, doc("a", "craft"))
    engine.delete(["a"])
    fill(engine, doc("a", "wood"))
    assert (ids(engine, word("craft")), ids(engine, word("wood")), engine.count()) == ([], ["a"], 1)


def test_any_of_ranks_the_document_with_more_parts_first(engine: Engine) -> None:
    fill(engine, doc("a", "craft and more words"), doc("b", "craft wood more words"), doc("c", "stone"))
    assert ids(engine, AnyOf((word("craft"), word("wood")))) == ["b", "a"]


def test_any_of_asks_for_the_minimum_of_parts(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "craft wood"), doc("c", "craft wood glass"))
    parts = (word("craft"), word("wood"), word("glass"))
    assert set(ids(engine, AnyOf(parts, minimum=2))) == {"b", "c"}


def test_all_of_asks_for_every_part(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "craft wood"))
    assert ids(engine, AllOf((word("craft"), word("wood")))) == ["b"]


def test_all_of_nothing_is_everything(engine: Engine) -> None:
    fill(engine, doc("b", "craft"), doc("a", "wood"))
    assert ids(engine, AllOf(())) == ["a", "b"]


def test_not_takes_documents_away(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "craft wood"))
    assert ids(engine, AllOf((word("craft"), Not(word("wood"))))) == ["a"]


def test_not_alone_leaves_the_others(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "wood"))
    assert ids(engine, AllOf((Not(word("wood")),))) == ["a"]


def test_a_phrase_stands_in_order_without_gap(engine: Engine) -> None:
    fill(engine, doc("a", "craft fair today"), doc("b", "fair craft"), doc("c", "craft big fair"))
    assert ids(engine, Phrase(TEXT_SURFACE, ("craft", "fair"))) == ["a"]


def test_a_phrase_with_slop_may_skip_one_term_but_keeps_the_order(engine: Engine) -> None:
    fill(
        engine,
        doc("a", "chain of value"),
        doc("b", "chain of the value"),
        doc("c", "value chain"),
        doc("d", "chain value"),
    )
    assert set(ids(engine, Phrase(TEXT_SURFACE, ("chain", "value"), slop=1))) == {"a", "d"}


def test_the_slop_of_a_phrase_is_for_all_its_gaps_together(engine: Engine) -> None:
    fill(engine, doc("a", "chain of value of craft"), doc("b", "chain value of craft"))
    assert ids(engine, Phrase(TEXT_SURFACE, ("chain", "value", "craft"), slop=1)) == ["b"]


def test_a_wide_slop_keeps_the_order_too(engine: Engine) -> None:
    fill(
        engine,
        doc("a", "chain of the big value"),
        doc("b", "value chain"),
        doc("c", "chain of the one big value"),
        doc("d", "chain value of of of value"),
    )
    assert set(ids(engine, Phrase(TEXT_SURFACE, ("chain", "value"), slop=3))) == {"a", "d"}


def test_the_most_frequent_spacing_of_a_phrase_counts(engine: Engine) -> None:
    fill(engine, doc("a", "old new loom old new loom"), doc("b", "old loom old new loom new"))
    near = engine.match(Phrase(TEXT_SURFACE, ("old", "loom"), slop=2), limit=10).best
    assert [scored.id for scored in near] == ["a", "b"]
    once = engine.match(Phrase(TEXT_SURFACE, ("old", "loom")), limit=10).best
    assert near[1].score == pytest.approx(once[0].score, rel=1e-4)


def test_a_phrase_of_one_is_a_term(engine: Engine) -> None:
    fill(engine, doc("a", "craft fair"))
    assert ids(engine, Phrase(TEXT_SURFACE, ("fair",))) == ["a"]


def test_a_phrase_with_a_repeated_term_needs_it_repeated(engine: Engine) -> None:
    fill(engine, doc("a", "very craft"), doc("b", "very very craft"))
    assert ids(engine, Phrase(TEXT_SURFACE, ("very", "very", "craft"))) == ["b"]


def test_a_prefix_finds_what_begins_with_it(engine: Engine) -> None:
    fill(engine, doc("a", "craftsman"), doc("b", "aircraft"), doc("c", "занаятчия"))
    assert ids(engine, Prefix(TEXT_SURFACE, "craft")) == ["a"]
    assert ids(engine, Prefix(TEXT_SURFACE, "занаят")) == ["c"]


def test_a_prefix_with_pattern_characters_is_taken_as_it_is(engine: Engine) -> None:
    fill(engine, doc("a", "craft.x"), doc("b", "craftyx"))
    assert ids(engine, Prefix(TEXT_SURFACE, "craft.")) == ["a"]


def test_synonyms_do_not_add_up(engine: Engine) -> None:
    fill(engine, doc("a", "craft trade"), doc("b", "craft stone"), doc("c", "stone trade"))
    both = engine.match(Synonyms((word("craft"), word("trade"))), limit=10).best
    alone = engine.match(word("craft"), limit=10).best
    assert both[0].score == pytest.approx(alone[0].score, rel=1e-4)
    assert {scored.id for scored in both} == {"a", "b", "c"}


def test_synonyms_of_nothing_find_nothing(engine: Engine) -> None:
    fill(engine, doc("a", "craft"))
    assert ids(engine, Synonyms(())) == []


def test_a_boost_changes_the_order(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "wood"))
    assert ids(engine, AnyOf((Boost(word("craft"), 3.0), word("wood")))) == ["a", "b"]
    assert ids(engine, AnyOf((word("craft"), Boost(word("wood"), 3.0)))) == ["b", "a"]


def test_a_boost_of_nought_filters_without_scoring(engine: Engine) -> None:
    fill(engine, doc("a", "craft", lang=("hu",)), doc("b", "craft", lang=("bg",)))
    filtered = engine.match(AllOf((word("craft"), Boost(Term("lang", "hu"), 0.0))), limit=10).best
    alone = {scored.id: scored.score for scored in engine.match(word("craft"), limit=10).best}
    assert [scored.id for scored in filtered] == ["a"]
    assert filtered[0].score == pytest.approx(alone["a"], rel=1e-4)


def test_a_rare_term_weighs_more_than_a_frequent_one(engine: Engine) -> None:
    fill(engine, doc("a", "craft xx"), doc("b", "wood yy"), doc("c", "craft zz"), doc("d", "craft vv"))
    assert ids(engine, AnyOf((word("craft"), word("wood"))))[0] == "b"


def test_a_short_document_beats_a_long_one(engine: Engine) -> None:
    fill(engine, doc("a", "craft " + "filler " * 60), doc("b", "craft filler"))
    assert ids(engine, word("craft")) == ["b", "a"]


def test_a_repeated_term_beats_a_single_one(engine: Engine) -> None:
    fill(engine, doc("a", "craft one two three"), doc("b", "craft craft craft four"))
    assert ids(engine, word("craft")) == ["b", "a"]


def test_ties_are_ordered_by_id_whatever_the_order_of_arrival(engine: Engine) -> None:
    fill(engine, doc("c", "craft"), doc("a", "craft"))
    fill(engine, doc("b", "craft"))
    assert ids(engine, word("craft")) == ["a", "b", "c"]


def test_pages_of_ties_neither_repeat_nor_skip(engine: Engine) -> None:
    names = [f"{number:03d}" for number in range(70)]
    for part in (names[40:], names[:40]):
        fill(engine, *(doc(name, "craft") for name in reversed(part)))
    pages = [ids(engine, word("craft"), limit=20, offset=offset) for offset in range(0, 80, 20)]
    assert [name for page in pages for name in page] == names


def test_the_total_counts_beyond_the_page(engine: Engine) -> None:
    fill(engine, *(doc(str(number), "craft") for number in range(30)))
    found = engine.match(word("craft"), limit=5)
    assert (found.total, len(found.best)) == (30, 5)


def test_among_keeps_only_the_given_documents(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "craft"), doc("c", "wood"))
    found = engine.match(word("craft"), limit=10, among={"b", "c", "not there"})
    assert (found.total, [scored.id for scored in found.best]) == (1, ["b"])


def test_among_none_of_them_is_an_empty_answer(engine: Engine) -> None:
    fill(engine, doc("a", "craft"))
    assert engine.match(word("craft"), limit=10, among=()).total == 0


def test_among_does_not_change_scores(engine: Engine) -> None:
    fill(engine, doc("a", "craft"), doc("b", "craft wood"))
    alone = {scored.id: scored.score for scored in engine.match(word("craft"), limit=10).best}
    kept = engine.match(word("craft"), limit=10, among={"b"}).best
    assert kept[0].score == pytest.approx(alone["b"], rel=1e-4)


def test_keywords_are_whole_values_and_several(engine: Engine) -> None:
    fill(engine, doc("a", "x", country=("hu", "it"), project=("craftscode",)), doc("b", "y", country=("fi",)))
    assert ids(engine, Term("country", "it")) == ["a"]
    assert ids(engine, Term("project", "craftscode")) == ["a"]
    assert ids(engine, Term("project", "crafts")) == []


def test_the_title_is_a_field_of_its_own(engine: Engine) -> None:
    fill(engine, doc("a", "body words", title="craft fair"), doc("b", "craft body"))
    assert ids(engine, Term(TITLE, "en:craft")) == ["a"]
    assert ids(engine, Term(TITLE_SURFACE, "craft")) == ["a"]


def test_frequency_counts_documents_not_occurrences(engine: Engine) -> None:
    fill(engine, doc("a", "craft craft", lang=("hu",)), doc("b", "craft", lang=("bg",)))
    assert engine.frequency(TEXT_SURFACE, "craft") == 2
    assert engine.frequency("lang", "hu") == 1
    assert engine.frequency("lang", "xx") == 0


def test_an_empty_engine_answers_with_nothing(engine: Engine) -> None:
    assert engine.match(word("craft"), limit=10).total == 0
    assert engine.count() == 0


def test_an_empty_document_is_counted(engine: Engine) -> None:
    fill(engine, doc("a", ""))
    assert engine.count() == 1


def test_a_very_long_term_is_kept_or_dropped_but_harms_nothing(engine: Engine) -> None:
    fill(engine, doc("a", "craft " + "x" * 70_000))
    assert ids(engine, word("craft")) == ["a"]


def test_astral_and_combining_characters_are_terms_like_any(engine: Engine) -> None:
    fill(engine, doc("a", "🧶 𝔠𝔯𝔞𝔣𝔱 e\u0301"))
    for value in ("🧶", "𝔠𝔯𝔞𝔣𝔱", "e\u0301"):
        assert ids(engine, word(value)) == ["a"]


def test_facets_count_the_matching_documents_by_value_most_first_ties_by_value(engine: Engine) -> None:
    fill(
        engine,
        doc("a", "craft", lang=("hu",), country=("hu", "it")),
        doc("b", "craft", lang=("bg",), country=("it",)),
        doc("c", "craft", lang=("en",)),
        doc("d", "wood", lang=("en",), country=("fi",)),
    )
    assert engine.facets(word("craft"), ["lang", "country"], limit=10) == {
        "lang": (Count("bg", 1), Count("en", 1), Count("hu", 1)),
        "country": (Count("it", 2), Count("hu", 1)),
    }


def test_facets_are_cut_after_they_are_ordered(engine: Engine) -> None:
    fill(engine, *(doc(str(at), "craft", site=(f"s{at % 7}", "all")) for at in range(30)))
    assert engine.facets(AllOf(()), ["site"], limit=3)["site"] == (
        Count("all", 30),
        Count("s0", 5),
        Count("s1", 5),
    )


def test_facets_keep_to_the_given_documents_and_forget_deleted_ones(engine: Engine) -> None:
    fill(engine, *(doc(name, "craft", kind=("fair",)) for name in "abc"))
    engine.delete(["a"])
    engine.commit()
    assert engine.facets(word("craft"), ["kind"], limit=5) == {"kind": (Count("fair", 2),)}
    assert engine.facets(word("craft"), ["kind"], limit=5, among={"a", "b"}) == {"kind": (Count("fair", 1),)}
    assert engine.facets(word("wood"), ["kind"], limit=5) == {"kind": ()}


def test_facets_gather_what_several_commits_wrote(engine: Engine) -> None:
    for name in "abc":
        fill(engine, doc(name, "craft", theme=("skills", name)))
    [most, *_] = engine.facets(word("craft"), ["theme"], limit=5)["theme"]
    assert most == Count("skills", 3)


def test_terms_with_a_beginning_come_most_frequent_first_ties_by_term(engine: Engine) -> None:
    fill(engine, doc("a", "crafts craft craft.x"), doc("b", "craft занаят"), doc("c", "wood"))
    assert engine.terms(TEXT_SURFACE, "craft", limit=10) == (
        Count("craft", 2),
        Count("craft.x", 1),
        Count("crafts", 1),
    )
    assert engine.terms(TEXT_SURFACE, "craft", limit=2) == (Count("craft", 2), Count("craft.x", 1))
    assert engine.terms(TEXT_SURFACE, "зан", limit=5) == (Count("занаят", 1),)
    assert engine.terms(TEXT, "en:wo", limit=5) == (Count("en:wood", 1),)
    assert engine.terms(TEXT_SURFACE, "x", limit=5) == ()
    assert engine.terms(TEXT_SURFACE, "яяя", limit=5) == ()
    asked = [(TEXT_SURFACE, "wo"), (TEXT_SURFACE, "x"), (TEXT, "en:wo")]
    assert engine.beginning(asked, limit=5) == dict(
        zip(asked, ((Count("wood", 1),), (), (Count("en:wood", 1),)), strict=True)
    )


def test_terms_of_a_keyword_field_are_its_values(engine: Engine) -> None:
    fill(engine, doc("a", "x", project=("craftscode", "old crafts")), doc("b", "y", project=("craftscode",)))
    assert engine.terms("project", "craft", limit=5) == (Count("craftscode", 2),)
    assert engine.terms("project", "", limit=5) == (Count("craftscode", 2), Count("old crafts", 1))


def test_the_newest_come_first_undated_last_ties_by_id(engine: Engine) -> None:
    fill(engine, doc("c", "craft", day=734_000), doc("a", "craft craft"), doc("d", "craft", day=735_000))
    fill(engine, doc("b", "craft", day=734_000), doc("e", "wood", day=736_000))
    found = engine.match(word("craft"), limit=10, newest=True)
    assert (found.total, [scored.id for scored in found.best]) == (4, ["d", "b", "c", "a"])
    assert {scored.score for scored in found.best} == {0.0}


def test_pages_of_the_newest_neither_repeat_nor_skip(engine: Engine) -> None:
    names = [f"{number:03d}" for number in range(70)]
    for part in (names[40:], names[:40]):
        fill(engine, *(doc(name, "craft", day=734_000) for name in reversed(part)))
    pages = [engine.match(word("craft"), limit=20, offset=at, newest=True).best for at in range(0, 80, 20)]
    assert [scored.id for page in pages for scored in page] == names


def test_the_newest_keep_to_the_given_documents(engine: Engine) -> None:
    fill(engine, doc("a", "craft", day=1), doc("b", "craft", day=2), doc("c", "craft", day=3))
    found = engine.match(word("craft"), limit=1, among={"a", "b"}, newest=True)
    assert (found.total, [scored.id for scored in found.best]) == (2, ["b"])
