"""Names of places in a sentence, before anything is said of what they are there for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.places.folding import fold
from craftsearch.events.places.gazetteer import Entry, first_words, lookup
from craftsearch.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftsearch.events.cues import Cues
    from craftsearch.events.scanning import Hits

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s?[-–/’']\s?|\.?\s")
_LONGEST = 4
_NEEDS_SLOT_BELOW = 20_000
_SMALL_CAPITALS = frozenset({("Valletta", "MT"), ("Vaduz", "LI"), ("Monaco", "MC"), ("San Marino", "SM")})
_LEMMA = 1.5
_STRANGE_LEMMA = 30_000


class Name(NamedTuple):
    """A stretch of text and the readings it has; ``locative`` when its ending says "in"."""

    span: Span
    readings: tuple[Entry, ...]
    locative: bool = False
    inflected: bool = False


def names(text: str, start: int, end: int, cues: Cues, hits: Hits) -> list[Name]:
    """Find the names of places in ``text[start:end]``, the longest from each word, from left to right."""
    words = list(_WORD.finditer(text, start, end))
    found: list[Name] = []
    at = 0
    while at < len(words):
        if not _capitalised(words[at].group()):
            if cues.endings.adjective and (adjective := _adjective(words, at, cues, hits)):
                found.append(adjective)
            at += 1
            continue
        name, taken = _longest(text, words, at, cues)
        if name:
            found.append(name)
        at += max(taken, 1)
    return found


def _adjective(words: list[re.Match[str]], at: int, cues: Cues, hits: Hits) -> Name | None:
    """Read the city in an adjective right before a noun for an event (hu *a debreceni képzés*)."""
    word = words[at].group()
    ending = next((ending for ending in cues.endings.adjective if word.endswith(ending)), None)
    if ending is None or at + 1 == len(words):
        return None
    after = words[at + 1].start()
    if not any(span.start == after for kind in cues.kinds for span in hits.get(kind, ())):
        return None
    cities = [entry for entry in lookup(fold(word.removesuffix(ending))) if entry.kind == "city"]
    known = tuple(entry for entry in cities if entry.population >= _NEEDS_SLOT_BELOW)
    return Name(Span(*words[at].span()), known, locative=True, inflected=True) if known else None


def _longest(text: str, words: list[re.Match[str]], at: int, cues: Cues) -> tuple[Name | None, int]:
    word = words[at].group()
    forms = cues.nominatives(word)
    most = 1
    if _begins_a_name(word, forms):
        while most < _LONGEST and at + most < len(words):
            if not _GAP.fullmatch(text, words[at + most - 1].end(), words[at + most].start()):
                break
            most += 1
    for taken in range(most, 1, -1):
        last = words[at + taken - 1].group()
        if not (_capitalised(last) or last in cues.venue.town):
            continue
        span = Span(words[at].start(), words[at + taken - 1].end())
        several = [word.group() for word in words[at : at + taken]]
        if name := _read(text, span, _forms(text[span.start : span.end], several, cues), cues):
            return name, taken
    return _read(text, Span(*words[at].span()), forms, cues), 1


def _begins_a_name(word: str, forms: list[tuple[str, bool]]) -> bool:
    """Tell whether any name of several words begins with this one, or with what it is a case form of."""
    firsts = first_words()
    return fold(word) in firsts or any(form in firsts for form, _ in forms)


def _capitalised(word: str) -> bool:
    """Tell a name's beginning, be it mutated (mBaile, bhFlórans)."""
    if word.islower():
        return False
    return word[0].isupper() or not word[1:3].islower()


def _read(text: str, span: Span, named: Iterable[tuple[str, bool]], cues: Cues) -> Name | None:
    """Exact names first, then case forms; a case form of a small town has to wait for its country."""
    surface = text[span.start : span.end]
    key = fold(surface)
    if text[span.end : span.end + 2].strip()[:1] == ":" and key in cues.labels:
        return None
    elided = span.start > 0 and text[span.start - 1] in "'’"
    exact = lookup(key) or (lookup("l'" + key) if elided else ())
    forms = [(entry, locative) for form, locative in named for entry in lookup(form)]
    lemmas = tuple(entry._replace(weight=entry.weight - _LEMMA) for entry, _ in forms)
    if exact:
        locative = any(locative for entry, locative in forms if entry.name == exact[0].name)
        return Name(span, tuple(sorted((*exact, *lemmas), key=lambda entry: -entry.weight)), locative)
    if not lemmas or surface.lower() in cues.function_words:
        return None
    locatives = {entry[:3] for entry, locative in forms if locative}
    readings = tuple(sorted(lemmas, key=lambda entry: -entry.weight))
    return Name(span, readings, readings[0][:3] in locatives, inflected=True)


def _forms(surface: str, words: list[str], cues: Cues) -> Iterator[tuple[str, bool]]:
    """Undo the case of the last word, or of both words of a two-word name (v Banskej Bystrici)."""
    yield from cues.nominatives(surface)
    if len(words) != 2:  # noqa: PLR2004 - a pair
        return
    for first, _ in cues.nominatives(words[0]):
        yield f"{first} {fold(words[1])}", True
        for last, locative in cues.nominatives(words[1]):
            yield f"{first} {last}", locative


def is_doubtful(name: Name) -> bool:
    """Tell whether the likeliest reading is too small a town to be believed without a slot or a country."""
    best = name.readings[0]
    least = _STRANGE_LEMMA if name.inflected else _NEEDS_SLOT_BELOW
    small = best.kind == "city" and best.population < least
    return small and (best.name, best.country) not in _SMALL_CAPITALS
