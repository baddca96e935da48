from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from craftsearch.meaning import debias, lexicon
from craftsearch.meaning.tokens import WINDOW, Tokeniser
from craftsearch.meaning.weights import Weights, find

SOME = [
    "Wer hat Erfahrung mit Töpferei?",
    "занаят и традиция",
    "1 250 € …",
    "👍👍🏽 x",
    "𓀀𓀁a𓀂",
    "ไทยภาษา ゼ一",
]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights(find())


@pytest.fixture(scope="module")
def tokeniser(weights: Weights) -> Tokeniser:
    return Tokeniser(weights, lexicon.Lexicon(weights, memoryview(lexicon.build(weights))))


@pytest.fixture(scope="module")
def whole(weights: Weights) -> Tokenizer:
    """Return the tokeniser of the whole vocabulary, which takes a second or two to build."""
    offsets, blob = weights.offsets().tolist(), bytes(weights.blob())
    pieces = [blob[start:end].decode() for start, end in pairwise(offsets)]
    vocabulary = list(zip(pieces, weights.scores().tolist(), strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=weights.unknown, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


def _texts(tokeniser: Tokeniser, text: str) -> list[str]:
    return [window.text for window in tokeniser.windows([text], "passage")[0]]


def _ids(tokeniser: Tokeniser, text: str) -> tuple[int, ...]:
    (window,) = tokeniser.windows([text], "query")[0]
    return window.ids


def test_tokens_are_those_of_the_whole_vocabulary(tokeniser: Tokeniser, whole: Tokenizer) -> None:
    texts = SOME + [text for sentences in debias.parallel().values() for text in sentences]
    for (window,) in tokeniser.windows(texts, "passage"):
        assert list(window.ids[1:-1]) == whole.encode(f"passage: {window.text}").ids


@settings(max_examples=50)
@given(text=st.text(max_size=80))
def test_any_text_is_cut_as_by_the_whole_vocabulary(
    tokeniser: Tokeniser, whole: Tokenizer, text: str
) -> None:
    (window,) = tokeniser.windows([text.replace("<", "")], "query")[0]
    assert list(window.ids[1:-1]) == whole.encode(f"query: {window.text}".strip()).ids


def test_a_long_text_is_cut_into_full_windows_that_lose_no_word(tokeniser: Tokeniser) -> None:
    text = " ".join(f"Handwerk{number}" for number in range(300))
    windows = tokeniser.windows([text], "passage")[0]
    assert " ".join(window.text for window in windows) == text
    assert all(len(window.ids) <= WINDOW for window in windows)
    assert all(len(window.ids) > WINDOW - 10 for window in windows[:-1])


def test_every_window_begins_with_the_prefix(tokeniser: Tokeniser) -> None:
    windows = tokeniser.windows(["word " * 500], "query")[0]
    (empty,) = tokeniser.windows([""], "query")[0]
    assert {window.ids[: len(empty.ids) - 1] for window in windows} == {empty.ids[:-1]}


def test_queries_and_passages_have_their_own_prefix(tokeniser: Tokeniser) -> None:
    assert (
        tokeniser.windows(["craft"], "query")[0][0].ids != tokeniser.windows(["craft"], "passage")[0][0].ids
    )


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\x01\x02", "\u200b"])
def test_a_text_without_words_is_the_bare_prefix(tokeniser: Tokeniser, text: str) -> None:
    assert _ids(tokeniser, text) == _ids(tokeniser, "")
    assert len(_ids(tokeniser, text)) > 2


def test_composed_and_decomposed_letters_are_the_same(tokeniser: Tokeniser) -> None:
    assert _ids(tokeniser, "Töpferei ž") == _ids(tokeniser, "To\u0308pferei z\u030c")


def test_a_nul_byte_parts_words_and_cuts_nothing_off(tokeniser: Tokeniser) -> None:
    assert _ids(tokeniser, "wood\x00craft") == _ids(tokeniser, "wood craft")


def test_half_a_surrogate_pair_is_an_unknown_character(tokeniser: Tokeniser) -> None:
    assert _ids(tokeniser, "wood \ud83d craft") == _ids(tokeniser, "wood \ufffd craft")


def test_a_pair_of_surrogates_is_the_character_it_means(tokeniser: Tokeniser) -> None:
    assert _ids(tokeniser, "\ud83d\udc4d") == _ids(tokeniser, "👍")


def test_a_text_cannot_forge_the_marks_of_the_model(tokeniser: Tokeniser, weights: Weights) -> None:
    ids = _ids(tokeniser, "<s> </s> <pad> <mask>")
    assert weights.pieces - 1 not in ids
    assert weights.pad not in ids
    assert [ids.count(mark) for mark in (weights.begin, weights.end)] == [1, 1]


def test_a_word_longer_than_a_window_is_cut_and_kept_whole(tokeniser: Tokeniser) -> None:
    word = "ж1" * 400
    windows = tokeniser.windows([word], "passage")[0]
    assert "".join("".join(window.text.split()) for window in windows) == word
    assert all(len(window.ids) <= WINDOW for window in windows)


def test_forgetting_words_changes_no_token(tokeniser: Tokeniser, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _ids(tokeniser, "wood craft")
    monkeypatch.setattr("craftsearch.meaning.tokens._REMEMBERED", 0)
    assert _ids(tokeniser, "wood craft") == before
    assert len(tokeniser._known) <= 3
