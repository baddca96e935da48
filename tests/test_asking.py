"""What can be asked of a whole index beside hits: counts, spellings, completions, scores, another engine."""

from collections.abc import Callable, Iterable, Iterator
from math import inf
from pathlib import Path
from typing import Literal

import pytest

import craftsearch as cs
from craftsearch.errors import EngineUnavailableError, QueryError, UsageError
from craftsearch.library import Library
from craftsearch.meaning.thesaurus import lookup
from craftsearch.model import Count, Filters, Hit, RawItem
from craftsearch.search.snippets import Marker
from craftsearch.search.suggesting import corrected
from craftsearch.search.words import Wanted

TEXTS = {
    "both": "The craft fair of the INNOWOOD project took place in Budapest (HU) on 16-17 April 2013. "
    "A seminar on vouchers was held in Florence (IT) on 3 June 2014.",
    "fair": "A wool fair took place in Pécs (HU) on 5 May 2014, and the weavers of the town sold felt there.",
    "seminar": "The seminar of the INNOWOOD project took place in Pécs (HU) on 7 October 2014, with craft "
    "teachers.",
    "bg": "Занаятите на Габрово бяха показани на гостите, които дойдоха в града през лятото на "
    "миналата година.",
}


@pytest.fixture(params=["tantivy", "whoosh"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    with cs.open(tmp_path / "index", engine=request.param) as opened:
        opened.ingest(
            [RawItem(f"news:{name}", "text/plain", text.encode()) for name, text in TEXTS.items()],
            vectors=False,
        )
        yield opened


def counted(library: Library, field: str, query: str = "", filters: Filters | None = None) -> dict[str, int]:
    counts = library.facets(query, [field], filters=filters)[field]
    return {count.value: count.documents for count in counts}


def test_without_a_query_everything_is_counted(library: Library) -> None:
    assert counted(library, "lang") == {"en": 3, "bg": 1}
    assert counted(library, "year") == {"2014": 3, "2013": 1}
    assert counted(library, "country") == {"hu": 3, "it": 1}


def test_folded_values_have_their_names_as_people_write_them(library: Library) -> None:
    assert library.facets("", ["project", "city"]) == {
        "project": (Count("innowood", 2, "INNOWOOD"),),
        "city": (
            Count("pecs", 2, "Pécs"),
            Count("budapest", 1, "Budapest"),
            Count("florence", 1, "Florence"),
        ),
    }


def test_a_query_bounds_what_is_counted(library: Library) -> None:
    assert counted(library, "kind", "felt") == {"fair": 1}
    assert counted(library, "kind", "xylophone") == {}


def test_a_field_s_own_choice_does_not_bound_its_counts(library: Library) -> None:
    assert counted(library, "lang", filters=Filters(languages=("bg",))) == {"en": 3, "bg": 1}
    assert counted(library, "kind", filters=Filters(kinds=("fair",)))["seminar"] == 2
    assert counted(library, "country", "country:it") == {"hu": 3, "it": 1}


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("kind", Filters(countries=("IT",))),
        ("country", Filters(kinds=("fair",))),
        ("city", Filters(kinds=("fair",), countries=("HU",))),
        ("year", Filters(cities=("Pécs",))),
        ("lang", Filters(countries=("HU",))),
    ],
)
def test_a_count_is_what_a_search_finds_that_chooses_the_value(
    library: Library, field: str, given: Filters
) -> None:
    counts = counted(library, field, filters=given)
    assert counts
    for value, number in counts.items():
        typed = f"date:{value}" if field == "year" else f"{field}:{value}"
        assert library.search(typed, filters=given).total == number


def test_what_is_no_facet_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="nothing is counted by 'colour' — choose from lang, project"):
        library.facets("", ["colour"])


def test_a_word_that_stands_nowhere_is_met_with_the_nearest_that_does(library: Library) -> None:
    found = library.search("vuochers for craft")
    [suggestion] = found.suggestions
    assert (suggestion.asked, suggestion.instead, suggestion.language) == ("vuochers", "vouchers", "en")
    assert corrected("vuochers for craft", found.suggestions) == "vouchers for craft"


def test_a_suggestion_is_written_as_documents_write_it_and_knows_its_language(library: Library) -> None:
    [suggestion] = library.search("заняатите").suggestions
    assert (suggestion.instead, suggestion.language) == ("занаятите", "bg")


def test_a_function_word_is_not_said_to_stand_nowhere(library: Library) -> None:
    assert library.search("craft teachers with them").suggestions == ()
    assert [each.asked for each in library.search("vuochers with teachers").suggestions] == ["vuochers"]


