"""What a request asks for: the parameters of its address as filters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from craftsearch.errors import UsageError
from craftsearch.language import known
from craftsearch.model import EventKind, Filters, Value
from craftsearch.search.dates import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = 10
"""Hits on a page."""
_MOST = 1000  # hits and pages that an address may ask for

_NAMES = {
    "lang": "languages",
    "country": "countries",
    "city": "cities",
    "project": "projects",
    "programme": "programmes",
    "kind": "kinds",
}


class Asked(Value, frozen=True):
    """A request's parameters; ``given`` are those that are filled in, as typed."""

    query: str
    page: int
    limit: int
    filters: Filters
    given: dict[str, str]

    def address(self, path: str, **changed: str) -> str:
        """Write the address that asks the same with some parameters changed, or left out where empty."""
        wanted = {name: value for name, value in (self.given | changed).items() if value}
        return f"{path}?{urlencode(wanted)}" if wanted else path


def asked(parameters: Mapping[str, Sequence[str]]) -> Asked:
    """Read parameters; ``UsageError`` names the one that makes no sense."""
    given = {name: values[0].strip() for name, values in parameters.items() if values[0].strip()}
    lists: dict[str, Any] = {
        field: tuple(_code(name, value.strip()) for value in parameters.get(name, ()) if value.strip())
        for name, field in _NAMES.items()
    }
    kinds = get_args(EventKind)
    unknown = [kind for kind in lists["kinds"] if kind not in kinds]
    if unknown:
        raise UsageError(f"no kind {unknown[0]!r} — choose one of {', '.join(kinds)}")
    since = first_day(given["from"]) if "from" in given else None
    until = last_day(given["to"]) if "to" in given else None
    if since and until and since > until:
        raise UsageError(f"{since} is after {until} — give the earlier date first")
    return Asked(
        query=given.get("q", ""),
        page=_number(given, "page", 1),
        limit=_number(given, "limit", PAGE),
        filters=Filters(since=since, until=until, **lists),
        given=given,
    )


def _code(name: str, value: str) -> str:
    if name == "country":
        return value.upper()
    if name == "lang":
        return known(value)
    return value.lower() if name == "kind" else value


def _number(given: Mapping[str, str], name: str, otherwise: int) -> int:
    text = given.get(name, str(otherwise))
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 0 < int(text) <= _MOST:
        raise UsageError(f"{name} is {text!r} — give a number from 1 to {_MOST}")
    return int(text)
