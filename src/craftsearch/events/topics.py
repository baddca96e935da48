"""What an event is about: *a workshop on digital fabrication*, *семинар за занаятите*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.model import Span

if TYPE_CHECKING:
    from craftsearch.events.cues import Cues
    from craftsearch.events.judging import Reading
    from craftsearch.events.kinds import KindCue
    from craftsearch.model import DateSpan

_REACH = 30
"""Characters between the noun for the event and the word for "about"."""
_MOST_WORDS, _LONGEST = 8, 80
_STOP = re.compile(r"[.,;:!?()\[\]\n–—|]|\s-\s")
_LITTLE = re.compile(r"(?:\s+[^\W\d_]{1,3}['’]?)+\s*$")
_TELLING = re.compile(r"[^\W\d_]{4,}")
_ACTORS = ("organised_by", "organises", "hosted_by", "receives", "partners_with")
_QUOTES = " \u00a0„“”\"«»‘’'"


class Topic(NamedTuple):
    """A theme in the words of the text, and where it stands."""

    words: str
    span: Span


def topic_of(text: str, reading: Reading, kind: KindCue | None, date: DateSpan, cues: Cues) -> Topic | None:
    """Read what follows "about" behind the event's noun, up to its day, its place, a verb or a comma."""
    if kind is None or not reading.sentence.start <= kind.span.start < reading.sentence.end:
        return None
    about = next(
        (span for span in reading.hits.get("about", ()) if 0 <= span.start - kind.span.end <= _REACH), None
    )
    if about is None or _STOP.search(text, kind.span.end, about.start):
        return None
    start = _word_end(text, about.end)
    stop = _STOP.search(text, start, reading.sentence.end)
    edges = [
        stop.start() if stop else reading.sentence.end,
        date.span.start,
        *(mention.place.span.start for mention in reading.places),
        *(edge for verb in reading.verbs for edge in _edges(text, verb.span)),
        *(span.start for cue in _ACTORS for span in reading.hits.get(cue, ())),
    ]
    end = min((edge for edge in edges if edge > start), default=start)
    words = _LITTLE.sub("", text[start:end])
    first, _, last = words.rstrip().rpartition(" ")
    if last in cues.particles:
        words = first
    begin = start + len(words) - len(words.lstrip(_QUOTES))
    told = words.strip(_QUOTES)
    fits = len(told) <= _LONGEST and len(told.split()) <= _MOST_WORDS
    return Topic(told, Span(begin, begin + len(told))) if fits and _TELLING.search(told) else None


def _edges(text: str, verb: Span) -> tuple[int, int]:
    """Give where a verb begins, and where its last word does (*fand … statt*)."""
    return verb.start, text.rfind(" ", verb.start, verb.end) + 1


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at
