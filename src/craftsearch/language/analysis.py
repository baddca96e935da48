"""Words with their stems: what the index stores, computed here once for every engine."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.language.codes import ANALYSED, canonical, group
from craftsearch.language.endings import Learnt, learnt
from craftsearch.language.folding import fold
from craftsearch.language.forms import Forms, forms
from craftsearch.language.remembering import Remembered
from craftsearch.language.words import WORD, parts
from craftsearch.model import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftsearch.language.rules import Rules, Step


class Word(NamedTuple):
    """A token less its place in the text: offsets count from the beginning of the matched piece."""

    start: int
    end: int
    surface: str
    term: str
    stop: bool


@cache
def rules(code: str) -> Rules:
    """Return what is known of a language in `ANALYSED`."""
    name = group(code)
    # "is" is a word of Python, so that file carries an underscore
    found: Rules = import_module(f"craftsearch.language.languages.{'is_' if name == 'is' else name}").RULES
    return found


@cache
def stopwords(code: str) -> frozenset[str]:
    """Return the function words of a language, case-folded in NFC; empty for one that is not analysed."""
    code = canonical(code)
    if code not in ANALYSED:
        return frozenset()
    known = rules(code)
    return frozenset(map(known.lower, known.stopwords.split()))


def is_function_word(word: str, code: str) -> bool:
    """Tell whether a language has this function word, without laying out its list for most others."""
    return word in rules(code).stopwords and word in stopwords(code)


@cache
def irregular(code: str) -> dict[str, str]:
    """Return the stem of each form that is listed in a language's rules."""
    return rules(code).exceptions()


@cache
def _forms(code: str) -> Forms | None:
    return forms(code)


@cache
def _learnt(code: str) -> tuple[Learnt, ...]:
    return learnt(code)


@cache
def _snowball(algorithm: str) -> Callable[[str], str]:
    from Stemmer import Stemmer

    # Its own cache is switched off: words are cached here, with everything else known of them.
    found: Callable[[str], str] = Stemmer(algorithm, 0).stemWord
    return found


def stem(word: str, code: str) -> str:
    """Return the stem under which a word is indexed; its folding if the language is not analysed.

    >>> stem("crafts", "en")
    'craft'
    """
    return stemmer(code)(word)


@cache
def stemmer(code: str) -> Step:
    """Return ``stem`` for one language, with all that is known of it at hand."""
    code = canonical(code)
    if code not in ANALYSED:
        return fold
    known = rules(code)
    listed, tables = irregular(code), _forms(known.code)
    lowered, inflected, by_rules = known.lower, known.suffix_apostrophe, _by_rules(known)

    def stemmed(word: str) -> str:
        word = lowered(word)
        found = listed.get(word)
        if found is not None:
            return found
        if inflected and "'" in word:
            word = word.partition("'")[0]
        if tables is None:
            return by_rules(word)
        return tables.of_word(word) or tables.of_stem(by_rules(word))

    return stemmed


def stem_by_rules(word: str, known: Rules, rounds: Sequence[Learnt] | None = None) -> str:
    """Return the stem of a lowered word by the rules of its language, then by what was learnt of endings."""
    return _by_rules(known, rounds)(word)


def _by_rules(known: Rules, rounds: Sequence[Learnt] | None = None) -> Step:
    algorithm = (_snowball(known.snowball),) if known.snowball else ()
    learnt_rounds = _learnt(known.code) if rounds is None else rounds
    steps = (*known.before, *algorithm, *known.after, known.finish, *learnt_rounds)

    def stemmed(word: str) -> str:
        changed = word
        for step in steps:
            changed = step(changed)
        return changed or known.finish(word)

    return stemmed


def analyse(text: str, code: str) -> tuple[Token, ...]:
    """Cut a text into words with their surface form, stem, and offsets into the text as given.

    For a language that is not in `ANALYSED` (``und``, say) the stem is the surface form and no word is
    a stop-word. Pure; NFC and NFD give the same surfaces and stems.
    """
    known = _known(canonical(code))
    found: list[Token] = []
    append = found.append
    for match in WORD.finditer(text):
        at = match.start()
        for start, end, surface, term, stop in known[match[0]]:
            append(Token(surface, term, at + start, at + end, stop))
    return tuple(found)


@cache
def _known(code: str) -> Remembered[tuple[Word, ...]]:
    return Remembered(read_word(code))


def pieces(text: str) -> list[str]:
    """Cut a text into what ``read_word`` reads: words as written, clitics still attached."""
    return [text] if text.isalnum() else WORD.findall(text)


@cache
def read_word(code: str) -> Callable[[str], tuple[Word, ...]]:
    """Return what reads one of the ``pieces`` of a text: most often one word, several with clitics."""
    code = canonical(code)
    analysed = code in ANALYSED
    lowered = rules(code).lower if analysed else fold
    stops, stemmed = stopwords(code), stemmer(code)

    def word(start: int, end: int, text: str, *, clitic: bool) -> Word:
        # IT and US are not it and us: a word in capitals is no stop-word unless it is a single letter.
        stop = clitic or (lowered(text) in stops and not (len(text) > 1 and text.isupper()))
        return Word(start, end, fold(text), stemmed(text), stop)

    def read(piece: str) -> tuple[Word, ...]:
        *clitics, last = parts(piece)
        words = [word(*part, clitic=analysed) for part in clitics]
        words.append(word(*last, clitic=False))
        return tuple([word for word in words if word.surface and word.term])

    return read
