"""How a query that is being typed may go on: words, names of fields, and their values, from the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from craftsearch.errors import UsageError
from craftsearch.index.engine import KEYWORD_FIELDS, TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE
from craftsearch.index.keys import key
from craftsearch.language import fold
from craftsearch.model import Count, EventKind
from craftsearch.search.paging import check_limit
from craftsearch.search.parsing import DATE_FIELD, EVENT_FIELD, FIELDS

if TYPE_CHECKING:
    from craftsearch.index.store import Store

_SURFACES = {TEXT: TEXT_SURFACE, TITLE: TITLE_SURFACE}
_NAMES = frozenset({"project", "programme", "city"})
_LOOKED_AT = 200  # code points at the end of a query
_LAST = re.compile(r"(?P<sign>[-(]*)(?:(?P<field>[^\W\d_]{2,20}):)?(?P<start>[^\s():\"]*)$")


def terms(store: Store, field: str, prefix: str, *, limit: int) -> tuple[Count, ...]:
    """List the words of a text field, or the values of another, that begin so: the most frequent first."""
    if field not in {*_SURFACES, *KEYWORD_FIELDS} - {"event", "passage"}:
        known = (*_SURFACES, *(name for name in KEYWORD_FIELDS if name not in {"event", "passage"}))
        raise UsageError(f"no terms of {field!r} — choose from {', '.join(known)}")
    _check(limit, prefix)
    if field in _SURFACES:
        return store.engine.terms(_SURFACES[field], fold(prefix), limit=limit)
    return store.engine.terms(field, key(prefix) if field in _NAMES else prefix.casefold(), limit=limit)


def _check(limit: int, text: str) -> None:
    check_limit(limit)
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        raise UsageError(f"{text!r} holds half a character at {exc.start + 1} — write it in UTF-8") from exc


def completions(store: Store, text: str, *, limit: int) -> tuple[Count, ...]:
    """Say how the last part of a query may go on; each value is the whole part, its signs included."""
    text = text[-_LOOKED_AT:]
    _check(limit, text)
    found = _LAST.search(text)
    if found is None or not (found["start"] or found["field"]):
        return ()
    field, before = (found["field"] or "").casefold(), text[found.start() : found.start("start")]
    before = before.split()[-1] if before.split() else ""
    if not field:
        names = [Count(f"{before}{name}:", 0) for name in FIELDS if name.startswith(found["start"])]
        words = terms(store, TEXT, found["start"], limit=limit)
        return (*(Count(before + word.value, word.documents) for word in words), *names)[:limit]
    if field == EVENT_FIELD:
        fixed = ("upcoming", "past", "any")
    elif field == "kind":
        fixed = get_args(EventKind)
    elif field in FIELDS:
        values = terms(store, "year" if field == DATE_FIELD else field, found["start"], limit=limit)
        return tuple(Count(before + each.value, each.documents) for each in values)
    else:
        return ()
    return tuple(Count(before + each, 0) for each in fixed if each.startswith(found["start"]))[:limit]
