from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from craftsearch.meaning.thesaurus import LANGUAGES, Concept, shipped
from craftsearch.meaning.thesaurus.compiled import compile_concepts, key_of
from craftsearch.meaning.thesaurus.concepts import ThesaurusError
from craftsearch.meaning.thesaurus.lookup import COMPILED

HOMONYMS = Path(__file__).with_name("homonyms.tsv")


def _above(name: str, concepts: dict[str, Concept]) -> set[str]:
    wider = set(concepts[name].broader)
    return wider.union(*(_above(other, concepts) for other in wider))


def _collisions(language: str) -> set[tuple[str, str, str]]:
    concepts = {concept.id: concept for concept in shipped() if concept.theme}
    named: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for concept in concepts.values():
        for label in concept.labels(language):
            named[key_of(label, language)[0]].add(concept.id)
    return {
        (language, one, other)
        for key, ids in named.items()
        if key
        for one, other in combinations(sorted(ids), 2)
        if one not in _above(other, concepts) and other not in _above(one, concepts)
    }


def _everywhere(label: str) -> Concept:
    return Concept("it", "things", (), dict.fromkeys(LANGUAGES, label), dict.fromkeys(LANGUAGES, ()))


def test_the_file_is_what_the_script_builds_from_the_tables() -> None:
    assert COMPILED.read_bytes() == compile_concepts(shipped()), "run scripts/build_thesaurus.py"


def test_the_file_stays_below_two_megabytes() -> None:
    assert COMPILED.stat().st_size < 2_000_000  # every search reads it


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_names_two_unrelated_concepts_but_reviewed_homonyms(language: str) -> None:
    rows = [line.split("\t") for line in HOMONYMS.read_text(encoding="utf-8").splitlines()[1:]]
    reviewed = {(row[0], row[1], row[2]) for row in rows}
    assert _collisions(language) - reviewed == set()


def test_a_key_leaves_out_function_words_and_tells_which() -> None:
    key, left_out = key_of("chaîne de valeur", "fr")
    assert len(key) == 2
    assert left_out == ("de",)


def test_a_function_word_that_ends_a_label_is_part_of_its_name() -> None:
    assert key_of("école d'été", "fr")[0] != key_of("école", "fr")[0]


def test_an_acronym_that_reads_as_a_function_word_has_no_key() -> None:
    assert key_of("ES", "lv")[0] == ()
    assert key_of("EU", "de")[0] == ("eu",)


def test_a_preferred_label_of_function_words_only_is_refused() -> None:
    with pytest.raises(ThesaurusError, match="'the' is only function words in en"):
        compile_concepts([_everywhere("the")])
