"""How well a passage is found by words of its own language, language by language, beside plain BM25.

python benchmarks/search/relevance.py FOLDER... [--kinds words sentence apart]

Each folder has a corpus.jsonl: id, lang, text (and title). Three ways to ask for each passage, in its own
language: *words*: its second, fourth and sixth longest words; *sentence*: the longest of its sentences;
*apart*: the passage goes in without its last sentence, and is asked for by that. Printed per language: how
many were asked for, and the mean reciprocal rank within ten.

*Ours* is ``Library.search`` by words alone, *told* the same with ``query_language``, over the passages of all
languages; *kept*, over those of the language (``languages=``). *BM25* is what is asked against: Snowball's
stems, each passage in its language (words as written where Snowball has none for it), lowered, k1 1.2, b .75.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import statistics
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from Stemmer import Stemmer

import craftsearch as cs
from craftsearch.model import Declared, RawItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\w)")
SHORTEST = 4
DEPTH = 10
SIDES = ("ours", "told", "BM25", "kept", "BM25 kept")
SNOWBALL = {
    "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hr": "serbian", "hu": "hungarian", "it": "italian",
    "lt": "lithuanian", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian", "sv": "swedish",
}  # fmt: skip
Ranks = dict[str, dict[str, list[float]]]


class Passage(NamedTuple):
    """What goes in, and what asks for it."""

    id: str
    lang: str
    text: str
    question: str


def passages(folders: Sequence[Path], kind: str) -> Iterator[Passage]:
    for folder in folders:
        for line in (folder / "corpus.jsonl").read_text("utf-8").splitlines():
            each = json.loads(line)
            text, question = asked(
                kind, f"{each['title']}. {each['text']}" if each["title"] else each["text"]
            )
            if text and question:
                yield Passage(f"{folder.name}-{each['id']}", each["lang"], text, question)


def asked(kind: str, text: str) -> tuple[str, str]:
    """Return the text that goes in and the question."""
    sentences = SENTENCE.split(text)
    if kind == "apart":
        return " ".join(sentences[:-1]), sentences[-1]
    if kind == "sentence":
        return text, max(sentences, key=len)
    words = {word for word in WORD.findall(text) if len(word) >= SHORTEST}
    return text, " ".join(sorted(words, key=lambda word: (-len(word), word))[1:7:2])


class Plain:
    """BM25 over stems, as plainly as can be."""

    def __init__(self, pool: Sequence[Passage]) -> None:
        """Take the passages in."""
        self._held = [(each, Counter(stems(each.text, each.lang))) for each in pool]
        self._average = statistics.fmean(held.total() for _, held in self._held)
        self._frequencies = Counter(word for _, held in self._held for word in held)

    def search(self, question: str, code: str) -> list[str]:
        """Name the best, best first."""
        total = len(self._held)
        words = set(stems(question, code))
        rarity = {word: math.log(1 + (total - n + 0.5) / (n + 0.5)) for word, n in self._frequencies.items()}
        scores: dict[str, float] = defaultdict(float)
        for each, held in self._held:
            length = 1.2 * (0.25 + 0.75 * held.total() / self._average)
            for word in words & held.keys():
                scores[each.id] += rarity[word] * held[word] * 2.2 / (held[word] + length)
        return sorted(scores, key=lambda name: (-scores[name], name))[:DEPTH]


def stems(text: str, code: str) -> list[str]:
    words = WORD.findall(text.lower())
    algorithm = SNOWBALL.get(code)
    return Stemmer(algorithm).stemWords(words) if algorithm else words


def measured(pool: Sequence[Passage]) -> Ranks:
    """Return the reciprocal ranks by side and language."""
    told: Ranks = defaultdict(lambda: defaultdict(list))
    plain = Plain(pool)
    kept = {
        code: Plain([each for each in pool if each.lang == code]) for code in {each.lang for each in pool}
    }
    with tempfile.TemporaryDirectory() as scratch, cs.open(scratch) as library:
        library.ingest(
            (
                RawItem(each.id, "text/plain", each.text.encode(), declared=Declared(language=each.lang))
                for each in pool
            ),
            vectors=False,
        )
        for each in pool:
            for side, found in zip(SIDES, answers(library, plain, kept[each.lang], each), strict=True):
                rank = 1 / (found.index(each.id) + 1) if each.id in found else 0.0
                told[side][each.lang].append(rank)
    return told


def answers(library: cs.Library, plain: Plain, kept: Plain, wanted: Passage) -> Iterator[list[str]]:
    words = re.sub(r"[^\w\s'’-]|\B-", " ", wanted.question)  # other signs mean something in a question
    code = wanted.lang
    yield [hit.uri for hit in library.search(words, limit=DEPTH)]
    yield [hit.uri for hit in library.search(words, limit=DEPTH, query_language=code)]
    yield plain.search(wanted.question, code)
    yield [hit.uri for hit in library.search(words, limit=DEPTH, query_language=code, languages=[code])]
    yield kept.search(wanted.question, code)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--kinds", nargs="+", default=["words", "sentence", "apart"])
    given = parser.parse_args()
    for kind in given.kinds:
        figures = measured([*passages(given.folders, kind)])
        print(f"\n| {kind} | | {' | '.join(SIDES)} |\n|---|---|{'---|' * len(SIDES)}")
        codes = sorted(figures["ours"])
        for code in [*codes, "all"]:
            held = [
                [rank for each in (codes if code == "all" else [code]) for rank in figures[side][each]]
                for side in SIDES
            ]
            cells = " | ".join(f"{statistics.fmean(ranks):.3f}" for ranks in held)
            print(f"| {code} | {len(held[0])} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
