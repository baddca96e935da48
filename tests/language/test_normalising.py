from __future__ import annotations

import unicodedata

from craftsearch.language.normalising import SHOWN, letters, normalise, sample


def test_addresses_and_handles_are_taken_out() -> None:
    text = "Pišite na info@obrt.hr ili https://www.obrt.hr/novosti?id=2 @obrti #zanati Interreg.eu danas"
    assert normalise(text).split() == ["Pišite", "na", "ili", "danas"]


def test_a_headline_in_capitals_is_written_as_a_sentence() -> None:
    assert normalise("HANDWERK UND DESIGN (EU): ANMELDEN!") == "Handwerk und design (eu): Anmelden!"


def test_an_acronym_does_not_lower_a_sentence() -> None:
    assert normalise("Das EU-Projekt CRAFTS endet") == "Das EU-Projekt CRAFTS endet"


def test_controls_part_words_and_characters_without_width_do_not() -> None:
    assert normalise("een\x00ambacht met kunst\u00adwerk") == "een ambacht met kunstwerk"


def test_decomposed_text_is_composed() -> None:
    assert normalise(unicodedata.normalize("NFD", "kézműves")) == "kézműves"


def test_a_long_text_is_sampled_from_its_whole_length() -> None:
    text = "\n".join(f"line {number} of the text" for number in range(100_000))
    shown = sample(text)
    assert len(shown) <= SHOWN + 20
    assert {int(line.split()[1]) // 20_000 for line in shown.splitlines() if "line " in line} == {
        0,
        1,
        2,
        3,
        4,
    }


def test_a_short_text_is_shown_whole() -> None:
    assert sample("craft\n" * 100) == "craft\n" * 100


def test_letters_are_counted_no_further_than_asked() -> None:
    assert letters("a1 б2 _", up_to=10) == 2
    assert letters("abcdef", up_to=4) == 4
