"""All the cues of a language found in one pass over the words of a text.

A cue is a word or phrase as written, matched without regard to case from the start of a word, with any
ending: ``*`` at its start lets it end a compound, ``$`` at its end forbids an ending, ``_`` stands for up to
three words. Cues are kept by their first letters, so that most words cost one look into a table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Strings = tuple[str, ...]
Hits = dict[str, list[Span]]
"""Where the cues of each category stand, in order and without overlap; a category without any is missing."""
_GAP = r"\w*\s+"
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"\w")
_LETTERS = 3
NOTHING = re.compile(r"(?!)")


def whole_words(text: str, span: Span) -> Span:
    """Widen what a cue matched, which may be a stem or the end of a compound, to the words as written."""
    start, end = span.start, span.end
    while start > 0 and _LETTER.match(text, start - 1) and _LETTER.match(text, start):
        start -= 1
    while end < len(text) and _LETTER.match(text, end - 1) and _LETTER.match(text, end):
        end += 1
    return Span(start, end)


def pattern(cues: Strings) -> re.Pattern[str]:
    """Compile cues to one expression, longest first; nothing is tried but at the start of words."""
    ordered = sorted(cues, key=len, reverse=True)
    within = [_expression(cue[1:]) for cue in ordered if cue.startswith("*")]
    starting = [cue for cue in ordered if not cue.startswith("*")]
    parts: list[str] = []
    if starting:
        letters = "".join(sorted({re.escape(cue[0]) for cue in starting}))
        parts.append(rf"(?<!\w)(?=[{letters}])(?:{'|'.join(map(_expression, starting))})")
    return re.compile("|".join(parts + within), re.IGNORECASE) if cues else NOTHING


def _expression(cue: str) -> str:
    end = r"(?!\w)" if cue.endswith("$") else ""
    joined = ""
    for at, word in enumerate(cue.strip("$").split()):
        if word == "_":
            joined += rf"{_GAP}(?:[\w'’-]+\s+){{0,3}}?"
        else:
            joined += (_GAP if at and not joined.endswith("?") else "") + re.escape(word)
    return joined + end


class Scanner:
    """Finds the cues of all categories; patterns are compiled when a text first needs them."""

    def __init__(self, cues: Mapping[str, Strings]) -> None:
        """Sort the cues of each category by their first letters."""
        self._written: dict[str, dict[str, list[str]]] = {}
        self._compiled: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
        self._within: list[tuple[str, str, re.Pattern[str]]] = []
        odd: dict[str, list[str]] = {}
        for category, forms in cues.items():
            for cue in forms:
                if cue.startswith("*"):
                    inner = cue.strip("*$").lower()
                    self._within.append((inner, category, re.compile(_expression(cue[1:]), re.IGNORECASE)))
                elif cue[0].isalnum():
                    key = cue.strip("$").split()[0][:_LETTERS].lower()
                    self._written.setdefault(key, {}).setdefault(category, []).append(cue)
                else:  # ©
                    odd.setdefault(category, []).append(cue)
        self._odd = [(category, pattern(tuple(forms))) for category, forms in odd.items()]

    def hits(self, text: str, start: int, end: int) -> Hits:
        """Find the cues in ``text[start:end]``."""
        found: Hits = {}
        stops: dict[str, int] = {}
        written = self._written
        for word in _WORD.finditer(text, start, end):
            at = word.start()
            letters = text[at : at + _LETTERS].lower()
            for key in (letters, letters[:2], letters[:1]):
                if key not in written:
                    continue
                for category, expression in self._patterns(key):
                    if at >= stops.get(category, 0) and (match := expression.match(text, at, end)):
                        found.setdefault(category, []).append(Span(at, match.end()))
                        stops[category] = match.end()
        for category, spans in self._others(text, start, end):
            found[category] = _without_overlap([*found.get(category, ()), *spans])
        return found

    def _patterns(self, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        if key not in self._compiled:
            self._compiled[key] = tuple(
                (category, pattern(tuple(forms))) for category, forms in self._written[key].items()
            )
        return self._compiled[key]

    def _others(self, text: str, start: int, end: int) -> Iterator[tuple[str, list[Span]]]:
        """Find what begins within a word or with a sign."""
        lower = text[start:end].lower()
        for inner, category, expression in self._within:
            if inner in lower:
                yield category, [Span(*match.span()) for match in expression.finditer(text, start, end)]
        for category, expression in self._odd:
            if spans := [Span(*match.span()) for match in expression.finditer(text, start, end)]:
                yield category, spans


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    """Keep the leftmost and then the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
