from craftsearch.model import Article, Block, Filters, Language, LanguageSpan, Record
from craftsearch.search.planning import plan
from craftsearch.search.snippets import WIDTH, Marker, Snippet


def snippet(query: str, *paragraphs: str, language: str = "en", exact: bool = False) -> Snippet:
    blocks: list[Block] = []
    for paragraph in paragraphs:
        blocks.append(Block(paragraph, blocks[-1].end + 2 if blocks else 0))
    article = Article(title="A title", blocks=tuple(blocks))
    record = Record(
        "0" * 16, article, Language(language, 1.0), (LanguageSpan(0, len(article.text), language),)
    )
    planned = plan(query, Filters(), (language,), exact=exact)
    return Marker(planned.wanted, planned.prefixes).snippet(record)


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_inflected_forms_are_marked_as_they_stand() -> None:
    assert marked(snippet("craft", "Old Crafts and new crafts.")) == ["Crafts", "crafts"]
    assert marked(snippet("занаят", "Показаха занаятите си.", language="bg")) == ["занаятите"]


def test_an_exact_search_marks_the_word_as_typed_only() -> None:
    assert marked(snippet("crafts", "Craft and crafts.", exact=True)) == ["crafts"]


def test_a_phrase_is_marked_as_a_whole() -> None:
    assert marked(snippet('"good practice"', "A good idea is no good practice.")) == ["good practice"]


def test_a_prefix_marks_the_whole_word() -> None:
    assert marked(snippet("craft*", "A craftsman at work.")) == ["craftsman"]


def test_the_stretch_with_most_of_the_words_is_shown() -> None:
    filler = "Nothing of interest is said in this sentence at all. " * 10
    found = snippet("wool felt", f"Only wool here. {filler}", f"{filler} Here wool becomes felt. {filler}")
    assert marked(found) == ["wool", "felt"]


def test_what_was_cut_is_told_by_an_ellipsis_and_the_length_is_bounded() -> None:
    found = snippet("wool", "Before it. " * 50 + "Here is wool. " + "After it. " * 50)
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) <= WIDTH + 4


def test_paragraphs_are_put_on_one_line() -> None:
    found = snippet("wool", "First paragraph.", "Second\twith wool.")
    assert found.text == "First paragraph. Second with wool."
    assert marked(found) == ["wool"]


def test_the_reason_names_the_word_and_how_it_was_found() -> None:
    [reason] = snippet("craft", "Old crafts, new crafts.").why
    assert (reason.asked, reason.found, reason.language, reason.by) == ("craft", "crafts", "en", "inflection")


def test_negated_words_are_not_marked() -> None:
    assert marked(snippet("wool -felt", "Wool and felt.")) == ["Wool"]


def test_a_label_of_the_thesaurus_is_marked_with_the_function_word_in_it() -> None:
    found = snippet("value chain", "La cadena de valor de la madera.", language="es")
    assert marked(found) == ["cadena de valor"]


def test_a_text_without_any_match_shows_its_beginning() -> None:
    found = snippet("title", "Nothing here.")
    assert (found.text, found.marks) == ("Nothing here.", ())
    assert [reason.found for reason in found.why] == ["title"]


def test_an_empty_text_has_an_empty_snippet() -> None:
    assert snippet("wool").text == ""


def test_a_near_phrase_is_marked_with_the_words_between() -> None:
    found = snippet('"craft fair"~2', "A craft fair, a craft and trade fair, a craft that is no longer fair.")
    assert marked(found) == ["craft fair", "craft and trade fair"]


def test_a_title_that_the_text_begins_with_is_not_shown_twice() -> None:
    told = snippet("title wool", "A title", "Here wool becomes felt, and more wool.")
    assert told.text == "Here wool becomes felt, and more wool."
    assert marked(told) == ["wool", "wool"]
    assert {reason.asked for reason in told.why} == {"title", "wool"}
    only = snippet("title", "A title", "Here wool becomes felt.")
    assert (only.text, marked(only), [reason.found for reason in only.why]) == (
        "Here wool becomes felt.",
        [],
        ["title"],
    )
    assert snippet("title", "A title").text == "A title"
    assert snippet("wool", "A title of a book on wool", "More.").text.startswith("A title of")
