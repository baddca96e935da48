"""Dates read from prose: the journey text → tags → drafts → years → values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from craftsearch.events.dates import tags
from craftsearch.events.dates.choosing import chosen
from craftsearch.events.dates.clock import with_times
from craftsearch.events.dates.joining import joined
from craftsearch.events.dates.lexing import Lexed, lexed
from craftsearch.events.dates.moments import Draft, Interval, Moment, edtf, interval
from craftsearch.events.dates.tables import clock, table
from craftsearch.events.dates.years import CONFIDENCE, Circumstances, Resolved, resolved
from craftsearch.model import DateSpan, Granularity, Span
from craftsearch.text import Nfc, nfc

if TYPE_CHECKING:
    import datetime as dt

_ORDER: tuple[Granularity, ...] = (
    "day",
    "week",
    "part",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)
_SENTENCE = 4
"""Words beside the date that make a sentence, of which a tense can be asked."""
_STOPS = (".", tags.BREAK)
_REACH = 60
"""Tokens to either side in which the sentence of a date is looked for."""
_LEAP_YEAR = 2000


def find_dates(text: str, *, language: str, reference: dt.date | None = None) -> tuple[DateSpan, ...]:
    """Find the dates and ranges of a text, in order and without overlap.

    ``language`` is an ISO 639-1 code; for one without a table, and for ``und``, only English words and
    figures are read. ``reference`` is the day the text was published, never the day it was fetched.
    Spans are offsets into ``text`` as given. A date whose year is not known has neither start nor end.
    """
    normal = nfc(text)
    read = lexed(normal.text, table(language))
    found = joined(read, chosen(read))
    values = (
        settled and _value(read, draft, settled)
        for draft, settled in zip(found, _settled(read, found, reference), strict=True)
    )
    told = with_times(normal.text, [value for value in values if value], clock(language))
    return tuple(_as_given(value, normal) for value in told)


def _as_given(value: DateSpan, normal: Nfc) -> DateSpan:
    """Move the spans of a date from the normalised text into the text as it was given."""

    def moved(span: Span) -> Span:
        return Span(normal.original(span.start), normal.original(span.end))

    times = value.times and structs.replace(value.times, span=moved(value.times.span))
    span = moved(value.span)
    if span == value.span and times == value.times:
        return value
    return structs.replace(value, span=span, times=times)


def _settled(read: Lexed, found: list[Draft], reference: dt.date | None) -> list[Resolved | None]:
    explicit = tuple({span for draft in found if (span := _explicit(draft)) is not None})
    heading: int | None = None
    told: dt.date | None = None
    out: list[Resolved | None] = []
    for draft in found:
        if _is_heading(read, draft):
            heading = draft.first.year
        tense = _tense(read, draft) if reference is not None and draft.first.year is None else ""
        around = Circumstances(reference, heading, tense, told, explicit)
        out.append(resolved(draft, around))
        span = _explicit(draft)
        told = span.end if span else told
    return out


def _explicit(draft: Draft) -> Interval | None:
    """Return the interval of a date that says its year and at least its month."""
    if draft.first.year is None or draft.first.month is None:
        return None
    return interval(draft.last) if draft.last is not None and draft.last.year else interval(draft.first)


def _is_heading(read: Lexed, draft: Draft) -> bool:
    """Tell whether the date is a year on a line of its own."""
    if draft.first.granularity != "year" or draft.first.year is None or draft.last is not None:
        return False
    before = read.tags[draft.begin - 1] if draft.begin else tags.BREAK
    after = read.tags[draft.end : draft.end + 1] or tags.BREAK
    return before == after == tags.BREAK


def _tense(read: Lexed, draft: Draft) -> str:
    """Return ``past`` or ``future`` when the date's sentence says so, ``bare`` when there is no sentence."""
    earliest, latest = max(draft.begin - _REACH, 0), draft.end + _REACH
    start = max(read.tags.rfind(sign, earliest, draft.begin) + 1 for sign in _STOPS)
    stops = [at for sign in _STOPS if (at := read.tags.find(sign, draft.end, latest)) >= 0]
    start, stop = max(start, earliest), min(stops, default=min(latest, len(read.tags)))
    if read.tags.count(tags.WORD, start, stop) < _SENTENCE:
        return "bare"
    words = {read.text[read.starts[at] : read.ends[at]].lower() for at in range(start, stop)}
    if words & read.table.future:
        return "future"
    return "past" if words & read.table.past else ""


def _value(read: Lexed, draft: Draft, settled: Resolved) -> DateSpan | None:
    first, last = settled.draft.first, settled.draft.last
    if not (_exists(first) and (last is None or _exists(last))):
        return None
    opening, closing = interval(first), interval(last or first)
    if opening and closing and closing.end < opening.start:
        return None
    begin, end = _trimmed(read, draft.begin, draft.end)
    part = first.part is not None or (last is not None and last.part is not None)
    week = draft.first.granularity == "week"
    finest = min((first, last or first), key=lambda m: _ORDER.index(m.granularity)).granularity
    return DateSpan(
        start=opening.start if opening and closing else None,
        end=closing.end if opening and closing else None,
        edtf=_edtf(first, last),
        span=Span(read.starts[begin], read.ends[end - 1]),
        granularity="week" if week else "part" if part else finest,
        approximate=part,
        year_source=settled.source,
        confidence=CONFIDENCE[settled.source],
    )


def _exists(moment: Moment) -> bool:
    return interval(moment if moment.year is not None else moment._replace(year=_LEAP_YEAR)) is not None


def _edtf(first: Moment, last: Moment | None) -> str:
    if last is None:
        return edtf(first)
    return "/".join((edtf(first).split("/")[0], edtf(last).rsplit("/", maxsplit=1)[-1]))


def _trimmed(read: Lexed, begin: int, end: int) -> tuple[int, int]:
    """Leave little words and signs at the edges out of the span."""
    while begin < end - 1 and (tags.plays(read.tags[begin], tags.Role(63)) or read.tags[begin] in "a,(."):
        begin += 1
    while end > begin + 1 and (tags.plays(read.tags[end - 1], tags.Role(63)) or read.tags[end - 1] in ",(.|"):
        end -= 1
    return begin, end
