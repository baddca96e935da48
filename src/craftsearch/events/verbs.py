"""Verbs that say that something takes place, and in what tense."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.cues import TENSES

if TYPE_CHECKING:
    import datetime as dt

    from craftsearch.events.scanning import Hits
    from craftsearch.model import DateSpan, EventStatus, Span


class VerbCue(NamedTuple):
    """A verb phrase of taking place; ``tense`` is a field of :class:`craftsearch.events.cues.Verbs`."""

    tense: str
    span: Span


def find_verbs(hits: Hits) -> list[VerbCue]:
    """Sort the verbs of taking place that were found, in order; the longest where they overlap.

    What is part of a longer phrase that speaks against an event is none (hu *fogadta el*, adopted).
    """
    against = {span.start: span.end for side in ("before", "after") for span in hits.get(side, ())}
    verbs = [
        VerbCue(tense, span)
        for tense in TENSES
        for span in hits.get(tense, ())
        if against.get(span.start, 0) <= span.end
    ]
    found: list[VerbCue] = []
    for cue in sorted(verbs, key=lambda cue: (cue.span.start, -cue.span.end)):
        if not found or cue.span.start >= found[-1].span.end:
            found.append(cue)
    return found


def status_of(verbs: list[VerbCue], when: DateSpan, reference: dt.date | None) -> EventStatus:
    """Tell what became of an event: from its verbs, then from which side of ``reference`` it lies on."""
    tenses = {verb.tense for verb in verbs}
    if "postponed" in tenses:
        return "postponed"
    if "cancelled" in tenses:
        return "cancelled"
    if reference and when.start and when.end:
        if when.end < reference:
            return "past"
        if when.start > reference:
            return "announced"
    return _tense(verbs)


def _tense(verbs: list[VerbCue]) -> EventStatus:
    for verb in verbs:
        if verb.tense == "past":
            return "past"
        if verb.tense in {"future", "present"}:
            return "announced"
    return "unknown"
