"""Learn the rules of `craftsearch/language/endings` from pairs of form and lemma, and measure them.

    pip install simplemma wordfreq
    python scripts/learn_endings.py [CODE …]

Without CODE all files are made anew, as is due after any change in `craftsearch/language/languages`: the same
rules and the same versions (simplemma 2.0.0, wordfreq 3.1.1) give the same bytes.

For each word of simplemma's dictionary that wordfreq knows as frequent (a sample where it does not know
the language), every form goes through the steps that come before the learnt rules. Where the stems of one
word's forms differ, the longest beginning of the lemma's stem that half of the forms share is what they
should become. An ending of up to seven letters becomes a rule when it brings at least three more forms to
their stem than the rule for a shorter ending does. A second round learns from what the first left over.

Printed are recall (forms with their lemma's stem) and over-conflation (neighbours in the sorted list of
lemmas, four letters alike, with one stem) on a third of the lemmas that was not learnt from.
"""

from __future__ import annotations

import argparse
import textwrap
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from craftsearch.language import analysis, group
from craftsearch.language.endings import Learnt, one_round

if TYPE_CHECKING:
    from craftsearch.language.rules import Rules

FOLDER = Path(analysis.__file__).with_name("endings")
_LONGEST = 7
_LEAST_SUPPORT = 3
_ROUNDS = (400, 200)  # the most rules that a round may have
_WORDS = 20_000
_SHORTEST = 3  # letters of a lemma, and of a stem that forms share
_LONGEST_PUT = 2
_PARTS = 3  # of the lemmas, one is set aside
_NAMES = {"hbs": ("hbs", "sh"), "no": ("nb", "nb")}

Stem = Callable[[str], str]
Words = dict[str, list[str]]


def words(code: str) -> Words:
    """Return the forms of each lemma, the most frequent lemmas first."""
    import wordfreq
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    dictionary_name, frequency_name = _NAMES.get(code, (code, code))
    rank: dict[str, int] = {}
    if frequency_name in wordfreq.available_languages():
        rank = {word: place for place, word in enumerate(wordfreq.top_n_list(frequency_name, 150_000))}
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary(dictionary_name).items():
        one, other = form.lower(), lemma.lower()
        proper = code != "de" and (form, lemma) != (one, other)
        if not proper and one != other and one.isalpha() and other.isalpha() and (not rank or one in rank):
            forms[other].add(one)
    order = sorted(forms, key=lambda lemma: (rank.get(lemma, len(rank)), zlib.crc32(lemma.encode())))
    return {lemma: sorted(forms[lemma]) for lemma in order[:_WORDS] if len(lemma) >= _SHORTEST}


def set_aside(lemma: str) -> bool:
    return zlib.crc32(lemma.encode()) % _PARTS == _PARTS - 1


def examples(found: Words, stem: Stem) -> Iterable[tuple[str, str]]:
    """Yield each stem with the change it needs, ``cut+letters``; a word whose forms meet counts once."""
    for lemma, forms in found.items():
        stems = [stem(lemma), *map(stem, forms)]
        if len(set(stems)) == 1:
            stems = stems[:1]
        target = _target(stems)
        for each in stems if target else ():
            shared = _shared(each, target)
            yield each, f"{len(each) - shared}" + (f"+{target[shared:]}" if target[shared:] else "")


def _shared(one: str, other: str) -> int:
    """Count the letters that two words have in common at their beginning."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def _target(stems: list[str]) -> str:
    lemma = stems[0]
    for size in range(len(lemma), _SHORTEST - 1, -1):
        if 2 * sum(each.startswith(lemma[:size]) for each in stems) >= len(stems):
            return lemma[:size]
    return ""


def learn(found: Words, stem: Stem, most: int) -> Learnt:
    counts: list[dict[str, Counter[str]]] = [defaultdict(Counter) for _ in range(_LONGEST + 1)]
    for each, change in examples(found, stem):
        for size in range(min(_LONGEST, len(each) - 1) + 1):
            counts[size][each[len(each) - size :]][change] += 1
    rules = {"": "0"}
    gains: dict[str, int] = {}
    for size in range(1, _LONGEST + 1):
        for ending, changes in counts[size].items():
            shorter = next(rules[ending[cut:]] for cut in range(1, size + 1) if ending[cut:] in rules)
            fitting = [change for change, _ in changes.most_common(5) if _fits(change, size)]
            if fitting and changes[fitting[0]] - changes[shorter] >= _LEAST_SUPPORT:
                rules[ending] = fitting[0]
                gains[ending] = changes[fitting[0]] - changes[shorter]
    best = sorted(gains, key=lambda ending: -gains[ending])[:most]
    return one_round({ending: rules[ending] for ending in sorted(best)})


def _fits(change: str, size: int) -> bool:
    cut, _, put = change.partition("+")
    return int(cut) <= size and len(put) <= _LONGEST_PUT


def measure(found: Words, stem: Stem) -> tuple[float, float]:
    shares = [sum(stem(form) == stem(lemma) for form in forms) / len(forms) for lemma, forms in found.items()]
    alike = [(one, other) for one, other in pairwise(sorted(found)) if one[:4] == other[:4]]
    met = sum(stem(one) == stem(other) for one, other in alike)
    return sum(shares) / max(len(shares), 1), met / max(len(alike), 1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("codes", nargs="*")
    made = sorted(path.stem for path in FOLDER.glob("*.txt"))
    for code in map(group, parser.parse_args().codes or made):
        known = analysis.rules(code if code != "hbs" else "hr")
        found = words(code)
        learning = {lemma: forms for lemma, forms in found.items() if not set_aside(lemma)}
        rest = {lemma: forms for lemma, forms in found.items() if set_aside(lemma)}
        rounds: list[Learnt] = []

        def stem(word: str, known: Rules = known, rounds: list[Learnt] = rounds) -> str:
            word = known.lower(word)
            return analysis.irregular(known.code).get(word) or analysis.stem_by_rules(word, known, rounds)

        print(code, "before: recall {:.3f}, over-conflation {:.3f}".format(*measure(rest, stem)))
        for most in _ROUNDS:
            rounds.append(learn(learning, stem, most))
            print(code, "learnt: recall {:.3f}, over-conflation {:.3f}".format(*measure(rest, stem)))
        text = "\n\n".join(
            textwrap.fill(" ".join(f"{ending}:{change}" for ending, change in each.table.items()), 110)
            for each in rounds
            if each.table
        )
        FOLDER.joinpath(f"{code}.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
