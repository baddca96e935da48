"""Compile the tables of `craftsearch/language/forms` from pairs of form and lemma.

    pip install simplemma wordfreq
    python scripts/compile_forms.py [CODE …]

Without CODE all files are made anew, as is due after any change in `craftsearch/language/languages` or in
`endings`: the same rules and the same versions (simplemma 2.0.0, wordfreq 3.1.1) give the same bytes.

Every form of each of a language's frequent words goes through its rules. A word's term is the stem of its
lemma; where words are kept apart and another word has that stem already, the folded lemma, or that with a 2.
Forms that the rules would give another term are kept in a table: by their stem where most forms with this
stem are of one word, else by themselves. `forms/languages.toml` tells what is known of each language, and
`forms/CODE.txt` holds words of our own, one a line with its forms, which count before the dictionary's.
"""

from __future__ import annotations

import argparse
import tomllib
import zlib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.language import analysis, group
from craftsearch.language.forms import pack

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(analysis.__file__).with_name("forms")
_OWN = Path(__file__).with_name("forms")
_NAMES = {"hbs": ("hbs", "sh"), "no": ("nb", "nb")}
_WITHOUT = {"mt"}  # languages that simplemma does not know
_RANKS = 400_000
_QUARTER = 4  # the quarter of the words with the fewest forms ...
_MOST = 0.7  # ... and the share of its forms that makes a paradigm
_UNRANKED = 10**9
_ROOT = 3  # letters that kin must share

Words = dict[str, set[str]]


class Settings(NamedTuple):
    """What `forms/languages.toml` tells of a language."""

    words: int = 40_000
    common: int = 15_000
    known: int = 40_000
    apart: bool = False
    short: bool = False
    follow: bool = False
    ranked: bool = False
    verbs: str = ""
    participles: str = ""
    forms: str = ""
    kin: str = ""


class Language:
    """One language's rules, dictionary and frequencies."""

    def __init__(self, code: str, settings: Settings) -> None:
        self.code = code
        self.settings = settings
        self.known = analysis.rules(code if code != "hbs" else "hr")
        self.irregular = analysis.irregular(code if code != "hbs" else "hr")
        self.rank = self._ranks()
        self.stem = cache(lambda word: analysis.stem_by_rules(word, self.known))

    def _ranks(self) -> dict[str, int]:
        import wordfreq

        name = _NAMES.get(self.code, ("", self.code))[1]
        if name not in wordfreq.available_languages():
            return {}
        ranks: dict[str, int] = {}
        for place, word in enumerate(wordfreq.top_n_list(name, _RANKS)):
            ranks.setdefault(self.known.lower(word), place)
        return ranks

    def pairs(self) -> dict[str, str]:
        """Return the lemma of each form, lowered, without names: ours, then the dictionary's."""
        found: dict[str, str] = {}
        for given, named in self._dictionary().items():
            form, lemma = self.known.lower(given), self.known.lower(named)
            proper = self.code != "de" and (given, named) != (given.lower(), named.lower())
            if proper or not (form.isalpha() and lemma.isalpha()) or len(lemma) == 1:
                continue
            earlier = found.get(form)
            found[form] = form if earlier not in {None, lemma} and form in {earlier, lemma} else lemma
        return found | self._own()

    def _own(self) -> dict[str, str]:
        file = _OWN / f"{self.code}.txt"
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        found: dict[str, str] = {}
        for lemma, *forms in map(str.split, lines):
            for form in (lemma, *forms):
                found.setdefault(self.known.lower(form), self.known.lower(lemma))
        return found

    def _dictionary(self) -> Mapping[str, str]:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        name = _NAMES.get(self.code, (self.code, ""))[0]
        return {} if name in _WITHOUT else DefaultDictionaryFactory().get_dictionary(name)

    def words(self) -> Words:
        """Return the forms of each word, the lemma among them, of the frequent words only."""
        pairs = self.pairs()
        first: Words = defaultdict(set)
        for form, lemma in pairs.items():
            first[lemma] |= {form, lemma}
        heads = self._heads(first, pairs)
        found: Words = defaultdict(set)
        for lemma, forms in first.items():
            found[heads[lemma]] |= forms
        for lemma, forms in found.items():  # a word that stands for itself is no form of another
            forms -= {form for form in forms if form != lemma and form in found}
        order = sorted(
            found, key=lambda lemma: (self.place(found[lemma]), len(lemma), zlib.crc32(lemma.encode()))
        )
        if self.rank:
            order = [lemma for lemma in order if self.place(found[lemma]) < _UNRANKED]
        common = set(order[: self.settings.common] if self.rank else order)
        return {
            lemma: found[lemma]
            if lemma in common
            else {form for form in found[lemma] if form in self.rank} | {lemma}
            for lemma in order[: self.settings.words]
        }

    def _heads(self, first: Words, pairs: dict[str, str]) -> dict[str, str]:
        """Return under which lemma each lemma's forms belong: its own, that of its lemma or of its kin."""
        over: dict[str, str] = {}

        def head(lemma: str) -> str:
            while lemma in over:
                lemma = over[lemma]
            return lemma

        usual = _usual(first)
        for lemma in sorted(first):
            other = pairs.get(lemma, lemma)
            if other != lemma and head(other) != lemma and self._follows(lemma, other, first, usual):
                over[lemma] = head(other)
        for one, other in (pair.split(">") for pair in self.settings.kin.split()):
            for lemma in sorted(first):
                root = lemma[: len(lemma) - len(other)]
                if lemma.endswith(other) and len(root) >= _ROOT and root + one in first:
                    kin = head(root + one)
                    if kin != head(lemma):
                        over[head(lemma)] = kin
        return {lemma: head(lemma) for lemma in first}

    def _follows(self, lemma: str, other: str, first: Words, usual: dict[str, int]) -> bool:
        """Tell whether a lemma that has itself a lemma (*supporting*: *support*) is a form of that."""
        if self.settings.follow or not self.full(lemma, first, usual):
            return True
        if self.verb(other, first[other]):
            noun = self.settings.short and len(first[lemma]) > 1
            return not noun or lemma.endswith(tuple(self.settings.participles.split()))
        return not self.settings.apart and self.stem(lemma) == self.stem(other)

    def place(self, forms: set[str]) -> int:
        """Return the rank of the most frequent of a word's forms."""
        return min(self.rank.get(form, _UNRANKED) for form in forms)

    def full(self, lemma: str, words: Words, usual: dict[str, int]) -> bool:
        """Tell whether enough forms are known under a lemma to take it for a word of its own."""
        if self.rank and self.rank.get(lemma, _UNRANKED) >= self.settings.known:
            return False
        return self.settings.short or len(words[lemma]) >= max(2, _MOST * usual.get(lemma[-2:], 2))

    def verb(self, lemma: str, forms: set[str]) -> bool:
        """Tell whether a word's first form and its forms end as a verb's do."""
        settings = self.settings
        if not (settings.verbs or settings.forms) or not lemma.endswith(tuple(settings.verbs.split()) or ""):
            return False
        endings = tuple(settings.forms.split())
        return not endings or any(form.endswith(endings) for form in forms)