@pytest.mark.parametrize(
    "query", ["craft", "crafts", "crafty -vuochers", '"vuochers"', "vuoch*", "project:innowod"]
)
def test_a_word_that_stands_somewhere_or_is_not_wanted_as_a_word_is_left_alone(
    library: Library, query: str
) -> None:
    assert not [each for each in library.search(query).suggestions if each.asked != "crafty"]


def test_where_nothing_answers_it_is_told_which_languages_would(library: Library) -> None:
    found = library.search("craft", languages=["mt"])
    assert (found.total, {each.value: each.documents for each in found.elsewhere}) == (0, {"en": 2, "bg": 1})
    assert library.search("teacher", exact=True).elsewhere == (Count("en", 1),)
    assert library.search("xylophone").elsewhere == ()
    assert library.search("craft").elsewhere == ()


DAYS = {"a": "2012-03-01", "b": "2014-03-01", "c": "2013-03-01", "undated": ""}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    page = '<html lang="en"><head>{}</head><body><article><p>{}'
    meta = '<meta property="article:published_time" content="{}">'
    text = "The wool of the valley is spun at home, and what weavers make of it is sold in town. {}"
    with cs.open(tmp_path_factory.mktemp("dated") / "index") as opened:
        for name, day in DAYS.items():
            told = text.format(" ".join(f"{name}{at}" for at in range(40)))
            told = page.format(meta.format(day) if day else "", told)
            opened.ingest(RawItem(f"news:{name}", "text/html", told.encode()), vectors=False)
        yield opened


def named(found: Iterable[Hit]) -> str:
    return " ".join(hit.uri.removeprefix("news:") for hit in found)


def test_sorted_by_date_the_newest_publication_comes_first(dated: Library) -> None:
    assert named(dated.search("wool", sort="date")) == "b c a undated"
    pages = [dated.search("wool", sort="date", limit=1, offset=at) for at in range(4)]
    assert " ".join(map(named, pages)) == "b c a undated"


def test_with_a_half_life_a_score_loses_half_with_each(dated: Library) -> None:
    plain = {hit.uri: hit.score for hit in dated.search("wool")}
    aged = {hit.uri: hit for hit in dated.search("wool", half_life=365)}
    assert aged["news:b"].score == plain["news:b"]
    assert aged["news:c"].score == pytest.approx(plain["news:c"] / 2, abs=1e-4)
    assert aged["news:a"].fresh == pytest.approx(1 / 4, abs=1e-3)
    assert aged["news:undated"].fresh == aged["news:a"].fresh


def test_a_long_half_life_leaves_the_better_match_in_front_and_a_short_one_the_newest(dated: Library) -> None:
    query = "wool a7^9"
    assert named(dated.search(query)).startswith("a")
    assert named(dated.search(query, half_life=36_500)).startswith("a")
    assert named(dated.search(query, half_life=100)) == "b a c undated"
    assert named(dated.search(query, half_life=0.1)).startswith("b c a")


def test_pages_of_an_aged_ranking_neither_repeat_nor_skip(dated: Library) -> None:
    whole = dated.search("wool", half_life=500)
    pages = [dated.search("wool", half_life=500, limit=1, offset=at) for at in range(4)]
    assert [hit for page in pages for hit in page] == list(whole)
    assert {page.total for page in pages} == {4}


def test_behind_the_candidates_an_aged_ranking_goes_on_as_it_stood(
    dated: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = named(dated.search("wool a7^9")).split()
    monkeypatch.setattr("craftsearch.search.aging.CANDIDATES", 2)
    found = dated.search("wool a7^9", half_life=0.5)
    first, *_ = order = named(found).split()
    assert first == max(plain[:2], key=lambda name: DAYS[name])
    assert (set(order[:2]), order[2:]) == (set(plain[:2]), plain[2:])
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    pages = [dated.search("wool a7^9", half_life=0.5, limit=1, offset=at) for at in range(4)]
    assert " ".join(map(named, pages)) == " ".join(order)


@pytest.mark.parametrize(
    ("days", "sort"), [(0, "relevance"), (-1, "relevance"), (inf, "relevance"), (9, "date")]
)
def test_a_half_life_that_cannot_be_is_refused(dated: Library, days: float, sort: Literal["date"]) -> None:
    with pytest.raises(UsageError, match="half-life"):
        dated.search("wool", half_life=days, sort=sort)


def test_what_age_left_of_a_score_is_told(dated: Library) -> None:
    explained = dated.explain(dated.search("wool", half_life=365))
    for hit in explained.hits:
        assert hit.score == pytest.approx(hit.words * hit.fresh, abs=1e-3)
    assert explained.hits[1].fresh == pytest.approx(1 / 2)


def test_an_unknown_order_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="cannot be sorted by 'size'"):
        library.search("craft", sort="size")  # type: ignore[arg-type]


