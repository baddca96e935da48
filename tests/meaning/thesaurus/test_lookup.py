from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from craftsearch.errors import NotFoundError
from craftsearch.language import analyse
from craftsearch.meaning.thesaurus import LANGUAGES, load
from craftsearch.meaning.thesaurus.compiled import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

INFLECTED = {
    "bg": "занаятите занаятчийските занаятчиите",
    "cs": "řemesel řemeslníků řemeslných",
    "da": "håndværkets håndværkere",
    "de": "Handwerks Handwerkern handwerklichen",
    "el": "χειροτεχνίας χειροτεχνών χειροτεχνικών",
    "en": "crafts artisans handicrafts",
    "es": "artesanías artesanos artesanales",
    "et": "käsitööd käsitööliste käsitöös",
    "fi": "käsityön käsitöiden käsityöläisten",
    "fr": "artisans artisanale artisanales",
    "ga": "ceardaíochta ceardaithe lámhcheardaíochta",
    "hr": "obrta obrtima obrtnicima obrtničke",
    "hu": "kézműveseknek kézművességet kézműipari",
    "it": "artigiani artigianali",
    "lt": "amatų amatininkams amatai",
    "lv": "amatniecības amatniekiem amatu",
    "mt": "artiġjani artiġjanat",
    "nl": "ambachten ambachtelijke",
    "pl": "rzemiosła rzemieślników rękodzieła",
    "pt": "artesãos artesanais",
    "ro": "meșteșuguri meșteșugurilor meşteşugari artizanale",
    "sk": "remesiel remeselníkov remeselných",
    "sl": "obrti rokodelcev rokodelstva rokodelskih",
    "sv": "hantverket hantverkare slöjden",
}


def _terms(text: str, language: str) -> list[str]:
    return [token.term for token in analyse(text, language)]


def _named(text: str, language: str) -> list[tuple[int, int, str]]:
    found = load().match({language: _terms(text, language)})
    return [(match.start, match.end, match.concept) for match in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_inflected_words_for_craft_are_recognised(language: str) -> None:
    words = INFLECTED[language].split()
    assert [word for word in words if (0, 1, "craft") not in _named(word, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_preferred_label_names_its_concept(language: str) -> None:
    thesaurus = load()
    labels = {name: thesaurus.label(name, language) for name in thesaurus.ids}
    missed = [
        name
        for name, label in labels.items()
        if key_of(label, language)[0] and name not in {hit[2] for hit in _named(label, language)}
    ]
    assert missed == []


def test_the_longest_label_wins_over_its_parts() -> None:
    assert _named("our cultural heritage centre", "en") == [(1, 3, "cultural-heritage")]


def test_function_words_inside_a_phrase_may_be_there_or_left_out() -> None:
    assert (0, 3, "value-chain") in _named("chaîne de valeur", "fr")
    blank = ["" if token.stop else token.term for token in analyse("chaîne de valeur", "fr")]
    assert [match.end for match in load().match({"fr": blank})] == [3]


def test_content_words_inside_a_phrase_break_it() -> None:
    assert "value-chain" not in {name for _, _, name in _named("chaîne grande valeur", "fr")}


def test_a_phrase_cut_off_by_the_end_is_not_found() -> None:
    assert _named("cultural heritage of the", "en") == [(0, 2, "cultural-heritage")]
    assert "value-chain" not in {name for _, _, name in _named("chaîne de", "fr")}


def test_a_match_lists_what_the_concept_is_called_in_every_language() -> None:
    (match,) = load().match({"bg": _terms("занаяти", "bg")})
    assert match.language == "bg"
    assert tuple(match.expansions) == LANGUAGES
    assert ("craft",) in match.expansions["en"]
    assert match.expansions == load().expansions("craft")


def test_phrases_are_expanded_to_the_stems_of_their_words() -> None:
    assert tuple(_terms("circular economy", "en")) in load().expansions("circular-economy")["en"]


def test_a_word_read_alike_in_two_languages_counts_once_for_the_first() -> None:
    (match,) = load().match({"sv": _terms("robot", "sv"), "da": _terms("robot", "da")})
    assert (match.concept, match.language) == ("robotics", "sv")


def test_a_match_inside_a_longer_one_of_another_language_is_dropped() -> None:
    query = "social innovation"
    found = load().match({"de": _terms(query, "de"), "en": _terms(query, "en")})
    assert [(match.start, match.end, match.language) for match in found] == [(0, 2, "en")]


@pytest.mark.parametrize("code", ["hbs", "sr", "bs"])
def test_languages_analysed_together_share_a_column(code: str) -> None:
    (match,) = load().match({code: _terms("grnčarstvo lončarstvo", "hr")})
    assert match.concept == "pottery"
    assert load().label("pottery", code) == "lončarstvo"


def test_a_language_without_labels_matches_nothing() -> None:
    assert load().match({"tr": ["craft"], "und": ["craft"]}) == ()
    assert load().match({}) == ()


def test_themes_come_most_frequent_first_over_all_passages() -> None:
    terms = {
        "en": _terms("Pottery is a craft. The potters sell pottery at the fair.", "en"),
        "bg": _terms("грънчарство и панаири, изложба на керамика", "bg"),
    }
    assert load().themes(terms)[:2] == ("pottery", "fair")


def test_themes_are_at_most_twelve() -> None:
    text = " ".join(load().label(name, "en") for name in load().ids)
    assert len(load().themes({"en": _terms(text, "en")})) == 12


def test_everyday_words_bridge_languages_but_are_no_themes() -> None:
    (match,) = load().match({"en": ["winter"]})
    assert ("зим",) in match.expansions["bg"]
    assert load().themes({"en": ["winter"]}) == ()


def test_an_everyday_word_takes_no_theme_from_a_document() -> None:
    assert load().themes({"en": ["hospit"]}) == ("health",)  # both the theme and the house


def test_an_ambiguous_word_counts_for_the_concept_the_document_names_otherwise() -> None:
    alone, beside = "radionica", "radionica, obrtnička radionica"
    assert set(load().themes({"hr": _terms(alone, "hr")})) == {"workshop", "craft-workshop"}
    assert load().themes({"hr": _terms(beside, "hr")}) == ("craft-workshop",)


def test_labels_come_in_the_language_asked_for_else_in_english() -> None:
    assert load().label("craft", "hu") == "kézművesség"
    assert load().label("craft", "tr") == "craft"


def test_narrower_concepts_know_their_broader_ones() -> None:
    assert load().broader("porcelain") == ("pottery",)


@pytest.mark.parametrize("ask", ["label", "expansions", "broader"])
def test_an_unknown_concept_is_not_found(ask: str) -> None:
    calls: dict[str, Callable[[], object]] = {
        "label": lambda: load().label("alchemy", "en"),
        "expansions": lambda: load().expansions("alchemy"),
        "broader": lambda: load().broader("alchemy"),
    }
    with pytest.raises(NotFoundError, match="no concept 'alchemy'"):
        calls[ask]()


def test_a_query_of_ten_thousand_words_is_matched_word_by_word() -> None:
    assert len(load().match({"en": _terms("craft and " * 5_000, "en")})) == 5_000


def test_opening_and_matching_needs_neither_the_analysis_nor_the_network() -> None:
    code = (
        "import sys; from craftsearch.meaning.thesaurus import load;"
        "assert load().match({'en': ['craft']});"
        "sys.exit(', '.join({'numpy', 'onnxruntime', 'Stemmer', 'tokenizers'} & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
