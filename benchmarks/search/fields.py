"""Whether words of the beginning and names should count for more: BM25F beside BM25, as plainly as can be.

python benchmarks/search/fields.py FOLDER... [--kinds words apart]

Questions and folders are those of ``relevance.py``, each over the passages of its language. A word of the
*lead*, the first sentence, counts for one or a half more; so does a *name*: what has two capitals or a digit,
or a capital within a sentence (in German only the former, since every noun has a capital). Printed: the mean
reciprocal rank, and how many questions each weighting answers better and worse than plain BM25.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from relevance import DEPTH, SENTENCE, WORD, Passage, passages, stems

if TYPE_CHECKING:
    from collections.abc import Sequence


class Weights(NamedTuple):
    """What a word counts for beyond one: in the lead, and as a name."""

    lead: float = 0.0
    names: float = 0.0


WAYS = {
    "BM25": Weights(),
    "lead + .5": Weights(lead=0.5),
    "lead + 1": Weights(lead=1.0),
    "names + .5": Weights(names=0.5),
    "names + 1": Weights(names=1.0),
    "both + .5": Weights(lead=0.5, names=0.5),
}


def names(text: str, code: str) -> list[str]:
    """List the words that are spelled as names are."""
    found = []
    for sentence in SENTENCE.split(text):
        for at, word in enumerate(WORD.findall(sentence)):
            capitals = sum(map(str.isupper, word))
            if (
                capitals > 1
                or (word[0].isalpha() and not word.isalpha())
                or (at and capitals and code != "de")
            ):
                found.append(word)
    return found


class Counted(NamedTuple):
    """A passage with its words as they count."""

    passage: Passage
    words: dict[str, float]
    length: float


def counted(passage: Passage, weights: Weights) -> Counted:
    words: dict[str, float] = defaultdict(float, Counter(stems(passage.text, passage.lang)))
    for word in stems(SENTENCE.split(passage.text)[0], passage.lang):
        words[word] += weights.lead
    for word in stems(" ".join(names(passage.text, passage.lang)), passage.lang):
        words[word] += weights.names
    return Counted(passage, words, sum(words.values()))


def ranks(pool: Sequence[Passage], weights: Weights) -> list[float]:
    """Return the reciprocal rank of each passage among those of its language."""
    told = {}
    for code in sorted({each.lang for each in pool}):
        held = [counted(each, weights) for each in pool if each.lang == code]
        average = statistics.fmean(each.length for each in held)
        frequencies = Counter(word for each in held for word in each.words)
        for wanted, _, _ in held:
            scores: dict[str, float] = defaultdict(float)
            for word in set(stems(wanted.question, code)):
                rarity = math.log(1 + (len(held) - frequencies[word] + 0.5) / (frequencies[word] + 0.5))
                for each in held:
                    if count := each.words.get(word, 0.0):
                        norm = 1.2 * (0.25 + 0.75 * each.length / average)
                        scores[each.passage.id] += rarity * count * 2.2 / (count + norm)
            order = sorted(scores, key=lambda name: (-scores[name], name))[:DEPTH]
            told[wanted.id] = 1 / (order.index(wanted.id) + 1) if wanted.id in order else 0.0
    return [told[each.id] for each in pool]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--kinds", nargs="+", default=["words", "apart"])
    given = parser.parse_args()
    for kind in given.kinds:
        pool = [*passages(given.folders, kind)]
        plain = ranks(pool, WAYS["BM25"])
        print(f"\n| {kind}: {len(pool)} questions | MRR | better | worse |\n|---|---|---|---|")
        for name, weights in WAYS.items():
            found = ranks(pool, weights)
            better = sum(one > other for one, other in zip(found, plain, strict=True))
            worse = sum(one < other for one, other in zip(found, plain, strict=True))
            print(f"| {name} | {statistics.fmean(found):.3f} | {better} | {worse} |", flush=True)


if __name__ == "__main__":
    main()
