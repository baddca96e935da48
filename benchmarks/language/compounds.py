"""Would splitting compounds find more? Questions for a part of a compound, with and without a splitter.

    python benchmarks/language/compounds.py [CORPUS.jsonl]

`compounds.txt` beside this file holds questions and the sentences that answer them. The sentences of a
language, and the texts of CORPUS in it (lines with ``lang`` and ``text``, maybe ``title``), are ranked by
BM25 over our terms; a splitter adds the stems of a word's parts to a document. It takes the word apart at the
place where both sides, less a linking letter, are common words of the language; nothing of it ships.

Printed by language: questions answered at all and first, in %, without and with the splitter; questions that
`Library.search`, words and meaning together and no splitter, answers first and among the first five, in a
library of that language; how many tokens of CORPUS are split, in %; and the mean reciprocal rank (MRR) of
each text of CORPUS when three of its words are asked, without and with the splitter.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import craftsearch as cs
from craftsearch.language import analyse, stem
from craftsearch.language.common_words import common_words, mask
from craftsearch.model import Declared, RawItem

_QUESTIONS = Path(__file__).with_name("compounds.txt")
_LINKS = {"de": ("", "s", "es", "n", "en"), "nl": ("", "s", "e", "en"), "sv": ("", "s"), "da": ("", "s", "e")}
_SHORTEST = 4  # letters of a part
_K, _B = 1.2, 0.75

Split = Callable[[str, str], list[str]]


def whole(word: str, code: str) -> list[str]:  # noqa: ARG001 (the splitter that splits nothing)
    return []


def split(word: str, code: str) -> list[str]:
    """Return the stems of the two parts of a compound, none if it is not taken for one."""
    bit = 1 << common_words().codes.index(code)
    known = stem(word, code)
    for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        first, last = word[:at], word[at:]
        if not (mask(last) & bit or mask(stem(last, code)) & bit):
            continue
        for link in _LINKS.get(code, ("",)):
            part = first.removesuffix(link)
            if len(part) >= _SHORTEST and first.endswith(link) and mask(part) & bit:
                return [each for each in (stem(part, code), stem(last, code)) if each != known]
    return []


class Ranked:
    """Documents of one language under BM25."""

    def __init__(self, texts: list[str], code: str, splitter: Split) -> None:
        self.code = code
        self.counts = [Counter(self._terms(text, splitter)) for text in texts]
        self.length = sum(each.total() for each in self.counts) / len(texts)
        self.holding = Counter(term for each in self.counts for term in each)

    def _terms(self, text: str, splitter: Split) -> Iterable[str]:
        for token in analyse(text, self.code):
            if not token.stop:
                yield token.term
                yield from splitter(text[token.start : token.end].lower(), self.code)

    def rank(self, question: str, wanted: int) -> int | None:
        """Return the place of a document among the answers, from 1; None if it is none of them."""
        terms = {token.term for token in analyse(question, self.code) if not token.stop}
        scores = [self._score(each, terms) for each in self.counts]
        if not scores[wanted]:
            return None
        return 1 + sum(score > scores[wanted] for score in scores)

    def _score(self, counts: Counter[str], terms: set[str]) -> float:
        norm = _K * (1 - _B + _B * counts.total() / self.length)
        return sum(
            math.log(1 + (len(self.counts) - self.holding[term] + 0.5) / (self.holding[term] + 0.5))
            * counts[term] * (_K + 1) / (counts[term] + norm)
            for term in terms
            if counts[term]
        )  # fmt: skip


def corpus(path: Path | None) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        row = json.loads(line)
        texts.setdefault(row["lang"], []).append(f"{row.get('title') or ''} {row['text']}".strip())
    return texts


def searched(texts: list[str], code: str, questions: list[str]) -> tuple[int, int]:
    """Return how many questions find the text at their own place first, and among five."""
    places = []
    with tempfile.TemporaryDirectory() as scratch, cs.open(scratch) as library:
        declared = Declared(language=code)
        library.ingest(
            RawItem(f"pool:{number}", "text/plain", text.encode(), declared=declared)
            for number, text in enumerate(texts)
        )
        for number, question in enumerate(questions):
            uris = [hit.uri for hit in library.search(question, limit=5)]
            places.append(uris.index(f"pool:{number}") if f"pool:{number}" in uris else None)
    return sum(place == 0 for place in places), sum(place is not None for place in places)


def reciprocal(ranks: Iterable[int | None]) -> float:
    places = [1 / rank if rank else 0.0 for rank in ranks]
    return sum(places) / max(len(places), 1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="?")
    others = corpus(parser.parse_args().corpus)
    questions: dict[str, list[tuple[str, str]]] = {}
    for line in _QUESTIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            asked, _, answer = line.partition(" | ")
            code, question = asked.split()
            questions.setdefault(code, []).append((question, answer))
    print("language, answered, first; split: answered, first; search: first, in five; split; MRR, split: MRR")
    for code, pairs in questions.items():
        texts = [answer for _, answer in pairs] + others.get(code, [])
        cells = []
        for splitter in (whole, split):
            ranked = Ranked(texts, code, splitter)
            ranks = [ranked.rank(question, place) for place, (question, _) in enumerate(pairs)]
            cells += [sum(rank is not None for rank in ranks), sum(rank == 1 for rank in ranks)]
        words = [word for text in texts[len(pairs) :] for word in text.lower().split() if word.isalpha()]
        taken = sum(bool(split(word, code)) for word in words)
        known = [reciprocal(_by_own_words(texts, len(pairs), code, splitter)) for splitter in (whole, split)]
        cells += searched(texts, code, [question for question, _ in pairs])
        shares = [f"{100 * cell / len(pairs):.0f}" for cell in cells]
        print(
            code,
            *shares,
            f"{100 * taken / max(len(words), 1):.1f}",
            *(f"{each:.3f}" for each in known),
            sep="\t",
        )


def _by_own_words(texts: list[str], begin: int, code: str, splitter: Split) -> Iterable[int | None]:
    ranked = Ranked(texts, code, splitter)
    for place in range(begin, len(texts)):
        longest = sorted(set(texts[place].split()), key=lambda word: (-len(word), word))
        yield ranked.rank(" ".join(longest[1:6:2]), place)


if __name__ == "__main__":
    main()
