"""From text to tags: one pass over the text, one character of the grammar's alphabet for each token."""

from __future__ import annotations

import re
from typing import NamedTuple

from craftsearch.events.dates import tags
from craftsearch.events.dates.vocabulary import Entry, Table, fold

_TOKEN = re.compile(
    r"(?:\d+[,:]\d{1,3}(?!\d))+|(\d+)(?:([-‐‑.:'’]?)([^\W\d_]+))?|([^\W\d_]+)|\n[^\S\n]*\n?|[^\w\s]"
)
_SIGNS = {
    **dict.fromkeys("-‐‑‒–—−", tags.DASH),
    **dict.fromkeys(".…!?", "."),
    **{sign: sign for sign in ",/():;"},
    **dict.fromkeys("$€£%#№©@+=*", tags.SIGN),
}
_DEGREE = "°"
"""Typed for the ordinal sign: 1° maggio."""
_HYPHENS = "-‐‑"
_APOSTROPHES = "'’ʼ"
_YEARS = range(1000, 2200)
_CEDILLAS = str.maketrans("ţş", "țș")
"""Romanian is often typed with the Turkish letters."""
_LAST_DAY = 31
_ODD_WORD = re.compile(r"[qt]$|.*[ţş]")
"""Q3 and T3, and Romanian in Turkish letters, need a closer look."""


class Lexed(NamedTuple):
    """A text as the grammar sees it; lists run parallel to ``tags``, one item a token.

    ``starts`` and ``ends`` are offsets in the text; ``values`` are month numbers, days, years…
    """

    text: str
    tags: str
    values: list[int]
    starts: list[int]
    ends: list[int]
    table: Table

    def first_value(self, begin: int, end: int, wanted: str) -> int | None:
        """Return the value of the first token from ``begin`` to ``end`` that has one of the tags."""
        for at in range(begin, end):
            if self.tags[at] in wanted:
                return self.values[at]
        return None


def lexed(text: str, table: Table) -> Lexed:
    """Read the text into tags, in time linear in its length."""
    return _Lexer(text, table).run()


