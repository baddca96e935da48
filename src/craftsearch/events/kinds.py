"""Kinds of events, from the noun that names them."""

from __future__ import annotations

import re
from typing import NamedTuple

from craftsearch.events.cues import Cues, cues
from craftsearch.model import EventKind, Span

# In "dissemination seminar", "training workshop" or "seminar event" the more telling word decides.
PRECEDENCE: tuple[EventKind, ...] = (
    "study_visit",
    "staff_exchange",
    "dissemination",
    "training",
    "workshop",
    "seminar",
    "conference",
    "festival",
    "fair",
    "meeting",
    "other",
)
_ENDING = re.compile(r"\w*[ \u00a0-]?")


class KindCue(NamedTuple):
    """A noun that names an event and the kind it stands for."""

    kind: EventKind
    span: Span


def find_kinds(text: str, start: int, end: int, language: Cues) -> list[KindCue]:
    """Find the nouns for events in ``text[start:end]``, in order; English ones where there are no others."""
    found = _found(text, start, end, language)
    if not found and language.code != "en":
        found = _found(text, start, end, cues("en"))
    return _phrases(text, found)


def _found(text: str, start: int, end: int, language: Cues) -> list[KindCue]:
    if not language.any_kind_pattern.search(text, start, end):
        return []
    hits = (
        KindCue(kind, Span(*match.span()))
        for kind, pattern in language.kind_patterns
        for match in pattern.finditer(text, start, end)
    )
    found = sorted(hits, key=lambda cue: (cue.span.start, -cue.span.end))
    none = [match.span() for match in language.not_kinds_pattern.finditer(text, start, end)]
    return [cue for cue in found if not any(a <= cue.span.start < b for a, b in none)]


def _phrases(text: str, found: list[KindCue]) -> list[KindCue]:
    """Join the cues of one noun phrase under the kind that takes precedence."""
    joined: list[KindCue] = []
    for cue in found:
        last = joined[-1] if joined else None
        if last and (cue.span.start < last.span.end or _same_phrase(text, last, cue)):
            kind = min(last.kind, cue.kind, key=PRECEDENCE.index)
            joined[-1] = KindCue(kind, Span(last.span.start, max(last.span.end, cue.span.end)))
        else:
            joined.append(cue)
    return joined


def _same_phrase(text: str, first: KindCue, second: KindCue) -> bool:
    """Tell whether only the ending of the first word stands between two cues."""
    return _ENDING.fullmatch(text, first.span.end, second.span.start) is not None
