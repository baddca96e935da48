"""Is a date an event's? What its sentence says for it, and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.distance import distance, nearest
from craftsearch.events.kinds import KindCue, find_kinds
from craftsearch.events.places.finding import BARE, Mention, mentions
from craftsearch.events.places.folding import fold
from craftsearch.events.sentences import Sentence
from craftsearch.events.verbs import VerbCue, find_verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.events.cues import Cues
    from craftsearch.events.scanning import Hits
    from craftsearch.model import DateSpan, EventKind, Span

# A kind named after the date is less likely the one that the date belongs to.
_AFTER = 25
# "Meetings" are part of most visits and trainings; a more telling noun near by decides.
_PLAIN: dict[EventKind, int] = {"other": 25, "meeting": 20}
_LONGEST_DAYS = 100
_FINE = frozenset({"day", "week", "part"})
_LEFT_REACH = 30
"""Characters before a date in which *until*, *no later than* stand right before it."""
_BESIDE, _BESIDE_GRADE = 24, 0.55
"""Characters between a day and a noun right beside it, and what that alone is worth."""
_LIMIT_ALLOWED = frozenset({"postponed"})


class Reading(NamedTuple):
    """A sentence with everything in it that tells events."""

    sentence: Sentence
    kinds: list[KindCue]
    generic: bool
    verbs: list[VerbCue]
    places: list[Mention]
    hits: Hits


NOTHING = Reading(Sentence(0, 0), [], generic=False, verbs=[], places=[], hits={})
"""The reading of an empty sentence."""


class Found(NamedTuple):
    """What a sentence has: a verb of taking place, a noun for an event, one that tells its kind, a place."""

    verb: bool
    noun: bool
    kind: bool
    place: bool
    venue: bool


class Case(NamedTuple):
    """What the sentence holds about one date; ``confidence`` 0 when the date is not an event's."""

    confidence: float
    kind: KindCue | None
    verbs: list[VerbCue]
    spoken_against: bool = False


def read(text: str, sentence: Sentence, cues: Cues) -> Reading:
    """Find the cues of one sentence."""
    start, end = sentence.start, sentence.end
    hits = cues.scanner.hits(text, start, end)
    return Reading(
        sentence,
        find_kinds(text, start, end, cues, hits),
        "generic" in hits,
        find_verbs(hits),
        mentions(text, start, end, cues, hits),
        hits,
    )


def judge(text: str, reading: Reading, date: DateSpan, dates: Sequence[DateSpan], cues: Cues) -> Case:
    """Weigh what stands for the date being an event's against what stands for anything else."""
    others = tuple(other.span for other in dates if other.span != date.span)
    verbs = sorted(reading.verbs, key=lambda verb: distance(text, verb.span, date.span, others))
    kind = _kind_of(text, reading, date, others)
    begin = _clause(kind, date, others)
    if _is_limit(text, reading, date, verbs, cues) or _spoken_against(
        text, reading, date, others, cues, begin=begin
    ):
        return Case(0.0, kind, verbs, spoken_against=True)
    found = Found(
        verb=bool(verbs),
        noun=kind is not None or reading.generic,
        kind=kind is not None and kind.kind != "other",
        place=any(mention.strength >= BARE for mention in reading.places),
        venue=any(mention.strength > BARE for mention in reading.places),
    )
    confidence = _confidence(date, found) or _named_beside(text, kind, date)
    return Case(confidence, kind, verbs)