class _Lexer:
    """One reading of one text; it holds the lists while they grow."""

    def __init__(self, text: str, table: Table) -> None:
        self.text = text
        self.table = table
        self.tags: list[str] = []
        self.values: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def run(self) -> Lexed:
        position = 0
        table, search = self.table, _TOKEN.search
        words, careful = table.words, table.careful
        while found := search(self.text, position):
            # Most words are of no date, or of one meaning: they are put down here, without a call.
            word = found[4]
            if word is not None:
                lower = word.lower()
                entry = words.get(lower)
                if lower not in careful and (entry or not _ODD_WORD.match(lower)):
                    position = found.end()
                    self.tags.append(entry.tag if entry else tags.WORD)
                    self.values.append(entry.value if entry else 0)
                    self.starts.append(found.start())
                    self.ends.append(position)
                    continue
            position = self._take(found)
        return Lexed(self.text, "".join(self.tags), self.values, self.starts, self.ends, self.table)

    def _put(self, entry: Entry, start: int, end: int) -> int:
        self.tags.append(entry.tag)
        self.values.append(entry.value)
        self.starts.append(start)
        self.ends.append(end)
        return end

    def _take(self, found: re.Match[str]) -> int:
        digits, glue, suffix, word = found.groups()
        start, end = found.span()
        if word is not None:
            return self._word(word.lower(), start, end)
        if digits is not None:
            return self._number(digits, glue or "", suffix, found)
        return self._sign(found[0], start, end)

    def _sign(self, sign: str, start: int, end: int) -> int:
        if sign in _APOSTROPHES or (sign in _HYPHENS and self._clings(start, end)):
            return end
        if sign[0] == "\n":
            return self._put(Entry(tags.BREAK), start, end)
        if len(sign) > 1:  # 7,1 or 19:00
            return self._put(Entry(tags.OTHER_NUMBER), start, end)
        return self._put(self.table.words.get(sign) or Entry(_SIGNS.get(sign, tags.WORD)), start, end)

    def _clings(self, start: int, end: int) -> bool:
        """Tell whether the hyphen ties a little word to what follows (Maltese fl-2013)."""
        touches = bool(self.ends) and self.ends[-1] == start and not self.text[end : end + 1].isspace()
        return touches and self.tags[-1] >= tags.FIRST_ROLE

    def _word(self, word: str, start: int, end: int) -> int:
        for rest, entry in self.table.phrases.get(word, ()):
            stop = self._phrase_end(rest, end)
            if stop:
                return self._put(entry, start, stop)
        entry_or_none = self.table.words.get(word)
        if entry_or_none is None and not word.isascii():
            entry_or_none = self.table.words.get(word.translate(_CEDILLAS))
        if entry_or_none is None and word in {"q", "t"} and self.text[end : end + 1] in {"1", "2", "3", "4"}:
            return self._put(Entry(tags.NUMBERED_QUARTER, int(self.text[end])), start, end + 1)
        return self._put(self._unless_a_name(entry_or_none or Entry(tags.WORD), word, start), start, end)

    def _unless_a_name(self, entry: Entry, word: str, start: int) -> Entry:
        """Trust a month less that is written as a name: *Maja*, *Marca* in mid-sentence."""
        if word not in self.table.name_months or self.text[start].islower():
            return entry
        before = self.text[self.ends[-1] - 1] if self.ends else "."
        named = before.isalnum() or before == ","
        return Entry(tags.FAINT_MONTH, entry.value) if named else entry

    def _phrase_end(self, rest: tuple[str, ...], position: int) -> int:
        """Return where the phrase ends if the text goes on with ``rest``, else 0."""
        for piece in rest:
            found = _PIECE.match(self.text, position)
            if not found:
                return 0
            seen = "'" if found[1] in _APOSTROPHES else found[1].lower()
            if seen != piece and fold(seen) != piece:
                return 0
            position = found.end()
        return position

    def _number(self, digits: str, glue: str, suffix: str | None, found: re.Match[str]) -> int:
        start, end = found.span()
        after = found.end(1)
        tag, value = _plain(digits)
        if suffix is None:
            return self._bare_number(Entry(tag, value), start, end)
        suffixed = self._suffixed(tag, suffix.lower(), digits, end)
        if suffixed:
            return self._put(Entry(suffixed, value), start, end)
        if glue or self._known(suffix.lower()):
            return self._put(Entry(tag, value), start, after)
        return self._put(Entry(tags.OTHER_NUMBER), start, end)

    def _bare_number(self, entry: Entry, start: int, end: int) -> int:
        if entry.tag == tags.DAY and self.text[end : end + 1] == _DEGREE:
            return self._put(Entry(tags.ORDINAL, entry.value), start, end + 1)
        two_digits = end - start == 2  # noqa: PLR2004 ('14 is a year)
        if two_digits and self.text[start - 1 : start] in {"'", "’"}:
            return self._put(Entry(tags.SHORT_YEAR, entry.value), start, end)
        return self._put(entry, start, end)

    def _suffixed(self, tag: str, suffix: str, digits: str, end: int) -> str:
        """Return the tag that the suffix gives the number (16th, 2011-ben, 1990s), or nothing."""
        table = self.table
        if suffix in table.decade_suffixes and digits.endswith("0") and len(digits) in {2, 4}:
            return tags.DECADE
        if tag == tags.YEAR and suffix in table.year_suffixes:
            return tags.SURE_YEAR
        if tag == tags.DAY and suffix in table.day_from_suffixes:
            return tags.DAY_FROM
        if tag == tags.DAY and suffix in table.day_suffixes and self.text[end : end + 1] != "/":
            return tags.ORDINAL
        return ""

    def _known(self, word: str) -> bool:
        entry = self.table.words.get(word) or self.table.words.get(fold(word))
        return entry is not None and entry.tag in "Mmvg"


_PIECE = re.compile(r"[^\S\n]*(\d+|[^\W\d_]+|[^\w\s])")


def _plain(digits: str) -> tuple[str, int]:
    if len(digits) == 4 and int(digits) in _YEARS:  # noqa: PLR2004 (a year has four digits)
        return tags.YEAR, int(digits)
    if len(digits) > 2:  # noqa: PLR2004 (a day has two)
        return tags.OTHER_NUMBER, 0
    value = int(digits)
    return (tags.DAY if 0 < value <= _LAST_DAY else tags.NUMBER), value
