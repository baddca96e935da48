"""From what was typed to what the engine is asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeGuard

from craftsearch.errors import QueryError
from craftsearch.model import AllOf, AnyOf, Boost, Filters, Node, Query, Value
from craftsearch.model import Not as Without
from craftsearch.search.narrowing import choice, narrow, one_event, term
from craftsearch.search.parsing import DATE_FIELD, EVENT_FIELD, TEXT_FIELDS, parse
from craftsearch.search.syntax import Either, Every, In, Not, Quoted, Row, Start, Tree, Weighted, Word
from craftsearch.search.words import EVERYWHERE, Known, Wanted, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_PROSE = 4  # words beside a quote


_NOTHING = Known()


class Plan(Value, frozen=True):
    """A query ready for the engine, with all that may be marked in a text that it finds.

    ``tree`` is what was read, ``attainable`` the sum of the weights of its words. ``sense`` is what may be
    compared by meaning; empty where the words were meant
    as they are: in fields, prefixes, exclusions, with operators, or ``exact``. With ``quoted``
    a phrase is among them, which has to stand in a document: only where it stands in none, sense is asked.
    """

    query: Query
    tree: Tree
    wanted: tuple[Wanted, ...] = ()
    prefixes: tuple[str, ...] = ()
    sense: str = ""
    quoted: bool = False
    attainable: float = 0.0


def plan(
    text: str,
    filters: Filters,
    languages: Sequence[str],
    *,
    exact: bool = False,
    strict: bool = False,
    today: dt.date | None = None,
    known: Known = _NOTHING,
    spoken: str | None = None,
) -> Plan:
    """Lower a query; ``languages`` are those of the index, ``exact`` leaves out stems and thesaurus.

    ``strict`` refuses what is no well-formed query. ``today`` is what ``event:upcoming`` is held against.
    ``known`` is what the index knows of words, ``spoken`` the question's own language where it is known.
    """
    tree = parse(text, strict=strict)
    words = Words(() if exact else tuple(languages), known, spoken)
    lowering = _Lowering(words)
    try:
        left, filters = narrow(tree, filters, today or dt.datetime.now(dt.UTC).astimezone().date())
        root = lowering.root(left) if left is not None else AllOf(())
    except QueryError as exc:
        raise QueryError(str(exc), query=text, position=exc.position) from exc
    sense, quoted = ("", False) if exact else _sense(text, tree)
    return Plan(
        Query(text, root, filters),
        tree,
        tuple(words.wanted),
        tuple(words.prefixes),
        sense,
        quoted,
        words.weights.attainable,
    )


def meant(text: str, *, strict: bool = False) -> tuple[str, bool]:
    """Return ``sense`` and ``quoted`` of the plan for a query, which are known before its words are."""
    return _sense(text, parse(text, strict=strict))


def loosened(root: Node) -> Node:
    """Ask for one of the words that are preferred, where half of them are asked for."""
    match root:
        case AllOf(parts):
            return AllOf(tuple(map(loosened, parts)))
        case AnyOf(parts):
            return AnyOf(parts)
        case _:
            return root


def _sense(text: str, tree: Tree) -> tuple[str, bool]:
    """Return what is asked in words, as it was typed if there is nothing else; and whether some is quoted.

    A quote in prose, such as a headline that cites somebody, is a part of what is said; beside few words it
    is a wish for just that.
    """
    parts = list(_side_by_side(tree))
    plain = [part for part in parts if isinstance(part, Word) and part.fuzzy is None]
    said = [part for part in parts if isinstance(part, Quoted) or part in plain]
    beside = [part for part in parts if isinstance(part, In) and part.field in {DATE_FIELD, EVENT_FIELD}]
    if len(said) + len(beside) < len(parts):
        return "", False
    quoted = any(isinstance(part, Quoted) for part in said)
    if quoted and len(plain) < _PROSE:
        return "", False
    return " ".join(part.text for part in said) if beside else text, quoted


def _side_by_side(tree: Tree) -> Iterator[Tree]:
    """Go through what is merely put side by side, as prose does with brackets too."""
    if isinstance(tree, Row):
        for part in tree.parts:
            yield from _side_by_side(part)
    else:
        yield tree


class _Lowering:
    """Turns the tree that was typed into the tree that is asked."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def root(self, tree: Tree) -> Node:
        node = self._node(tree if isinstance(tree, Row) else Row((tree,)))
        if isinstance(node, AllOf) and len(node.parts) == 1 and not isinstance(node.parts[0], Without):
            return node.parts[0]
        return node

    def _node(self, tree: Tree, *, note: bool = True) -> Node:  # noqa: PLR0911  # one arm per part
        match tree:
            case Word(_, _, None) if note:
                [node] = self._words.wishes([tree])
                return node
            case Word() | Quoted() | Start():
                return self._words.leaf(tree, EVERYWHERE, note=note)
            case In(field, part) if field in TEXT_FIELDS:
                return self._words.leaf(part, (field,), note=note)
            case In():
                return term(tree)
            case Weighted(part, factor):
                return Boost(self._node(part, note=note), factor)
            case Not():
                return AllOf((self._without(tree),))
            case Either(parts):
                return AnyOf(tuple(self._node(part, note=note) for part in parts))
            case Every(parts):
                return self._all(parts, (), note=note)
            case Row(parts):
                wishes = [part for part in parts if _is_wish(part)] if note else []
                return self._all([part for part in parts if part not in wishes], wishes, note=note)

    def _all(self, parts: Sequence[Tree], wishes: Sequence[Word | Weighted], *, note: bool) -> Node:
        """Require every part, and some of the wishes."""
        choices = [chosen for part in parts if (chosen := choice(part))]
        asked: list[Node] = []
        if wishes:
            optional = self._words.wishes(wishes)
            asked.append(AnyOf(optional, minimum=_minimum(len(optional))))
        for part in parts:
            if isinstance(part, Not):
                asked.append(self._without(part))
            elif choice(part) is None:
                asked.append(self._node(part, note=note))
        return AllOf((*asked, *one_event(choices)))

    def _without(self, tree: Not) -> Node:
        part = tree.part
        if isinstance(part, In) and part.field in {DATE_FIELD, EVENT_FIELD}:
            raise QueryError(
                f"the {part.field} at character {part.position + 1} is negated — give what is wanted",
                position=part.position,
            )
        return Without(self._node(part, note=False))


def _is_wish(tree: Tree) -> TypeGuard[Word | Weighted]:
    return isinstance(tree.part if isinstance(tree, Weighted) else tree, Word)


def _minimum(words: int) -> int:
    """Ask for half of the words: enough to be about the question, lenient to a wordy one."""
    return max(1, words // 2)
