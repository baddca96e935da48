from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.sources import decode
from craftsearch.sources.detection import alphabets

SENTENCES = {
    "bg": "Партньорите от единадесет страни посетиха занаятчийски работилници и обмениха опит.",
    "cs": "Řemeslníci z pěti regionů představili své výrobky a vyměnili si zkušenosti s prodejem.",
    "de": "Die Handwerker aus fünf Regionen zeigten, wie sie ihre Schüler für größere Aufträge ausbilden.",
    "el": "Οι εταίροι του έργου επισκέφθηκαν εργαστήρια κεραμικής και αντάλλαξαν εμπειρίες.",
    "et": "Käsitöölised viiest piirkonnast näitasid oma töid ja vahetasid kogemusi müügi kohta.",
    "fr": "Les artisans de cinq régions ont présenté leurs créations et échangé leurs expériences.",
    "hr": "Obrtnici iz pet regija predstavili su svoje proizvode i razmijenili iskustva u učenju.",
    "hu": "Öt régió kézművesei mutatták be termékeiket, és megosztották a műhelyek tapasztalatait.",
    "it": "Gli artigiani hanno mostrato come è cambiata la città e perché la qualità è più importante.",
    "lt": "Penkių regionų amatininkai pristatė savo darbus ir pasidalijo mokymo patirtimi.",
    "lv": "Piecu reģionu amatnieki parādīja savus darbus un dalījās pieredzē par mācīšanu.",
    "pl": "Rzemieślnicy z pięciu regionów przedstawili swoje wyroby i wymienili się doświadczeniami.",
    "ro": "Meşteşugarii din cinci regiuni au prezentat produsele şi au făcut schimb de experienţă.",
    "sk": "Remeselníci z piatich regiónov predstavili svoje výrobky a vymenili si skúsenosti.",
    "sl": "Obrtniki iz petih regij so predstavili svoje izdelke in izmenjali izkušnje iz učnih delavnic.",
    "sv": "Hantverkare från fem regioner visade sina arbeten och utbytte erfarenheter av försäljning.",
    "uk": "Ремісники з п'яти регіонів показали свої вироби та обмінялися досвідом навчання.",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_an_undeclared_legacy_charset_is_told_by_the_letters(language: str) -> None:
    sentence = SENTENCES[language]
    charset = alphabets()[language].charsets[0]
    assert decode(sentence.encode(charset), media_type="text/plain").text == sentence


@pytest.mark.parametrize("language", sorted(alphabets()))
def test_every_alphabet_fits_into_one_of_its_charsets(language: str) -> None:
    alphabet = alphabets()[language]
    letters = "".join(letter for letter in alphabet.weights if letter not in "ţşțșѝ№")
    assert any(letters.encode(charset, "ignore").decode(charset) == letters for charset in alphabet.charsets)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    decoded = decode("Ловеч".encode(encoding), media_type="text/plain", charset="iso-8859-1")
    assert decoded.text == "Ловеч"
    assert decoded.reason == "byte order mark"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Crafts in Kilkenny", "Занаяти в град Ловеч и Габрово"])
def test_utf_16_without_a_mark_is_seen_by_its_rhythm(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), media_type="text/plain").text == text


def test_valid_utf_8_beats_a_wrong_declaration() -> None:
    page = '<meta charset="windows-1251"><p>Műhely és tűz</p>'.encode()
    assert "Műhely" in decode(page, media_type="text/html", charset="iso-8859-1").text


def test_iso_8859_1_means_windows_1252() -> None:
    page = '<meta charset="iso-8859-1"><p>l’été à Liège “vert”</p>'.encode("cp1252")
    decoded = decode(page, media_type="text/html")
    assert "l’été à Liège “vert”" in decoded.text
    assert decoded.reason == "declared in the page"


def test_the_transport_s_charset_comes_before_the_page_s() -> None:
    page = '<meta charset="windows-1252"><p>Žádná řemesla</p>'.encode("cp1250")
    decoded = decode(page, media_type="text/html", charset="windows-1250")
    assert decoded.encoding == "cp1250"
    assert decoded.reason == "declared by the source"


def test_a_declaration_that_gives_mojibake_falls_to_detection() -> None:
    page = f'<meta charset="iso-8859-1"><p>{SENTENCES["bg"]}</p>'.encode("cp1251")
    assert SENTENCES["bg"] in decode(page, media_type="text/html").text


def test_an_xml_declaration_is_heeded() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><p>Ĺad</p>'.encode("iso8859-2")
    assert decode(page, media_type="application/xhtml+xml").encoding == "iso8859-2"


def test_a_few_stray_bytes_do_not_spoil_utf_8() -> None:
    content = ("Műhely és tűzhely. " * 20).encode() + b"caf\xe9 noir"
    decoded = decode(content, media_type="text/plain")
    assert decoded.text.endswith("tűzhely. café noir")


def test_a_character_cut_in_two_at_the_end_is_no_error() -> None:
    assert decode("Műhely".encode()[:2], media_type="text/plain").encoding == "utf-8"


def test_zeros_are_dropped() -> None:
    assert decode(b"cra\x00fts", media_type="text/plain").text == "crafts"


def test_newlines_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n", media_type="text/plain").text == "a\r\nb\rc\n"


@pytest.mark.parametrize("charset", ["rot13", "base64", "no-such-thing", "idna", ""])
def test_a_name_that_is_no_encoding_is_ignored(charset: str) -> None:
    assert decode("œuvre".encode(), media_type="text/plain", charset=charset).text == "œuvre"


@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain"]))
def test_any_bytes_give_some_text(content: bytes, media_type: str) -> None:
    decoded = decode(content, media_type=media_type)
    assert "\0" not in decoded.text
    codecs.lookup(decoded.encoding)


@given(st.text(max_size=200).filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode("utf-8", "ignore"), media_type="text/plain").text == text.encode(
        "utf-8", "ignore"
    ).decode("utf-8")
