import datetime as dt

import msgspec

from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS, TEXT, TEXT_SURFACE, TITLE
from craftsearch.index.posting import passages, posting
from craftsearch.model import Article, Block, DateSpan, Event, Language, LanguageSpan, Place, Record, Span


def record(text: str, *spans: LanguageSpan, language: str = "en", title: str = "") -> Record:
    article = Article(title=title, blocks=(Block(text, 0),), uri="https://www.example.org/news/1")
    return Record("0" * 16, article, Language(language, 1.0), spans)


def test_each_passage_is_analysed_in_its_own_language() -> None:
    text = "Die Handwerke\n\nthe crafts"
    spans = (LanguageSpan(0, 13, "de"), LanguageSpan(15, 25, "en"))
    terms = posting(record(text, *spans, language="de")).terms[TEXT].split()
    assert [term.split(":")[0] for term in terms] == ["de", "de", "en", "en"]
    assert terms[-1] == "en:craft"


def test_the_surface_field_holds_the_words_as_written_but_folded() -> None:
    assert posting(record("Crafts in Győr")).terms[TEXT_SURFACE] == "crafts in gyor"


def test_both_fields_keep_the_same_positions() -> None:
    held = posting(record("The old craft of l'artisanat, 3D and e-craft")).terms
    assert len(held[TEXT].split()) == len(held[TEXT_SURFACE].split())


def test_a_title_is_analysed_in_the_document_s_language() -> None:
    assert posting(record("x", title="Занаятите", language="bg")).terms[TITLE].startswith("bg:")


def test_croatian_and_serbian_share_their_terms() -> None:
    assert posting(record("obrt", language="hr")).terms == posting(record("obrt", language="sr")).terms


def test_a_document_without_known_language_has_its_surfaces_as_terms() -> None:
    assert posting(record("qwrt", language="und")).terms[TEXT] == "und:qwrt"


def test_every_field_of_the_engine_is_there() -> None:
    held = posting(record("craft"))
    assert set(held.terms) == set(TERM_FIELDS)
    assert set(held.keywords) == set(KEYWORD_FIELDS)


def test_keywords_are_folded_keys() -> None:
    where = Place("Győr", "Győrben", "HU", Span(0, 1))
    event = Event("1", "fair", "A fair", DateSpan(None, None, "XXXX-10", Span(0, 1)), where)
    base = record("craft")
    full = Record(
        base.id, base.article, base.language, events=(event,), projects=("CRAFTS CODE",), themes=("craft",)
    )
    keywords = posting(full).keywords
    assert keywords["project"] == ("craftscode",)
    assert keywords["city"] == ("gyor",)
    assert keywords["country"] == ("hu",)
    assert keywords["kind"] == ("fair",)
    assert keywords["site"] == ("www.example.org",)
    assert keywords["theme"] == ("craft",)


def test_token_offsets_count_from_the_start_of_the_passage() -> None:
    text = "old craft\n\nnew craft"
    second = passages(text, "en", (LanguageSpan(0, 9, "en"), LanguageSpan(11, 20, "en")))[1]
    token = second.tokens[1]
    assert text[second.start + token.start : second.start + token.end] == "craft"


def test_an_event_can_be_asked_for_by_all_that_it_has_at_once() -> None:
    place = Place("Győr", "Győrben", "HU", Span(0, 7))
    when = DateSpan(dt.date(2013, 12, 30), dt.date(2014, 1, 2), "2013-12-30/2014-01-02", Span(0, 1))
    events = (Event("1", "fair", "A", when, place), Event("2", "seminar", "B", when))
    held = posting(msgspec.structs.replace(record("x"), events=events)).keywords
    assert {"hu||", "hu||fair", "||fair", "hu|gyor|fair", "|gyorben|fair", "||seminar"} <= {*held["event"]}
    assert not {"hu||seminar", "||"} & {*held["event"]}
    assert held["year"] == ("2013", "2014")


def test_a_document_without_events_is_of_the_year_of_its_publication() -> None:
    article = msgspec.structs.replace(record("x").article, published=dt.date(2012, 5, 1))
    held = posting(msgspec.structs.replace(record("x"), article=article))
    assert (held.keywords["year"], held.day) == (("2012",), dt.date(2012, 5, 1).toordinal())
