"""The quick way to lay a text out for an engine gives what the analysis of its tokens gives."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.index.columns import columns
from craftsearch.index.keys import tagged
from craftsearch.language import ANALYSED, analyse

PARALLEL = Path(__file__).parents[2] / "src" / "craftsearch" / "meaning" / "parallel"
TORTURE = (
    "",
    " \n ",
    "…–—",
    "L'artisanat, R&D et U.S.A.: Kézművesség’s dell'arte! d’Éirinn b'fhearr l'l'l' ''a''",
    "U.S.A.x aU.S.A. I+D+i I+D+ K+F. A.B .A.B. a.b.c.d x_A.B. _a_ __ a__b AB+CDE R&D& &R&D",
    "3D H2020 16.04.2013 1,5 ½ x² № ⅷ ٣٤ ①",
    "Hand\u00adwerk zero\u200bwidth join\u200der \u200b \ufeffBOM a\u2060b \u00ad",
    "a\u00a0b\u2003c\u3000d\u2028e\u2029f\x1cg\x1fh\x85i\x0bj\x0ck",
    "ﬁne ŒUVRE straße STRASSE ẞ ＡＢＣ’ｄ İstanbul ISPARTA ıı Ankara'da",
    "άέήίόύώ ΟΔΟΣ οδός ΐ ΰ ё Ё й Й ї ѓ ќ Љ ћ",
    "e\u0301 n\u0303o o\u0308\u0323 \u0301 \u0301a ﾊﾟ ガ 한국어 \u1112\u1161\u11ab 漢字かな ไทย हिन्दी العربية",
    "🧶 👩\u200d🎨 a🧶b \ud800 \udfff x\ud800y \0 \0a\0",
    "col·lecció l·l ·a· Lluís's craftsman's IT's S's 'tis rock’n’roll aujourd'hui",
)
LETTERS = st.text(
    alphabet=st.sampled_from("aAéßıİσςйЙѕ1½_.'’ʼ＇·&+- \u00a0\n\u0301\u00ad\u200d\u200b漢🧶\ud800"),
    max_size=30,
)


def by_tokens(text: str, code: str) -> tuple[str, str]:
    tokens = analyse(text, code)
    terms = "".join(tagged(code, token.term) + " " for token in tokens)
    return terms, "".join(token.surface + " " for token in tokens)


@pytest.mark.parametrize("code", [*sorted(ANALYSED), "und", "zh", "pt-BR"])
def test_every_language_is_laid_out_as_it_is_analysed(code: str) -> None:
    path = PARALLEL / f"{code}.txt"
    sentences = path.read_text("utf-8").splitlines()[:150] if path.exists() else []
    for text in (*TORTURE, *sentences):
        for form in ("NFC", "NFD", "NFKC"):
            shaped = unicodedata.normalize(form, text)
            assert columns(shaped, code) == by_tokens(shaped, code)
            assert columns(shaped.upper(), code) == by_tokens(shaped.upper(), code)


@given(st.text(max_size=60) | LETTERS, st.sampled_from([*sorted(ANALYSED), "und"]))
def test_any_text_is_laid_out_as_it_is_analysed(text: str, code: str) -> None:
    assert columns(text, code) == by_tokens(text, code)
