"""A query cut into its tokens; what is no sign of the language is text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Sort = Literal["open", "close", "minus", "field", "quoted", "word", "stray", "AND", "OR", "NOT", "end"]

_QUOTES = '"“”„«»'
_SIGNS = rf"""
      (?P<open>\()
    | (?P<close>\)) (?:\^(?P<group_weight>\d+(?:\.\d+)?)(?!\S))?
    | (?P<minus>-(?=[^\s)]))
    | (?P<field>[^\W\d_]{{2,20}}):(?=[^\s:/)])
    | [{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]
      (?:~(?P<slop>\d{{1,4}}))? (?:\^(?P<weight>\d+(?:\.\d+)?))?
    | (?P<stray>[{_QUOTES}])
    | (?P<word>[^\s(){_QUOTES}]+ (?:\([^\s(){_QUOTES}]*\) [^\s(){_QUOTES}]*)*)
"""
_TOKEN = re.compile(_SIGNS, re.VERBOSE)
_SUFFIX = re.compile(r"(?P<text>.+?)(?P<fuzzy>~\d?)?(?:\^(?P<weight>\d{1,6}(?:\.\d{1,6})?))?", re.DOTALL)
_OPERATORS: dict[str, Sort] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}


class Token(NamedTuple):
    """A sign or a piece of text; ``position`` counts code points from 0.

    ``slop`` is what stands behind a quote's ``~``, ``fuzzy`` what stands behind a word's (empty for a bare
    ``~``, ``None`` without), ``weight`` what stands behind ``^``.
    """

    sort: Sort
    text: str
    position: int
    slop: int = 0
    fuzzy: str | None = None
    weight: float | None = None


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens, the last of them ``end``; nothing but white space is left out."""
    for found in _TOKEN.finditer(query):
        sort: Sort = found.lastgroup  # type: ignore[assignment]  # the pattern's groups
        if found["quoted"] is not None:
            weight = _number(found["weight"])
            yield Token("quoted", found["quoted"], found.start(), int(found["slop"] or 0), None, weight)
        elif found["close"]:
            yield Token("close", ")", found.start(), weight=_number(found["group_weight"]))
        elif found["word"]:
            yield _word(found["word"], found.start())
        else:
            yield Token(sort, found[sort], found.start())
    yield Token("end", "", len(query))


def _word(text: str, position: int) -> Token:
    if text in _OPERATORS:
        return Token(_OPERATORS[text], text, position)
    found = _SUFFIX.fullmatch(text)
    if found is None:
        return Token("word", text, position)
    fuzzy = None if found["fuzzy"] is None else found["fuzzy"][1:]
    return Token("word", found["text"], position, 0, fuzzy, _number(found["weight"]))


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)
