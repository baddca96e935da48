"""Languages and words."""

from __future__ import annotations

from craftsearch.model.base import Value

UNDETERMINED = "und"
"""ISO 639-2 code for a text whose language is unknown."""

GIVEN = "given by the user"
"""The reason of a language that was not detected: it stays when rules change."""


class Language(Value, frozen=True):
    """A language verdict: ISO 639-1 (639-3 where there is none) or ``und``, and what led to it."""

    code: str
    confidence: float
    reason: str = ""

    @property
    def given(self) -> bool:
        """Whether a person said so, and detection was not asked."""
        return self.reason == GIVEN


class LanguageSpan(Value, frozen=True):
    """A stretch of text in one language."""

    start: int
    end: int
    code: str


class Token(Value, frozen=True):
    """A word of a text as the index knows it.

    ``surface`` is case- and width-folded; ``term`` is the stem or lemma in the language it was
    analysed in; ``text[start:end]`` is the word as written.
    """

    surface: str
    term: str
    start: int
    end: int
    stop: bool = False
