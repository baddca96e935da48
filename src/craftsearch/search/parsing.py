"""The query language: words, ``"phrases"``, ``prefix*``, ``fuzzy~``, ``-not``, ``field:value``, AND OR NOT.

``AND`` binds closer than ``OR``, and both closer than standing side by side. Lenient for people: a stray
quote or bracket is overlooked; an operator is text that joins nothing, or stands in a query all in capitals.
Strict on demand: then they are errors. What cannot be meant as text, an unknown field for one, is an error
either way. An error points at its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from craftsearch.errors import QueryError
from craftsearch.index.engine import KEYWORD_FIELDS
from craftsearch.search.lexing import Token, tokens
from craftsearch.search.syntax import Either, Every, In, Not, Quoted, Row, Start, Weighted, Word

if TYPE_CHECKING:
    from craftsearch.search.lexing import Sort
    from craftsearch.search.syntax import Leaf, Tree

TEXT_FIELDS = ("title", "text")
VALUE_FIELDS = tuple(field for field in KEYWORD_FIELDS if field not in {"passage", "event", "year"})
DATE_FIELD, EVENT_FIELD = "date", "event"
FIELDS = (*TEXT_FIELDS, *VALUE_FIELDS, DATE_FIELD, EVENT_FIELD)
MAX_PARTS = 200
"""A query of more parts is refused: each word costs a look-up per language."""
MAX_LENGTH = 20_000
"""Code points of a query; a longer one is no question."""
MAX_DEPTH = 20
"""Brackets within brackets."""
MAX_SLOP = 10
"""Words that may stand between those of a near phrase."""
MAX_WEIGHT = 1000.0

_HEADS: frozenset[Sort] = frozenset({"open", "minus", "NOT", "field", "quoted", "word"})
_OPERATORS: frozenset[Sort] = frozenset({"AND", "OR", "NOT"})
_SHOWN = 20  # code points of a sign in an error
_LONG = 5  # letters from which on a word with ~ may differ in two of them


def parse(query: str, *, strict: bool = False) -> Tree:
    """Read a query; raises ``QueryError`` where there is nothing to look for, and see above."""
    if len(query) > MAX_LENGTH:
        raise QueryError(
            f"the query has {len(query):,} characters, at most {MAX_LENGTH:,} are read — shorten it",
            query=query[:MAX_LENGTH],
            position=MAX_LENGTH,
        )
    for at, char in enumerate(query):
        if "\ud800" <= char <= "\udfff":
            raise QueryError(
                f"character {at + 1} of the query is half a character, not valid UTF-8 — type it again",
                query=query,
                position=at,
            )
    tree = _Parser(query, strict=strict).read()
    if tree is None:
        raise QueryError("the query has no word — type at least one, e.g. craft", query=query, position=0)
    return tree


class _Parser:
    """Reads by recursive descent; the depth of the calls is bounded by ``MAX_DEPTH``."""

    def __init__(self, query: str, *, strict: bool) -> None:
        self._query = query
        self._strict = strict
        self._tokens = list(tokens(query))
        if not strict and _shouted(self._tokens):
            self._tokens = [
                each._replace(sort="word") if each.sort in _OPERATORS else each for each in self._tokens
            ]
        self._at = 0
        self._parts = 0
        self._depth = 0

    def read(self) -> Tree | None:
        parts: list[Tree] = []
        while self._sort() != "end":
            if tree := self._row():
                parts.append(tree)
            if self._sort() == "close":
                self._loose(self._next(), "closes no bracket — take it away")
        return _joined(Row, parts)

    def _sort(self, ahead: int = 0) -> Sort:
        at = self._at + ahead
        return self._tokens[at].sort if at < len(self._tokens) else "end"

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _loose(self, token: Token, told: str) -> None:
        """Overlook a sign that is none; refuse it when strict."""
        if self._strict:
            text = token.text if len(token.text) < _SHOWN else f"{token.text[:_SHOWN]}…"
            shown = f'"{text}"' if token.sort == "quoted" else text
            self._fail(f"the {shown} {_at(token.position)} {told}", token.position)

    def _check(self, token: Token) -> None:
        """Overlook the beginning of a sign at the end of a word; refuse it when strict."""
        name, colon, behind = token.text.rpartition(":")
        if colon and not behind and name.casefold() in FIELDS:
            self._loose(token, "has no value — write one behind the colon")
        elif "^" in token.text:
            self._loose(token, "has no weight — write a number behind the ^")

    def _fail(self, told: str, position: int) -> NoReturn:
        raise QueryError(told, query=self._query, position=position)

    def _row(self) -> Tree | None:
        parts: list[Tree] = []
        while self._sort() not in {"close", "end"}:
            if tree := self._either():
                parts.append(tree)
        return _joined(Row, parts)

    def _either(self) -> Tree | None:
        return self._chain("OR")

    def _chain(self, operator: Sort) -> Tree | None:
        """Read operands of ``OR``, each a chain of ``AND``."""
        below = self._negated if operator == "AND" else lambda: self._chain("AND")
        parts = [below()]
        while self._sort() == operator and self._sort(1) in _HEADS:
            self._next()
            parts.append(below())
        return _joined(Every if operator == "AND" else Either, [part for part in parts if part])

    def _negated(self) -> Tree | None:
        """Read an operand and the signs of negation before it; two of them cancel out."""
        negated = False
        while self._sort() in {"minus", "NOT"} and self._sort(1) in _HEADS:
            negated = not negated
            self._next()
        part = self._primary()
        if not negated or part is None:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def _primary(self) -> Tree | None:
        token = self._next()
        match token.sort:
            case "open":
                return self._group(token)
            case "field":
                return self._in_field(token)
            case "quoted" | "word":
                return self._weighted(self._leaf(token), token)
            case "AND" | "OR" | "NOT":
                self._loose(token, "joins nothing — give it a part on each side, or write it small")
                return self._leaf(token)
            case "stray":
                self._loose(token, "is never closed — close it")
            case "minus":
                self._loose(token, "excludes nothing — put it before a word")
        return None

    def _group(self, opened: Token) -> Tree | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail(
                f"more than {MAX_DEPTH} brackets within brackets {_at(opened.position)} — write it flatter",
                opened.position,
            )
        tree = self._row()
        self._depth -= 1
        closed = self._next() if self._sort() == "close" else None
        if closed is None:
            self._loose(opened, "is never closed — close it")
        elif tree is None:
            self._loose(opened, "holds nothing — put words into the brackets")
        return self._weighted(tree, closed) if closed else tree

    def _in_field(self, named: Token) -> Tree | None:
        field = named.text.casefold()
        if field not in FIELDS:
            self._fail(
                f"unknown field {named.text!r} {_at(named.position)} — fields are {', '.join(FIELDS)};"
                " quote it to search for the text",
                named.position,
            )
        if field == "theme" and self._sort() == "field" and self._sort(1) == "word":
            vocabulary, concept = self._next(), self._next()  # theme:eurovoc:4258, as facets write it
            name = f"{vocabulary.text}:{concept.text}"
            return self._spread(field, Word(name, vocabulary.position), named)
        if self._sort() == "field":
            at = self._tokens[self._at].position
            self._fail(f"a field within a field {_at(at)} — write one of them", at)
        if self._sort() not in {"open", "quoted", "word"}:
            self._loose(named, "has no value — write one behind the colon")
            return None
        part = self._primary()
        return None if part is None else self._spread(field, part, named)

    def _spread(self, field: str, tree: Tree, named: Token) -> Tree:  # noqa: RET503  # arms for all
        """Give a field to each leaf of what stands behind it."""
        match tree:
            case Word() | Quoted() | Start():
                return In(field, tree, named.position)
            case Not(part):
                return Not(self._spread(field, part, named))
            case Weighted(part, factor):
                return Weighted(self._spread(field, part, named), factor)
            case In(_, _, position):
                self._fail(f"a field within a field {_at(position)} — write one of them", position)
            case Every(parts) | Either(parts) | Row(parts):
                return type(tree)(tuple(self._spread(field, part, named) for part in parts))

    def _leaf(self, token: Token) -> Leaf | None:
        text = token.text
        if not any(char.isalnum() for char in text):
            self._loose(token, "is no word — take it away")
            return None
        self._parts += 1
        if self._parts > MAX_PARTS:
            self._fail(
                f"the query has more than {MAX_PARTS} parts, the next {_at(token.position)} — shorten it",
                token.position,
            )
        if token.sort == "word":
            self._check(token)
        if token.sort == "quoted":
            if token.slop > MAX_SLOP:
                self._fail(
                    f"~{token.slop} behind the phrase {_at(token.position)} is too far"
                    f" — at most {MAX_SLOP} words may stand between",
                    token.position,
                )
            return Quoted(text, token.position, token.slop)
        if token.fuzzy is not None:
            return Word(text, token.position, self._distance(token))
        if text.endswith("*"):
            return Start(text.rstrip("*"), token.position)
        if self._strict and "*" in text:
            star = token.position + text.find("*")
            self._fail(f"the star {_at(star)} is in a word — it stands for an ending only", star)
        return Word(text, token.position)

    def _distance(self, token: Token) -> int:
        if not token.fuzzy:
            return 1 if len(token.text) < _LONG else 2
        if int(token.fuzzy) > 2:  # noqa: PLR2004  # beyond, anything is like anything
            self._fail(
                f"~{token.fuzzy} behind the word {_at(token.position)} is too far — give ~1 or ~2",
                token.position,
            )
        return int(token.fuzzy)

    def _weighted(self, tree: Tree | None, token: Token) -> Tree | None:
        if tree is None or token.weight is None:
            return tree
        if not 0 < token.weight <= MAX_WEIGHT:
            self._fail(
                f"the weight {token.weight:g} {_at(token.position)} — give more than 0, up to {MAX_WEIGHT:g}",
                token.position,
            )
        return Weighted(tree, token.weight)


def _joined(kind: type[Row | Every | Either], parts: list[Tree]) -> Tree | None:
    if len(parts) < 2:  # noqa: PLR2004  # one part is joined with nothing
        return parts[0] if parts else None
    return kind(tuple(parts))


def _shouted(found: list[Token]) -> bool:
    """Whether all words are in capitals, so that AND may be a word like the others."""
    words = [token.text for token in found if token.sort in {"word", "quoted"}]
    return any(map(str.isupper, words)) and not any(char.islower() for word in words for char in word)


def _at(position: int) -> str:
    return f"at character {position + 1}"
