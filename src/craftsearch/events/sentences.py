"""Sentences and lines of a text, cut so that no date and no abbreviation is torn apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.model import DateSpan, Span

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"(?<=[.!?…;·])[\"»”“’')\]]*\s+(?=[\"«„“‘'(\[]?[^\W_])|(?<=[.!?…;])[»”“\"](?=\s)")
_BEFORE = re.compile(r"(\w+)\.[\"»”“’')\]]*$")
_SHORT_ORDINAL = 2
_LONGEST = 2000
"""Characters of a sentence; a table that lost its lines has more."""
_LONGEST_WORD = 40
"""Letters of the word before a full stop that matter; so long lines are cut in linear time."""
_HEADING_WORDS = 16
_LABELLED_DATE = 60
# Abbreviations that a name or a number follows, in any of our languages.
# "2010 г. …" ends a sentence more often than not.
_AFTER_YEAR = frozenset({"г", "r"})
_ABBREVIATED = (
    "гр ул с св проф инж акад бул пл обл общ dr prof mr mrs ms st sr sra ing mgr ul al nám str bd art vs "
    "dott arch nr no núm ca tzv tzn np č čl sv avd kl bl ap pl o.z jr sen dipl mag doc avv on dhr mevr "
    "drs ir g p l ч см напр т αρ κ κα δρ οδ αγ λ πρ r m hr hv fr frk d dl dna dk sz ún kb ill vö"
)
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())


class Sentence(NamedTuple):
    """``text[start:end]``; ``heading`` when it is a whole line that reads as a title or a label."""

    start: int
    end: int
    heading: bool = False


def split_sentences(text: str, dates: Sequence[DateSpan]) -> list[Sentence]:
    """Cut a text into sentences, in order."""
    found: list[Sentence] = []
    told = sorted(span for date in dates for span in _spans(date))
    starts = [span.start for span in told]
    for line in _LINE.finditer(text):
        cuts = [
            cut
            for cut in _cuts(line)
            if not (_inside(cut, told, starts) or _is_date_alone(text, line.start(), cut, told, starts))
        ]
        edges = [line.start(), *cuts, line.end()]
        if line.end() - line.start() > _LONGEST:
            edges = _shortened(text, edges, told, starts)
        heading = not cuts and _is_heading(line.group(), _ends_with_date(line, told, starts))
        pairs = pairwise(edges)
        found.extend(Sentence(*_trim(text, start, end), heading) for start, end in pairs)
    return [sentence for sentence in found if sentence.start < sentence.end]


def _spans(date: DateSpan) -> tuple[Span, ...]:
    """Give where a date stands, and its times of day."""
    return (date.span, date.times.span) if date.times else (date.span,)


def _shortened(text: str, edges: list[int], told: Sequence[Span], starts: list[int]) -> list[int]:
    """Cut what is no sentence any more at a blank, so that reading it takes time linear in its length."""
    found = edges[:1]
    for edge in edges[1:]:
        while edge - found[-1] > _LONGEST:
            cut = text.rfind(" ", found[-1] + 1, found[-1] + _LONGEST)
            while cut > 0 and _inside(cut, told, starts):
                cut = text.rfind(" ", found[-1] + 1, cut)
            found.append(cut if cut > 0 else found[-1] + _LONGEST)
        found.append(edge)
    return found


def _cuts(line: re.Match[str]) -> list[int]:
    text = line.group()
    return [line.start() + stop.end() for stop in _STOP.finditer(text) if _ends_sentence(text, stop)]


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() :].lstrip("\"«„“‘'([ ")[:1]
    if not (following.isupper() or following.isdigit()) and text[stop.start() - 1] != ";":
        return False
    end = stop.start()
    before = _BEFORE.search(text, max(end - _LONGEST_WORD, 0), end) if text[end - 1] == "." else None
    if before is None:
        return True
    word = before.group(1).casefold()
    if word.isdigit():
        return len(word) > _SHORT_ORDINAL
    if word in _AFTER_YEAR and text[: before.start()].rstrip()[-4:].isdigit():
        return True
    return not (word in _ABBREVIATIONS or (len(word) == 1 and following.isupper()))


def _inside(cut: int, told: Sequence[Span], starts: list[int]) -> bool:
    at = bisect_right(starts, cut - 1) - 1
    return at >= 0 and cut < told[at].end


def _is_date_alone(text: str, start: int, cut: int, told: Sequence[Span], starts: list[int]) -> bool:
    """Tell a line that begins with a day and a full stop (*5 de mayo. Congreso en Toledo*): one sentence."""
    at = bisect_right(starts, cut) - 1
    return at >= 0 and not text[start : told[at].start].strip() and not text[told[at].end : cut].strip(" .")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_with_date(line: re.Match[str], told: Sequence[Span], starts: list[int]) -> bool:
    """Tell a full stop that belongs to a date (hu ``április 17–18.``) from one that ends a sentence."""
    end = line.start() + len(line.group().rstrip())
    at = bisect_right(starts, end - 1) - 1
    return at >= 0 and 0 <= end - told[at].end <= 1 and len(line.group()) <= _LABELLED_DATE


def _is_heading(line: str, dated: bool) -> bool:
    stripped = line.strip()
    return len(stripped.split()) <= _HEADING_WORDS and (dated or stripped[-1:] not in set(".!?;,…"))
