"""Laws that hold for the whole journey, on texts nobody chose."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import craftsearch as cs
from craftsearch.model import RawItem, Rejected
from craftsearch.pipeline import Prepared, prepare

WORDS = st.sampled_from(
    """
    craft занаятите kézművesség Győr χειροτεχνία ňadra l'artisanat e-craft 3D Æbler ß ő İstanbul ğ Straße
    Çelik ѓ љубов їжак ñandú naïve Ærø Þingvellir żaba d’Irlande 2014 16–17 café cafe\u0301 ΣΊΣΥΦΟΣ
    """.split()  # noqa: SIM905  # thirty quoted words would hide what they are
)
TEXTS = st.lists(WORDS, min_size=4, max_size=30).map(" ".join)


def item(text: str, number: int = 0) -> RawItem:
    return RawItem(f"test:{number}", "text/plain", text.encode())


@settings(max_examples=8)
@given(st.lists(TEXTS, min_size=1, max_size=6, unique=True))
def test_a_document_is_found_by_each_of_its_own_words(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, cs.open(Path(folder)) as library:
        library.ingest([item(text, number) for number, text in enumerate(texts)])
        for number, text in enumerate(texts):
            for word in set(text.split()):
                found = {hit.uri for hit in library.search(word, limit=100)}
                assert f"test:{number}" in found, word


def outcome(content: bytes, media_type: str) -> Prepared | Rejected:
    """Process one item; a fault of ours is a failed test, a refusal is not."""
    [result] = prepare([RawItem("test:", media_type, content)])
    assert not isinstance(result, Rejected) or result.stage != "pipeline", result
    return result


@settings(max_examples=40)
@given(st.text(max_size=400))
def test_any_text_is_taken_in_with_sound_offsets_or_refused_with_a_reason(text: str) -> None:
    result = outcome(text.encode("utf-8", "surrogatepass"), "text/plain")
    if isinstance(result, Rejected):
        assert result.reason
        return
    article, length = result.record.article, len(result.record.article.text)
    assert all(article.text[block.start : block.end] == block.text for block in article.blocks)
    assert all(0 <= span.start < span.end <= length for span in result.record.spans)
    for event in result.record.events:
        assert 0 <= event.evidence.start <= event.evidence.end <= length


@settings(max_examples=30)
@given(st.binary(max_size=600), st.sampled_from(["text/html", "text/plain"]))
def test_any_bytes_are_taken_in_or_refused_with_a_reason(content: bytes, media_type: str) -> None:
    result = outcome(content, media_type)
    assert not isinstance(result, Rejected) or result.reason