def test_languages_are_chosen_by_any_of_their_codes_and_unknown_ones_refused(library: Library) -> None:
    assert [hit.language for hit in library.search("craft", languages=["bul", "MT"])] == ["bg"]
    assert [hit.language for hit in library.search("craft lang:bul")] == ["bg"]
    with pytest.raises(UsageError, match="language 'xx' is not served"):
        library.search("craft", languages=["xx"])


def test_the_parts_of_a_score_add_up_to_it(library: Library) -> None:
    found = library.search("craft AND (seminar^2 OR fair) -wool")
    explained = library.explain(found)
    assert explained.query == "(craft AND (seminar^2 OR fair)) -wool"
    assert [hit.id for hit in explained.hits] == [hit.id for hit in found]
    for hit in explained.hits:
        assert hit.score == pytest.approx(hit.words, abs=1e-3)
        assert hit.words == pytest.approx(sum(part.score for part in hit.parts), abs=1e-3)
        assert {part.asked for part in hit.parts} <= {"craft", "seminar", "fair"}
        assert len(hit.parts) > 1


def test_terms_are_counted_by_their_beginning(library: Library) -> None:
    assert library.terms("Craf") == (Count("craft", 2),)
    assert library.terms("inno", field="project") == (Count("innowood", 2),)
    with pytest.raises(UsageError, match="no terms of 'colour'"):
        library.terms("x", field="colour")


@pytest.mark.parametrize(
    ("typed", "goes_on"),
    [
        ("wool craf", ["craft"]),
        ("wool -craf", ["-craft"]),
        ("(craf", ["(craft"]),
        ("proj", ["project", "project:"]),
        ("country:h", ["country:hu"]),
        ("kind:se", ["kind:seminar"]),
        ("project:In", ["project:innowood"]),
        ("event:up", ["event:upcoming"]),
        ("date:201", ["date:2014", "date:2013"]),
        ("colour:r", []),
        ("craft ", []),
        ("", []),
    ],
)
def test_a_query_that_is_being_typed_goes_on_from_the_index(
    library: Library, typed: str, goes_on: list[str]
) -> None:
    assert [each.value for each in library.complete(typed)] == goes_on


def test_another_engine_takes_over_with_the_same_answers(library: Library, tmp_path: Path) -> None:
    present = library.stats().engine
    other = {"tantivy": "whoosh", "whoosh": "tantivy"}[present]
    before = library.search("craft seminar").hits
    assert library.convert(other) == len(TEXTS)
    assert library.stats().engine == other
    assert [hit.id for hit in library.search("craft seminar")] == [hit.id for hit in before]
    assert not (tmp_path / "index" / present).exists()
    library.ingest(
        RawItem("news:new", "text/plain", TEXTS["fair"].replace("felt", "linen").encode()), vectors=False
    )
    assert library.search("linen").total == 1


