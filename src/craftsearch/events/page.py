"""A passage in one language, cut into sentences, each read when it is first asked about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from craftsearch.cleaning.datelines import published_on
from craftsearch.events.cues import Cues, cues
from craftsearch.events.dates import find_dates
from craftsearch.events.judging import NOTHING, Reading, read
from craftsearch.events.merging import times_agree
from craftsearch.events.running import with_runs
from craftsearch.events.sentences import Sentence, split_sentences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from craftsearch.model import DateSpan, Span


# Where one sentence has more dates than these, it is a table that lost its lines.
_A_CALENDAR = 40
# Sentences up to which a heading is still that of a date.
_REACH = 200


class Page:
    """The sentences, dates and readings of ``text``.

    ``title`` is the article's own, ``beside`` what was cut from it.
    """

    def __init__(
        self,
        text: str,
        *,
        language: str,
        title: str = "",
        beside: str = "",
        reference: dt.date | None = None,
    ) -> None:
        """Find the dates at once: everything else starts from them."""
        self.text = text
        self.title = title
        self.beside = beside
        self.reference = reference
        self.cues: Cues = cues(language)
        self.dates: Sequence[DateSpan] = find_dates(text, language=language, reference=reference)
        self.sentences: list[Sentence] = split_sentences(text, self.dates)
        self._readings: dict[int, Reading] = {}
        self._headings: dict[int, int | None] = {}
        self._datelines: dict[int, bool] = {}

    def reading(self, at: int) -> Reading:
        """Give the cues of a sentence by its number."""
        if at not in self._readings:
            self._readings[at] = read(self.text, self.sentences[at], self.cues)
        return self._readings[at]

    @cached_property
    def title_reading(self) -> Reading:
        """The cues of the article's title; spans are offsets in the title."""
        if not self.title:
            return NOTHING
        return read(self.title, Sentence(0, len(self.title), heading=True), self.cues)

    @cached_property
    def dates_of(self) -> dict[int, list[DateSpan]]:
        """The dates of each sentence that has any, by its number; a calendar's many dates tell no event."""
        found: dict[int, list[DateSpan]] = {}
        at = 0
        for date in self.dates:
            while at < len(self.sentences) and self.sentences[at].end <= date.span.start:
                at += 1
            if at < len(self.sentences) and self.sentences[at].start <= date.span.start:
                found.setdefault(at, []).append(date)
        return {
            at: with_runs(self.text, self.sentences[at].end, dates, self.cues) if len(dates) > 1 else dates
            for at, dates in found.items()
            if len(dates) <= _A_CALENDAR
        }

    @property
    def first_dated(self) -> int | None:
        """Give the number of the first sentence with a date."""
        return next(iter(self.dates_of), None)

    def around(self, at: int) -> Iterator[int]:
        """Give the numbers of the sentences near another without a date of their own: after, then before."""
        for near in (at + 1, at + 2):
            if near >= len(self.sentences) or near in self.dates_of:
                break
            yield near
        if at > 0 and at - 1 not in self.dates_of:
            yield at - 1

    def heading_above(self, at: int) -> int | None:
        """Give the number of the heading above: the nearest that names an event, else the first."""
        if at not in self._headings:
            self._headings[at] = self._find_heading(at)
        return self._headings[at]

    def _find_heading(self, at: int) -> int | None:
        farthest: int | None = None
        for number in range(at - 1, max(at - _REACH, 0) - 1, -1):
            if not self.sentences[number].heading or self._dateline(number):
                continue
            if self._is_of_other_days(number, at):
                continue
            if self.reading(number).kinds:
                return number
            farthest = number
        return farthest

    def _is_of_other_days(self, number: int, at: int) -> bool:
        """Tell an entry of a list of dates from the heading of one."""
        own, others = self.dates_of.get(at, ()), self.dates_of.get(number, ())
        return bool(own and others) and not any(times_agree(date, other) for date in own for other in others)

    def _dateline(self, at: int) -> bool:
        """Tell whether a line says when the page was published: it heads nothing."""
        if at not in self._datelines:
            sentence = self.sentences[at]
            line = self.text[sentence.start : sentence.end]
            self._datelines[at] = published_on((line,)) is not None
        return self._datelines[at]

    def word_end(self, at: int) -> int:
        """Give where the word that ``at`` stands in ends."""
        while at < len(self.text) and self.text[at].isalnum():
            at += 1
        return at

    def surface(self, span: Span) -> str:
        """Give the words of a span."""
        return self.text[span.start : span.end]
