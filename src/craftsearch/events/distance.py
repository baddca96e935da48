"""How far a cue is from a date, counted so that what another clause says weighs less."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Span

_COMMA = 30
_CLAUSE = 70
_OTHER_DATE = 60
FAR = 10_000


def distance(text: str, cue: Span, date: Span, others: Iterable[Span] = ()) -> int:
    """Count characters between a cue and a date, adding for each comma, clause and other date between."""
    start, end = (cue.end, date.start) if cue.start < date.start else (date.end, cue.start)
    if start >= end:
        return 0
    between = text[start:end]
    commas = between.count(",")
    clauses = sum(between.count(mark) for mark in ";:–—") + between.count(". ")
    dates = sum(start <= other.start < end for other in others)
    return len(between) + _COMMA * commas + _CLAUSE * clauses + _OTHER_DATE * dates


def nearest(text: str, cues: Iterable[Span], date: Span, others: Iterable[Span] = ()) -> int:
    """Count the distance of the nearest cue, ``FAR`` when there is none."""
    dates = tuple(others)
    return min((distance(text, cue, date, dates) for cue in cues), default=FAR)
