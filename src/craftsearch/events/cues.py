"""The words by which a language tells events: kinds, verbs, tenses, what a date may be instead, venues.

One TOML file per language in ``languages/``; ``template.toml`` explains every entry, ``scanning`` says how
cues match.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from importlib.resources import files

import msgspec

from craftsearch.events.places.folding import fold
from craftsearch.events.scanning import NOTHING, Scanner, Strings, pattern
from craftsearch.model import EventKind


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that say that something takes place, by tense; and that it begins, or ends, on a day."""

    past: Strings
    future: Strings
    present: Strings = ()
    cancelled: Strings = ()
    postponed: Strings = ()
    opens: Strings = ()
    closes: Strings = ()


TENSES = ("past", "future", "present", "cancelled", "postponed")


class Against(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a date may be instead of an event's: words before it, right before it, after it.

    ``period`` are words before it that do not speak against days (*in the period 5–7 May*).
    """

    before: Strings = ()
    period: Strings = ()
    adjacent: Strings = ()
    after: Strings = ()


class Venue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a place is marked as a venue (``at``), as an origin (``off``), and the words around it."""

    at: Strings = ()
    off: Strings = ()
    town: Strings = ()
    hosts: Strings = ()


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Case endings of place names, each as ``ending>nominative|other nominative``; and mutated beginnings.

    ``adjective`` are endings of lower-case adjectives made of names (hu *grazi tanulmányút*).
    """

    locative: Strings = ()
    oblique: Strings = ()
    prefixes: Strings = ()
    adjective: Strings = ()


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels of a card (*Where: Graz*), each of them before a colon."""

    where: Strings = ()
    when: Strings = ()


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One language's cues."""

    code: str
    kinds: dict[EventKind, Strings]
    verbs: Verbs
    against: Against
    venue: Venue
    endings: Endings = Endings()
    card: Card = Card()
    generic: Strings = ()
    not_kinds: Strings = ()
    meets: Strings = ()
    project: Strings = ()
    organised_by: Strings = ()
    organises: Strings = ()
    hosted_by: Strings = ()
    receives: Strings = ()
    partners_with: Strings = ()
    about: Strings = ()
    deadline: Strings = ()

    @cached_property
    def scanner(self) -> Scanner:
        """What finds all of them: each kind, tense and side of :class:`Against` is a category."""
        return Scanner(
            self._kinds
            | {tense: getattr(self.verbs, tense) for tense in (*TENSES, "opens", "closes")}
            | {"before": self.against.before, "period": self.against.period, "after": self.against.after}
            | {"generic": self.generic, "meets": self.meets, "hosts": self.venue.hosts}
            | {"organised_by": self.organised_by, "organises": self.organises}
            | {"hosted_by": self.hosted_by, "receives": self.receives}
            | {"partners_with": self.partners_with, "about": self.about, "deadline": self.deadline}
        )

    @cached_property
    def kinds_scanner(self) -> Scanner:
        """What finds the nouns for events alone."""
        return Scanner(self._kinds)

    @property
    def _kinds(self) -> dict[str, Strings]:
        return {**{str(kind): cues for kind, cues in self.kinds.items()}, "not_kinds": self.not_kinds}

    @cached_property
    def opens_pattern(self) -> re.Pattern[str]:
        """What finds the verbs of beginning."""
        return pattern(self.verbs.opens)

    @cached_property
    def closes_pattern(self) -> re.Pattern[str]:
        """What finds the verbs of ending."""
        return pattern(self.verbs.closes)

    @cached_property
    def adjacent_pattern(self) -> re.Pattern[str]:
        """What a stretch of text ends with when the date after it is a limit, not an event's."""
        return _at_end(self.against.adjacent)

    @cached_property
    def at_pattern(self) -> re.Pattern[str]:
        """What a stretch of text ends with when the place after it is a venue."""
        return _at_end(self.venue.at, self.venue.town)

    @cached_property
    def off_pattern(self) -> re.Pattern[str]:
        """What a stretch of text ends with when the place after it is an origin."""
        return _at_end(self.venue.off, self.venue.town)

    @cached_property
    def where_pattern(self) -> re.Pattern[str]:
        """What a stretch of text ends with when a label says that a venue follows."""
        return re.compile(rf"(?<!\w)(?:{_any(self.card.where)})\s?:\s*$", re.IGNORECASE)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The words of labels, folded as names of places are."""
        return frozenset(map(fold, (*self.card.where, *self.card.when)))

    @cached_property
    def setting_pattern(self) -> re.Pattern[str]:
        """What a sentence begins with that says first where it happens: *in the old shipyards of Nantes*."""
        words = r"[^\W\d_][\w'’-]*[ \u00a0]"
        start = rf"[„“\"«‘]?(?:{_any(self.venue.at)})(?:(?<=['-])|\s)"
        return re.compile(rf"{start}(?:{words}){{1,7}}", re.IGNORECASE) if self.venue.at else NOTHING

    @cached_property
    def project_pattern(self) -> re.Pattern[str]:
        """What finds the word for a project."""
        return pattern(self.project)

    @cached_property
    def endings_by_letter(self) -> dict[str, list[tuple[str, Strings, bool]]]:
        """Ending, replacements, whether it is locative; longest first, by the last letter."""
        tables = ((self.endings.locative, True), (self.endings.oblique, False))
        rows = [
            (old, tuple(map(fold, new)), locative)
            for table, locative in tables
            for old, new in map(_replacement, table)
        ]
        found: dict[str, list[tuple[str, Strings, bool]]] = {}
        for row in sorted(rows, key=lambda row: -len(row[0])):
            found.setdefault(row[0][-1:], []).append(row)
        return found

    @cached_property
    def particles(self) -> frozenset[str]:
        """Second halves of verbs, which may stand at the end of a clause (de *fand … statt*)."""
        verbs = (cue for tense in TENSES for cue in getattr(self.verbs, tense))
        return frozenset(cue.split()[-1].strip("$") for cue in verbs if "_" in cue)

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that are no case form of a name, though they may look like one (lv *viņi*, Vīne)."""
        from craftsearch.language import stopwords

        return stopwords(self.code)

    def nominatives(self, word: str) -> list[tuple[str, bool]]:
        """Folded nominatives that a word may be a case form of, each with whether the case is locative."""
        lower = word.casefold()
        found = [
            (fold(lower[: -len(ending)]) + put, locative)
            for letter in (lower[-1:], "")
            for ending, puts, locative in self.endings_by_letter.get(letter, ())
            if lower.endswith(ending) and len(lower) - len(ending) > 1
            for put in puts
        ]
        bare = [
            (fold(put + lower[len(prefix) :]), False)
            for prefix, puts in map(_replacement, self.endings.prefixes)
            if lower.startswith(prefix)
            for put in puts
        ]
        return found + bare


_ENDING = r"\w*"
_SHORT = 3


def _replacement(rule: str) -> tuple[str, Strings]:
    old, _, new = rule.partition(">")
    return old, tuple(new.split("|"))


def _at_end(words: Strings, between: Strings = ()) -> re.Pattern[str]:
    """Match one of ``words`` at the end of a stretch, with up to four of ``between`` after it."""
    if not words:
        return NOTHING
    step = r"(?:(?<=['-])|\.?\s+)"
    gap = rf"(?:(?:{_any(between, _ENDING)}){step}){{0,4}}" if between else ""
    return re.compile(rf"(?<!\w)(?:{_any(words)}){step}{gap}[„“\"«‘]?$", re.IGNORECASE)


def _any(words: Strings, ending: str = "") -> str:
    """Alternate words; those long enough to be told apart by their beginning may take an ending."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + ending * (len(word) > _SHORT) for word in ordered)


@lru_cache(maxsize=64)
def cues(code: str) -> Cues:
    """Read a language's cues; English ones where we have no table for it."""
    folder = files(__package__).joinpath("languages")
    source = folder.joinpath(f"{code}.toml")
    if not (code.isalpha() and source.is_file()):
        source = folder.joinpath("en.toml")
    return msgspec.toml.decode(source.read_bytes(), type=Cues)
