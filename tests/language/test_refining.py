from __future__ import annotations

import pytest

from craftsearch.language import detect
from craftsearch.language.refining import refine

EVEN = {"hr": 0.3, "sr": 0.3, "bs": 0.3}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("hr", "Tijekom tjedna sveučilište je objavilo izvješće o suradnji europskih županija."),
        ("sr", "Posle nedelju dana ovde je uvek lepo vreme, a deca se raduju."),
        ("bs", "Historija Bosne i Hercegovine: prije hiljadu sedmica, univerzitet u Sarajevu."),
        ("sr", "Уметнички занати у Србији"),
    ],
)
def test_spelling_and_script_tell_the_standards_apart(code: str, text: str) -> None:
    found = refine(text, EVEN, 1.0)
    assert found.code == code
    assert found.confidence > 0.6


def test_without_a_cue_the_confidence_says_that_it_is_open() -> None:
    found = refine("Ana voli more", EVEN, 1.0)
    assert found.confidence < 0.4
    assert "no spelling cue" in found.reason


def test_the_reason_names_the_cues() -> None:
    assert "tijekom" in detect("Radionica se održava u Zagrebu tijekom srpnja i kolovoza").reason