def _usual(words: Words) -> dict[str, int]:
    """Return how many forms the words with each last two letters have, at the lower quarter."""
    sizes: dict[str, list[int]] = defaultdict(list)
    for lemma, forms in words.items():
        if len(forms) > 1:
            sizes[lemma[-2:]].append(len(forms))
    return {ending: sorted(each)[len(each) // _QUARTER] for ending, each in sizes.items()}


def terms(language: Language, words: Words, stems: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the term of each word."""
    usual = _usual(words)
    verbs = {lemma for lemma, forms in words.items() if language.verb(lemma, forms)}
    full = {lemma for lemma in words if language.full(lemma, words, usual)}
    order = {lemma: place for place, lemma in enumerate(words)}
    order_of_choice = sorted(
        words,
        key=lambda lemma: (
            lemma not in language.irregular,
            not language.settings.ranked and lemma in verbs,
            lemma not in full,
            order[lemma],
        ),
    )
    owned = set(language.irregular.values())
    found: dict[str, str] = {}
    for lemma in order_of_choice:
        others = (stem for stem, _ in Counter(stems[lemma].values()).most_common())
        wishes = list(dict.fromkeys((language.stem(lemma), *others)))
        if lemma in language.irregular:
            found[lemma] = language.irregular[lemma]
        elif not language.settings.apart or lemma in verbs or lemma not in full:
            found[lemma] = wishes[0]
        else:
            folded = language.known.finish(lemma)
            wishes += [folded + "2" * times for times in range(1, 9)]
            found[lemma] = next(wish for wish in (wishes[0], folded, lemma, *wishes[1:]) if wish not in owned)
        owned.add(found[lemma])
    return found


def tables(language: Language) -> tuple[dict[str, str], dict[str, str]]:
    """Return what words, and what stems, become."""
    words = language.words()
    stems = {
        lemma: {form: language.stem(form) for form in sorted(forms) if form not in language.irregular}
        for lemma, forms in words.items()
    }
    found = terms(language, words, stems)
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    for lemma, each in stems.items():  # the most frequent words first: they win where counts are equal
        for stem in each.values():
            claims[stem][lemma] += 1
    by_stem = {}
    for stem, counts in claims.items():
        term = found[counts.most_common(1)[0][0]]
        if term != stem:
            by_stem[stem] = term
    by_word: dict[str, str] = {}
    for lemma, each in stems.items():
        for form, stem in each.items():
            if by_stem.get(stem, stem) != found[lemma] and (form == lemma or form not in by_word):
                by_word[form] = found[lemma]
    return by_word, by_stem


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("codes", nargs="*")
    known = tomllib.loads((_OWN / "languages.toml").read_text(encoding="utf-8"))
    for code in map(group, parser.parse_args().codes or known):
        by_word, by_stem = tables(Language(code, Settings(**known[code])))
        data = pack(by_word, by_stem)
        (FOLDER / f"{code}.bin").write_bytes(data)
        print(f"{code}: {len(by_word):,} words, {len(by_stem):,} stems, {len(data):,} bytes", flush=True)


if __name__ == "__main__":
    main()
