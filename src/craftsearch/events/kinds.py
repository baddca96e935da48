"""Kinds of events, from the noun that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.cues import Cues, cues
from craftsearch.model import EventKind, Span

if TYPE_CHECKING:
    from craftsearch.events.scanning import Hits

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


def find_kinds(text: str, start: int, end: int, language: Cues, hits: Hits | None = None) -> list[KindCue]:
    """Find the nouns for events in ``text[start:end]``, in order; English ones where there are no others.

    ``hits`` is what the language's scanner found there, if it was asked before.
    """
    found = _found(language.kinds_scanner.hits(text, start, end) if hits is None else hits)
    if not found and language.code != "en":
        found = _found(cues("en").kinds_scanner.hits(text, start, end))
    return _phrases(text, found)


def _found(hits: Hits) -> list[KindCue]:
    found = [KindCue(kind, span) for kind in PRECEDENCE for span in hits.get(kind, ())]
    none = hits.get("not_kinds", ())
    found = [cue for cue in found if not any(span.start <= cue.span.start < span.end for span in none)]
    return sorted(found, key=lambda cue: (cue.span.start, -cue.span.end))


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
