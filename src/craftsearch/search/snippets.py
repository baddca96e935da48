"""The best stretch of a text for a query, with the matched words marked as they stand there."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.index.keys import tagged
from craftsearch.index.posting import passages
from craftsearch.model import Reason, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftsearch.index.posting import Passage
    from craftsearch.model import Record, Token
    from craftsearch.search.words import Wanted

WIDTH = 240
"""Length of a snippet in code points, at most, without its ellipses."""
_READ = 40_000  # code points of a text searched for the best stretch
_LEAD = 40  # code points kept before the first matched word


class Found(NamedTuple):
    """A matched stretch of the text and what it matches."""

    start: int
    end: int
    reason: Reason


class Snippet(NamedTuple):
    """A stretch of text on one line, the marks in it, and the reasons of all matches in the document."""

    text: str
    marks: tuple[Span, ...]
    why: tuple[Reason, ...]


class Marker:
    """Finds what a query wants in texts; one serves all the hits of a query."""

    def __init__(self, wanted: Iterable[Wanted], prefixes: tuple[str, ...]) -> None:
        """Index the wanted sequences by their first term."""
        self._prefixes = tuple(dict.fromkeys(prefixes))
        self._by_first: dict[str, list[Wanted]] = {}
        for each in dict.fromkeys(wanted):  # a word that is asked for twice is marked once
            if each.terms:
                self._by_first.setdefault(each.terms[0], []).append(each)

    def snippet(self, record: Record, near: Span | None = None) -> Snippet:
        """Choose the stretch of the record's text that answers most of the query, else from ``near`` on."""
        text = record.article.text[:_READ]
        spans = tuple(span for span in record.spans if span.start < len(text))
        found = [
            match
            for passage in passages(text, record.language.code, spans)
            for match in self._matches(passage, text)
        ]
        told = _told(text, record.article.title)
        start, end = _stretch(text, [match for match in found if match.start >= told], told)
        if near is not None and not found:
            start, end = near.start, _word_end(text, near.start + WIDTH)
        marks = tuple(
            Span(match.start - start, match.end - start)
            for match in _apart(found)
            if start <= match.start and match.end <= end
        )
        return _framed(text, (told, start, end), marks, _reasons(found) or self._title_reasons(record))

    def _title_reasons(self, record: Record) -> tuple[Reason, ...]:
        title = record.article.title
        parts = passages(title, record.language.code)
        return _reasons([match for part in parts for match in self._matches(part, title)])

    def _matches(self, passage: Passage, text: str) -> Iterator[Found]:
        tokens, mark = passage.tokens, tagged(passage.language, "")
        for at, token in enumerate(tokens):
            for term in (token.surface, mark + token.term):
                for wanted in self._by_first.get(term, ()):
                    if (end := _end_of(wanted, tokens, at, passage.language)) is not None:
                        yield _found(passage, tokens[at:end], wanted, text)
            for prefix in self._prefixes:
                if token.surface.startswith(prefix):
                    start, end = passage.start + token.start, passage.start + token.end
                    reason = Reason(f"{prefix}*", text[start:end], passage.language, "word")
                    yield Found(start, end, reason)


def _end_of(wanted: Wanted, tokens: tuple[Token, ...], at: int, language: str) -> int | None:
    """Return where the wanted terms end that begin at ``at``; a label may skip one function word."""
    left = 1 if wanted.by == "thesaurus" else wanted.slop
    for term in wanted.terms[1:]:
        at += 1
        while left and at < len(tokens) and not _is(tokens[at], term, language):
            if wanted.by == "thesaurus" and not tokens[at].stop:
                return None
            at, left = at + 1, left - 1
        if at >= len(tokens) or not _is(tokens[at], term, language):
            return None
    return at + 1


def _is(token: Token, term: str, language: str) -> bool:
    return term in {token.surface, tagged(language, token.term)}


def _found(passage: Passage, tokens: tuple[Token, ...], wanted: Wanted, text: str) -> Found:
    start, end = passage.start + tokens[0].start, passage.start + tokens[-1].end
    return Found(start, end, Reason(wanted.asked, text[start:end], passage.language, wanted.by))


def _reasons(found: list[Found]) -> tuple[Reason, ...]:
    """One reason per question and found word, the plainest way of matching first."""
    order = ("word", "inflection", "spelling", "sound", "thesaurus")
    chosen: dict[tuple[str, str], Reason] = {}
    for match in sorted(found, key=lambda match: order.index(match.reason.by)):
        chosen.setdefault((match.reason.asked, match.reason.found.casefold()), match.reason)
    return tuple(chosen.values())


def _apart(found: list[Found]) -> list[Found]:
    """Drop matches that overlap an earlier, longer one."""
    kept: list[Found] = []
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _told(text: str, title: str) -> int:
    """Return where a text goes on that begins with its title, which is shown by itself."""
    begins = title and text.startswith(title) and text[len(title) :].lstrip(" \t\r").startswith("\n")
    rest = text[len(title) :].lstrip() if begins else ""
    return len(text) - len(rest) if rest else 0


def _stretch(text: str, found: list[Found], least: int = 0) -> tuple[int, int]:
    """Choose where to cut from ``least`` on: most different questions, then most matches, the earliest."""
    best, start = (0, 0), least
    found = sorted(found, key=lambda match: match.start)
    for first in found:
        begin = max(least, first.start - _LEAD)
        low = bisect_left(found, begin, key=lambda match: match.start)
        high = bisect_left(found, begin + WIDTH, key=lambda match: match.start)
        inside = [match for match in found[low:high] if match.end <= begin + WIDTH]
        worth = (len({match.reason.asked for match in inside}), len(inside))
        if worth > best:
            best, start = worth, begin
    start = _word_start(text, start) if start > least else start
    return start, _word_end(text, start + WIDTH)


def _word_start(text: str, at: int) -> int:
    """Move to the beginning of the sentence where it is near, else of the next word."""
    if at == 0:
        return 0
    for back in range(at, max(0, at - 80), -1):
        if text[back - 1] in "\n.!?" and (text[back - 1] == "\n" or text[back].isspace()):
            return back + (len(text[back:]) - len(text[back:].lstrip()))
    while at < len(text) and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text.rstrip())
    cut = text.rfind(" ", at - 40, at)
    return cut if cut > 0 else at


def _framed(
    text: str, places: tuple[int, int, int], marks: tuple[Span, ...], why: tuple[Reason, ...]
) -> Snippet:
    """Put the stretch on one line, runs of white space as one space; an ellipsis tells what was cut."""
    begin, start, end = places
    before = "… " if start > begin else ""
    after = " …" if end < len(text.rstrip()) else ""
    stretch, length = text[start:end], len(before)
    if stretch == " ".join(stretch.split()):  # mostly it is on one line already
        placed = tuple(Span(mark.start + length, mark.end + length) for mark in marks)
        return Snippet(before + stretch + after, placed, why)
    kept: list[str] = [before]
    moved: list[int] = []
    for char in stretch:
        moved.append(length)
        visible = " " if char.isspace() else char
        if visible == " " and kept[-1][-1:] in {"", " "}:
            continue
        kept.append(visible)
        length += 1
    moved.append(length)
    placed = tuple(Span(moved[mark.start], moved[mark.end]) for mark in marks)
    return Snippet("".join(kept).rstrip() + after, placed, why)
