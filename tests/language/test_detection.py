from __future__ import annotations

import pytest

from craftsearch.errors import UnsupportedLanguageError
from craftsearch.language import BACKENDS, DETECTED, detect
from craftsearch.language.detection import by_group, detector_named

SENTENCES = {
    "bg": "Занаятчиите от региона показаха своите изделия на пролетния панаир.",
    "cs": "Řemeslníci z celého kraje předvedli své výrobky na jarním trhu.",
    "da": "Håndværkerne fra egnen viste deres produkter frem på forårsmarkedet, og mange var glade.",
    "de": "Die Handwerker der Region zeigten ihre Erzeugnisse auf dem Frühlingsmarkt.",
    "el": "Οι τεχνίτες της περιοχής παρουσίασαν τα προϊόντα τους στην εαρινή έκθεση.",
    "en": "Craftspeople from the region showed their products at the spring fair.",
    "es": "Los artesanos de la región mostraron sus productos en la feria de primavera.",
    "et": "Piirkonna käsitöölised näitasid kevadisel laadal oma tooteid.",
    "fi": "Alueen käsityöläiset esittelivät tuotteitaan kevätmarkkinoilla.",
    "fr": "Les artisans de la région ont présenté leurs produits à la foire de printemps.",
    "ga": "Thaispeáin ceardaithe an réigiúin a gcuid táirgí ag aonach an earraigh.",
    "hr": "Obrtnici iz cijele županije pokazali su svoje proizvode na proljetnom sajmu tijekom tjedna.",
    "hu": "A régió kézművesei a tavaszi vásáron mutatták be termékeiket.",
    "it": "Gli artigiani della regione hanno mostrato i loro prodotti alla fiera di primavera.",
    "lt": "Regiono amatininkai pavasario mugėje parodė savo gaminius.",
    "lv": "Reģiona amatnieki pavasara tirgū parādīja savus izstrādājumus.",
    "mt": "L-artiġjani tar-reġjun urew il-prodotti tagħhom fil-fiera tar-rebbiegħa.",
    "nl": "De ambachtslieden uit de regio toonden hun producten op de voorjaarsmarkt.",
    "pl": "Rzemieślnicy z regionu pokazali swoje wyroby na wiosennych targach.",
    "pt": "Os artesãos da região mostraram os seus produtos na feira da primavera.",
    "ro": "Meșteșugarii din regiune și-au prezentat produsele la târgul de primăvară.",
    "sk": "Remeselníci z celého kraja predviedli svoje výrobky na jarnom trhu.",
    "sl": "Obrtniki iz vse regije so svoje izdelke pokazali na pomladnem sejmu.",
    "sv": "Hantverkarna från trakten visade sina produkter på vårmarknaden.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_in_each_language_of_the_union_is_known(code: str) -> None:
    found = detect(SENTENCES[code])
    assert found.code == code
    assert 0.3 < found.confidence <= 1
    assert found.reason


@pytest.mark.parametrize("code", sorted(SENTENCES.keys() - {"el"}))
def test_capitals_are_no_obstacle(code: str) -> None:
    assert detect(SENTENCES[code].upper()).code == code


@pytest.mark.parametrize(
    "text", ["", "  \n", "12 4", "EU", "☂ 16.–17. 4. 2013", "IMG_21_4614 1 33", "A1 | C/3 | XIV"]
)
def test_what_is_no_language_is_undetermined(text: str) -> None:
    assert detect(text).code == "und"


@pytest.mark.parametrize(
    "text",
    [
        "这个项目的合作伙伴来自十一个国家。",
        "Mae gan bawb yr hawl i fywyd, rhyddid a diogelwch.",
        "Усе людзі нараджаюцца свабоднымі і роўнымі ў сваёй годнасці і правах.",
        "Barcha odamlar erkin, qadr-qimmat va huquqlarda teng boʻlib tugʻiladilar.",
    ],
)
def test_a_language_that_is_not_served_is_not_taken_for_one_that_is(text: str) -> None:
    found = detect(text)
    assert found.code == "und"
    assert "not served" in found.reason


def test_a_hint_tips_the_scales_of_a_text_that_could_be_either() -> None:
    text = "Alle mennesker er"
    assert {detect(text, hint=hint).code for hint in ("da", "nb-NO")} == {"da", "no"}


def test_a_wrong_hint_does_not_overrule_the_text() -> None:
    assert detect(SENTENCES["hu"], hint="fi").code == "hu"


def test_a_hint_does_not_turn_codes_and_sizes_into_language() -> None:
    assert detect("EN 71-3 | № 7 | 1:100 | XIV", hint="en").code == "und"


def test_a_hint_of_a_language_not_served_is_left_aside() -> None:
    assert detect(SENTENCES["hu"], hint="zh") == detect(SENTENCES["hu"])


@pytest.mark.parametrize("code", ["ga", "mt", "bs", "sr", "eu", "gl", "is"])
def test_langdetect_refuses_a_declared_language_it_does_not_know(code: str) -> None:
    with pytest.raises(UnsupportedLanguageError, match=f"langdetect does not know '{code}'"):
        detect("Pobol y wlad", hint=code, backend="langdetect")


def test_langdetect_answers_the_same_every_time() -> None:
    found = {detect("Obrt in umetnost", backend="langdetect") for _ in range(5)}
    assert len(found) == 1
    assert detect(SENTENCES["it"], backend="langdetect").code == "it"


def test_langdetect_says_so_when_it_finds_nothing() -> None:
    assert detect("ⰀⰁⰂⰃ", backend="langdetect").code == "und"


def test_an_unknown_backend_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnsupportedLanguageError, match="py3langid, langdetect"):
        detect("text", backend="guess")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_detector_knows_only_languages_of_ours_and_gives_probabilities(backend: str) -> None:
    detector = detector_named(backend)
    assert detector.languages <= DETECTED
    assert sum(detector.distributions([SENTENCES["de"]])[0].values()) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("text", ["XIV · XVI · 8403", "MCMXCIV / II / 12", "xii, xiv"])
def test_roman_numerals_are_in_no_language(text: str) -> None:
    assert detect(text).code == "und"


def test_three_standards_of_one_language_do_not_outvote_its_neighbour() -> None:
    shares = {"sl": 0.29, "hr": 0.31, "sr": 0.24, "bs": 0.05}
    assert by_group(shares)["hbs"] == pytest.approx(0.31 + 0.3 * (0.24 + 0.05))