def _named_beside(text: str, kind: KindCue | None, date: DateSpan) -> float:
    """Grade a day right beside a noun that tells its kind: *a study visit from 4 to 6 October*."""
    if kind is None or kind.kind == "other" or date.granularity != "day" or _days(date) > _LONGEST_DAYS:
        return 0.0
    after = kind.span.start > date.span.start
    start, end = (
        (date.span.end, kind.span.start) if after else (_word_end(text, kind.span.end), date.span.start)
    )
    between = text[start:end]
    beside = len(between) <= _BESIDE and not any(mark in between for mark in ".;:")
    return _BESIDE_GRADE if beside else 0.0


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _kind_of(text: str, reading: Reading, date: DateSpan, others: tuple[Span, ...]) -> KindCue | None:
    def cost(cue: KindCue) -> int:
        after = _AFTER * (cue.span.start > date.span.start)
        return distance(text, cue.span, date.span, others) + after + _PLAIN.get(cue.kind, 0)

    return min(reading.kinds, key=cost, default=None)


def _is_limit(text: str, reading: Reading, date: DateSpan, verbs: list[VerbCue], cues: Cues) -> bool:
    """Tell a date that something lasts until, or is due by."""
    left = text[max(reading.sentence.start, date.span.start - _LEFT_REACH) : date.span.start]
    if "/" in date.edtf or cues.adjacent_pattern.search(left) is None:
        return False
    return not (verbs and verbs[0].tense in _LIMIT_ALLOWED)


def _is_label(text: str, span: Span, cues: Cues) -> bool:
    """Tell the label of a card (pl *Termin: 5 maja*) from a word for a deadline."""
    end = _word_end(text, span.end)
    return text[end : end + 1] == ":" and fold(text[span.start : end]) in cues.labels


def _clause(kind: KindCue | None, date: DateSpan, others: tuple[Span, ...]) -> int:
    """Give where what is said of the date may begin: behind another one, if the event is named behind it.

    *The handbook is published in December, and the partners meet again for a seminar in March.*
    """
    if kind is None or kind.kind == "other":
        return 0
    named = min(kind.span.start, date.span.start)
    return max((other.end for other in others if other.end <= named), default=0)


def _spoken_against(
    text: str, reading: Reading, date: DateSpan, others: tuple[Span, ...], cues: Cues, *, begin: int
) -> bool:
    """Tell whether a word for founding, signing, deadlines… is nearer to the date than a verb for events.

    Words before ``begin`` are said of another date.
    """
    hits = reading.hits
    # Of a range that has a beginning and an end, "began on" speaks for it.
    begins = {span.start for span in hits.get("opens", ())} if "/" in date.edtf else ()
    against = [
        span
        for span in (*hits.get("before", ()), *(hits.get("period", ()) if date.granularity != "day" else ()))
        if begin <= span.start
        and span.end <= date.span.start
        and span.start not in begins
        and not _is_label(text, span, cues)
    ]
    against += [span for span in hits.get("after", ()) if span.start >= date.span.end]
    if not against:
        return False
    taking_place = [verb.span for verb in reading.verbs]
    return nearest(text, against, date.span, others) < nearest(text, taking_place, date.span, others)


def _confidence(date: DateSpan, found: Found) -> float:
    """Grade what is there; the coarser the date, the more it takes."""
    if ".." in date.edtf or (_days(date) > _LONGEST_DAYS and date.granularity != "year"):
        return 0.0
    if date.granularity in _FINE:
        return _fine(found)
    if date.granularity == "month":
        return _month(found)
    too_wide = date.granularity in {"decade", "century"} or "/" in date.edtf
    return 0.5 if found.verb and found.kind and not too_wide else 0.0


def _month(found: Found) -> float:
    if found.verb and found.venue:
        return 0.8 if found.kind else 0.7
    return 0.6 if found.kind and (found.verb or found.venue) else 0.0


def _fine(found: Found) -> float:
    if found.verb and found.kind:
        return 0.95 if found.place else 0.85
    if found.verb and found.noun:
        return 0.85 if found.place else 0.7
    if found.verb and found.venue:
        return 0.7
    if found.kind and found.place:
        return 0.8 if found.venue else 0.6
    return 0.5 if found.noun and found.venue else 0.0


def _days(date: DateSpan) -> int:
    return (date.end - date.start).days if date.start and date.end else 0
