"""Words with their stems: what the index stores, computed here once for every engine."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from craftsearch.language.codes import ANALYSED, canonical, group
from craftsearch.language.endings import Learnt, learnt
from craftsearch.language.folding import fold
from craftsearch.language.forms import Forms, forms
from craftsearch.language.words import WORD, Part, parts
from craftsearch.model import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftsearch.language.rules import Rules

_CACHED_WORDS: Final = 200_000  # over all languages; about 60 MB when full


class _Word(NamedTuple):
    """A token less its place in the text: offsets count from the beginning of the matched piece."""

    start: int
    end: int
    surface: str
    term: str
    stop: bool


_known: dict[str, dict[str, tuple[_Word, ...]]] = {}


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
    code = canonical(code)
    if code not in ANALYSED:
        return fold(word)
    known = rules(code)
    word = known.lower(word)
    listed = irregular(code).get(word)
    if listed is not None:
        return listed
    if "'" in word and known.suffix_apostrophe:
        word = word.partition("'")[0]
    tables = _forms(known.code)
    if tables is None:
        return stem_by_rules(word, known)
    return tables.of_word(word) or tables.of_stem(stem_by_rules(word, known))


def stem_by_rules(word: str, known: Rules, rounds: Sequence[Learnt] | None = None) -> str:
    """Return the stem of a lowered word by the rules of its language, then by what was learnt of endings."""
    stemmed = word
    for step in known.before:
        stemmed = step(stemmed)
    if known.snowball:
        stemmed = _snowball(known.snowball)(stemmed)
    for step in known.after:
        stemmed = step(stemmed)
    stemmed = known.finish(stemmed)
    for each in _learnt(known.code) if rounds is None else rounds:
        stemmed = each(stemmed)
    return stemmed or known.finish(word)


def analyse(text: str, code: str) -> tuple[Token, ...]:
    """Cut a text into words with their surface form, stem, and offsets into the text as given.

    For a language that is not in `ANALYSED` (``und``, say) the stem is the surface form and no word is
    a stop-word. Pure; NFC and NFD give the same surfaces and stems.
    """
    code = canonical(code)
    known = _known.setdefault(code, {})
    found: list[Token] = []
    append = found.append
    for match in WORD.finditer(text):
        piece = match[0]
        words = known.get(piece)
        if words is None:
            words = _learn(piece, code, known)
        at = match.start()
        for start, end, surface, term, stop in words:
            append(Token(surface, term, at + start, at + end, stop))
    return tuple(found)


def columns(text: str, code: str) -> tuple[list[str], list[str]]:
    """Return the stems and the surfaces of ``analyse``, without their places: all that an engine needs."""
    code = canonical(code)
    known = _known.setdefault(code, {})
    terms: list[str] = []
    surfaces: list[str] = []
    for piece in WORD.findall(text):
        words = known.get(piece)
        if words is None:
            words = _learn(piece, code, known)
        for _, _, surface, term, _ in words:
            terms.append(term)
            surfaces.append(surface)
    return terms, surfaces


def _learn(piece: str, code: str, known: dict[str, tuple[_Word, ...]]) -> tuple[_Word, ...]:
    """Work a word out and remember it, forgetting all when too many are remembered."""
    if sum(map(len, _known.values())) >= _CACHED_WORDS:
        for remembered in _known.values():
            remembered.clear()
    *clitics, last = parts(piece)
    words = [_word(part, code, clitic=True) for part in clitics]
    words.append(_word(last, code, clitic=False))
    made = tuple(word for word in words if word.surface and word.term)
    known[piece] = made
    return made


def _word(part: Part, code: str, *, clitic: bool) -> _Word:
    start, end, text = part
    surface = fold(text)
    if code not in ANALYSED:
        return _Word(start, end, surface, surface, stop=False)
    # IT and US are not it and us: a word in capitals is no stop-word unless it is a single letter.
    acronym = len(text) > 1 and text.isupper()
    stop = clitic or (not acronym and rules(code).lower(text) in stopwords(code))
    return _Word(start, end, surface, stem(text, code), stop)
