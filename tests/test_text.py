import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from craftsearch.text import nfc

ACCENTED = st.text(
    alphabet=st.sampled_from("aeoáéőйηώ\u0301\u030b\u0308\u0306 \n가\u1100\u1161\u11a8🧶"), max_size=40
)


def test_text_that_is_nfc_already_is_taken_as_it_is() -> None:
    text = "Győr, χειροτεχνία, занаяти"
    assert nfc(text).text is text
    assert nfc(text).original(5) == 5


def test_offsets_lead_back_to_the_decomposed_original() -> None:
    original = unicodedata.normalize("NFD", "Győr és Pécs")
    normal = nfc(original)
    at = normal.text.index("Pécs")
    begin, end = normal.original(at), normal.original(at + 4)
    assert unicodedata.normalize("NFC", original[begin:end]) == "Pécs"


@given(ACCENTED)
def test_the_result_is_what_the_standard_says(text: str) -> None:
    assert nfc(text).text == unicodedata.normalize("NFC", text)


def test_letters_that_join_three_at_once_are_joined() -> None:
    syllable = nfc("\u1100\u1161\u11a8")
    assert (syllable.text, syllable.original(1)) == ("\uac01", 3)


@given(ACCENTED)
def test_offsets_rise_with_the_text_and_end_at_its_end(text: str) -> None:
    normal = nfc(text)
    offsets = [normal.original(at) for at in range(len(normal.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