def test_a_killed_conversion_leaves_the_present_engine_in_its_place(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from craftsearch.index.store import Store

    present = library.stats().engine
    other = {"tantivy": "whoosh", "whoosh": "tantivy"}[present]
    with monkeypatch.context() as patched:
        patched.setattr(Store, "refill", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            library.convert(other)
    library.close()
    assert (library.stats().engine, library.search("craft").total) == (present, 3)


def test_an_engine_that_is_none_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="no engine called 'lucene' — choose one of tantivy, whoosh"):
        library.convert("lucene")


def test_a_slip_is_refused_when_strict(library: Library) -> None:
    assert library.search('5" craft').total
    with pytest.raises(QueryError, match="character 2"):
        library.search('5" craft', strict=True)


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a thesaurus that is cut short in the place of the one that ships."""
    short = tmp_path / "short.msgpack"
    short.write_bytes(lookup.COMPILED.read_bytes()[:1000])
    lookup.load.cache_clear()
    monkeypatch.setattr(lookup, "COMPILED", short)
    yield short
    lookup.load.cache_clear()


def test_without_a_thesaurus_names_are_found_by_their_sound_and_the_remedy_is_told(
    library: Library, damaged: Path
) -> None:
    found = library.search("Gabrovo")
    assert [hit.language for hit in found] == ["bg"]
    assert found.cross_language == "transliteration"
    assert str(damaged) in found.lack
    assert "reinstall craftsearch" in found.lack
    assert [hit.language for hit in library.search("занаяти")] == ["bg"]
    assert library.search("Габрово", exact=True).cross_language == "none"


def test_a_missing_thesaurus_is_found_by_the_doctor_and_refused_to_what_cannot_do_without(
    library: Library, damaged: Path
) -> None:
    damaged.unlink()
    [finding] = [each for each in library.doctor() if each.check == "thesaurus"]
    assert not finding.sound
    assert "reinstall craftsearch" in finding.remedy
    with pytest.raises(EngineUnavailableError, match="No such file"):
        lookup.load()


def test_a_damaged_import_leaves_the_thesaurus_that_ships(library: Library) -> None:
    library.thesauri.place("own", b"no thesaurus")
    found = library.search("занаяти")
    assert {hit.language for hit in found} == {"bg", "en"}
    assert found.cross_language == "thesaurus"
    assert "import own again" in found.lack


def test_a_word_is_not_read_as_a_function_word_of_a_language_it_does_not_belong_to(tmp_path: Path) -> None:
    told = "A felét nemezből készítették a falu asszonyai, és fel is akasztották a műhely falára."
    with cs.open(tmp_path / "index") as opened:
        opened.ingest(RawItem("news:hu", "text/plain", told.encode()), vectors=False)
        [hit] = opened.search("felt")
        assert {(reason.found, reason.by) for reason in hit.why} == {("nemezből", "thesaurus")}
        assert {reason.found for hit in opened.search("felét") for reason in hit.why} >= {"felét"}


def test_a_theme_of_another_thesaurus_is_asked_for_as_it_is_written(library: Library, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("id,en\nrc1,weavers\n", "utf-8")
    library.thesauri.add([tmp_path / "mine.csv"])
    library.reprocess()
    assert {theme.value for theme in library.facets(fields=["theme"])["theme"]} >= {"mine:rc1"}
    assert [hit.uri for hit in library.search("theme:mine:rc1")] == ["news:fair"]
    with pytest.raises(QueryError, match="a field within a field"):
        library.search("project:mine:rc1")


def test_one_language_may_be_given_by_itself(library: Library) -> None:
    assert [hit.language for hit in library.search("craft", languages="bg")] == ["bg"]


def test_elsewhere_keeps_to_the_language_of_the_question(library: Library) -> None:
    assert library.search("fair", languages=["bg"], query_language="en").elsewhere
    assert not library.search("vásár", languages=["bg"], query_language="en").elsewhere


def test_a_phrase_of_thousands_of_words_is_looked_for(library: Library) -> None:
    phrase = '"' + "craft " * 3_300 + '"'
    assert library.search(phrase).total == 0
    assert not any(library.facets(phrase).values())


def test_a_word_that_is_asked_for_often_is_marked_once(library: Library) -> None:
    [hit, *_] = library.search(" OR ".join(["craft"] * 150), exact=True)
    once = library.search("craft", exact=True)[0]
    assert (hit.marks, hit.why) == (once.marks, once.why)
    marker = Marker([Wanted(("craft",), "craft", "word")] * 200, ("cra",) * 200)
    assert sum(map(len, marker._by_first.values())) + len(marker._prefixes) == 2


def test_completion_looks_at_the_end_of_a_query_only(library: Library) -> None:
    assert library.complete("-" * 100_000 + " cra") == library.complete("cra")
    assert library.complete("a" * 100_000 + '"') == ()


@pytest.mark.parametrize("many", [0, -1, 10_001, 2**31, 2**64])
def test_more_than_can_be_served_is_refused_everywhere(library: Library, many: int) -> None:
    asks: tuple[Callable[[], object], ...] = (
        lambda: library.search("craft", limit=many),
        lambda: library.search("craft", offset=many * 10**6 or -1),
        lambda: library.terms("c", limit=many),
        lambda: library.facets("craft", limit=many),
        lambda: library.complete("kind:", limit=many),
    )
    for ask in asks:
        with pytest.raises(UsageError, match="cannot be served"):
            ask()


def test_half_a_character_is_no_reason_to_rebuild(library: Library) -> None:
    for ask in (library.terms, library.complete):
        with pytest.raises(UsageError, match="half a character"):
            ask("text\udcff")
