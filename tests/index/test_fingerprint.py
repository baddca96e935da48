from hypothesis import given
from hypothesis import strategies as st

from craftsearch.index.fingerprint import SAME, bands, fingerprint, resemblance

WORDS = [f"word{at}" for at in range(300)]


def test_texts_of_the_same_words_have_one_fingerprint_whatever_their_dress() -> None:
    plain = "Майсторите показаха занаятите на региона пред гостите от Литва и от шест други страни, " * 3
    assert fingerprint(plain) == fingerprint(plain.upper().replace(",", " —\n"))


def test_resemblance_is_near_the_share_of_common_word_triples() -> None:
    half = " ".join(WORDS[:200]), " ".join(WORDS[100:])  # 98 of 298 triples are common
    assert abs(resemblance(*map(fingerprint, half)) - 98 / 298) < 0.12


def test_a_label_has_no_fingerprint() -> None:
    assert fingerprint("Read more about the project and its partners") == b""


def test_texts_alike_share_a_band_and_others_do_not() -> None:
    text = " ".join(WORDS)
    alike, other = fingerprint(f"An editor's line. {text[:-300]}"), fingerprint(text[::-1])
    assert resemblance(fingerprint(text), alike) > SAME
    assert set(bands(alike)) & set(bands(fingerprint(text)))
    assert not set(bands(other)) & set(bands(fingerprint(text)))


def test_a_fingerprint_stays_what_it_was_when_the_library_is_renewed() -> None:
    """Fingerprints are kept for years; where this fails, the new ones cannot be compared with those held."""
    assert fingerprint(" ".join(WORDS))[:8].hex() == "2850371d5861894b"


@given(st.binary(min_size=256, max_size=256))
def test_bands_are_whole_numbers_that_the_catalogue_can_hold(mark: bytes) -> None:
    assert all(-(2**63) <= band < 2**63 for band in bands(mark))
