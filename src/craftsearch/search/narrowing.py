"""What narrows a query down: fields of values, and the event that has to meet several of them at once.

``country``, ``city`` and ``kind`` side by side ask for one event that has them all, as the filters do. At the
top of a query they become filters, as dates do; within brackets, one term that names them together.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import product
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import msgspec

from craftsearch.errors import QueryError, UnsupportedLanguageError
from craftsearch.index.keys import happening, key
from craftsearch.language import known
from craftsearch.model import AnyOf, EventKind, Filters, Node, Prefix, Term
from craftsearch.search.dates import date_range
from craftsearch.search.parsing import DATE_FIELD, EVENT_FIELD
from craftsearch.search.syntax import Either, Every, In, Row, Start, Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILTERS = {"country": "countries", "city": "cities", "kind": "kinds"}
_NAMES = frozenset({"project", "programme", "city"})
_CLOSED = frozenset({"lang", "country", "kind"})  # fields whose values are codes: no beginnings of them
_WHEN = ("upcoming", "past", "any")
# Codes that the institutions of the Union write, beside those of ISO 3166.
COUNTRIES = {"el": "gr", "uk": "gb"}

Choice = tuple[str, tuple[str, ...]]
"""A field of events and the values of which one is wanted, folded."""


def narrow(tree: Tree, filters: Filters, today: dt.date) -> tuple[Tree | None, Filters]:
    """Take out of the conjunctions at the top of a query what filters can say; return what is left of it."""
    if isinstance(tree, In) and tree.field == DATE_FIELD:
        return None, _dated(tree, filters)
    if isinstance(tree, In) and tree.field == EVENT_FIELD:
        return None, _timed(tree, filters, today)
    chosen = choice(tree)
    if chosen and not getattr(filters, _FILTERS[chosen[0]]):
        field, values = chosen
        return None, _changed(filters, {_FILTERS[field]: values})
    if not isinstance(tree, Every | Row):
        return tree, filters
    left: list[Tree] = []
    for part in tree.parts:
        rest, filters = narrow(part, filters, today)
        if rest is not None:
            left.append(rest)
    return (type(tree)(tuple(left)) if left else None), filters


def choice(tree: Tree) -> Choice | None:
    """Read a field of events, or several values of one joined by OR; ``None`` for anything else."""
    parts = tree.parts if isinstance(tree, Either) else (tree,)
    fields = {part.field for part in parts if isinstance(part, In) and not isinstance(part.part, Start)}
    if len(fields) != 1 or not fields <= _FILTERS.keys() or not all(isinstance(p, In) for p in parts):
        return None
    return fields.pop(), tuple(value(part) for part in parts if isinstance(part, In))


def one_event(choices: Iterable[Choice]) -> list[Node]:
    """Ask for one event that meets all of the choices; a field that is chosen twice needs two events."""
    together: list[dict[str, tuple[str, ...]]] = []
    for field, values in choices:
        free = next((each for each in together if field not in each), None)
        if free is None:
            together.append({field: values})
        else:
            free[field] = values
    return [_event(each) for each in together]


def term(tree: In) -> Node:
    """Ask for a value of a field; ``value*`` for the beginning of one."""
    if tree.field in {DATE_FIELD, EVENT_FIELD}:
        _refuse(tree, f"the {tree.field} {{}} narrows the whole query — take it out of OR, NOT and brackets")
    if tree.field in _FILTERS and not isinstance(tree.part, Start):
        return _event({tree.field: (value(tree),)})
    found = value(tree)
    return Prefix(tree.field, found) if isinstance(tree.part, Start) else Term(tree.field, found)


def value(tree: In) -> str:
    """Fold a field's value as the index folds it; raises ``QueryError`` where the field cannot have it."""
    field, text = tree.field, tree.part.text.strip()
    if isinstance(tree.part, Start) and field in _CLOSED:
        _refuse(tree, f"the star after {field}: {{}} — its values are codes: write one in full")
    if isinstance(tree.part, Word) and tree.part.fuzzy is not None:
        _refuse(
            tree, f"the ~ after {field}: {{}} — only words may be spelled nearly; write the value in full"
        )
    if field in _NAMES:
        return key(text)
    folded = text.casefold()
    if field == "lang":
        return _language(tree, text)
    if field == "country":
        folded = COUNTRIES.get(folded, folded)
        if not re.fullmatch(r"[a-z]{2}", folded):
            _refuse(tree, f"{text!r} {{}} is no country code — write two letters (ISO 3166), e.g. HU")
    if field == "kind" and folded not in get_args(EventKind):
        _refuse(tree, f"{text!r} {{}} is no kind of event — choose one of {', '.join(get_args(EventKind))}")
    return folded


def _language(tree: In, text: str) -> str:
    try:
        return known(text)
    except UnsupportedLanguageError:
        _refuse(tree, f"{text!r} {{}} is no language code that is known — write ISO 639, e.g. hu")


def _event(chosen: Mapping[str, tuple[str, ...]]) -> Node:
    terms = [
        Term("event", happening(**dict(zip(chosen, values, strict=True))))
        for values in product(*chosen.values())
    ]
    return terms[0] if len(terms) == 1 else AnyOf(tuple(terms))


def _dated(tree: In, filters: Filters) -> Filters:
    try:
        since, until = date_range(tree.part.text)
    except QueryError as exc:
        raise QueryError(f"{exc} (at character {tree.position + 1})", position=tree.position) from exc
    since = max((day for day in (since, filters.since) if day), default=None)
    until = min((day for day in (until, filters.until) if day), default=None)
    if since and until and since > until:
        _refuse(tree, f"the date {{}} leaves no day: {since} is after {until} — take one of the ranges away")
    return _changed(filters, {"since": since, "until": until})


def _timed(tree: In, filters: Filters, today: dt.date) -> Filters:
    wanted = tree.part.text.casefold()
    if wanted not in _WHEN:
        _refuse(tree, f"event:{tree.part.text} {{}} — write event: with one of {', '.join(_WHEN)}")
    changes: dict[str, Any] = {"happening": True}
    if wanted == "upcoming":
        changes["since"] = max(filters.since or today, today)
    elif wanted == "past":
        changes["until"] = min(filters.until or dt.date.max, today - dt.timedelta(days=1))
    return _changed(filters, changes)


def _changed(filters: Filters, changes: Mapping[str, Any]) -> Filters:
    return msgspec.structs.replace(filters, **changes)


def _refuse(tree: In, told: str) -> NoReturn:
    place = f"at character {tree.position + 1}"
    raise QueryError(told.replace("{}", place, 1), position=tree.position)
