"""The query language: words, ``"phrases"``, ``prefix*``, ``-not`` and ``field:value``.

Lenient for people: a stray quote is text. What cannot be meant as text, an unknown field for one, is an
error that points at its place.
"""

from __future__ import annotations

import re
from typing import Literal

from craftsearch.errors import QueryError
from craftsearch.index.engine import KEYWORD_FIELDS
from craftsearch.model import Value

TEXT_FIELDS = ("title", "text")
DATE_FIELD = "date"
FIELDS = (*TEXT_FIELDS, *(field for field in KEYWORD_FIELDS if field != "passage"), DATE_FIELD)
MAX_CLAUSES = 200
"""A longer query is refused: each word costs a look-up per language."""

_CLAUSE = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[^\W\d_]{2,20}):(?=[^\s:/]))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+|"))'
)


class Clause(Value, frozen=True):
    """One part of a query as typed; ``position`` is where it begins, in code points from 0."""

    sort: Literal["word", "phrase", "prefix"]
    text: str
    position: int
    field: str | None = None
    negated: bool = False


def parse(query: str) -> tuple[Clause, ...]:
    """Read a query; raises ``QueryError`` where there is nothing to look for or a field is unknown."""
    clauses = tuple(_clause(query, found) for found in _CLAUSE.finditer(query))
    wanted = tuple(clause for clause in clauses if any(char.isalnum() for char in clause.text))
    if not wanted:
        raise QueryError("the query has no word — type at least one, e.g. craft", query=query, position=0)
    if len(wanted) > MAX_CLAUSES:
        raise QueryError(
            f"the query has {len(wanted)} parts, at most {MAX_CLAUSES} are allowed — shorten it",
            query=query,
            position=wanted[MAX_CLAUSES].position,
        )
    return wanted


def _clause(query: str, found: re.Match[str]) -> Clause:
    field = found["field"].casefold() if found["field"] else None
    if field is not None and field not in FIELDS:
        raise QueryError(
            f"unknown field {found['field']!r} at character {found.start('field') + 1}"
            f" — fields are {', '.join(FIELDS)}; quote it to search for the text",
            query=query,
            position=found.start("field"),
        )
    negated = bool(found["minus"])
    if found["phrase"] is not None:
        return Clause("phrase", found["phrase"], found.start(), field, negated)
    word = found["word"]
    if word.endswith("*") and word.strip("*"):
        return Clause("prefix", word.rstrip("*"), found.start(), field, negated)
    return Clause("word", word, found.start(), field, negated)
