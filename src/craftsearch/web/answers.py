"""From an address to an answer; knows nothing of sockets."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from craftsearch.errors import CraftsearchError, NotFoundError, UsageError
from craftsearch.model import Event, Hit, Suggestion, Value
from craftsearch.web import pages
from craftsearch.web.asking import asked

if TYPE_CHECKING:
    from craftsearch.library import Library
    from craftsearch.web.asking import Asked

_HTML = "text/html; charset=utf-8"
_JSON = "application/json; charset=utf-8"
_PREFIX = "/document/"


class Answer(Value, frozen=True):
    """What goes back: HTTP status, media type, content, and a name where it is to be saved as a file."""

    status: int
    media_type: str
    content: bytes
    filename: str | None = None


class Found(Value, frozen=True):
    """What ``/api/search`` gives; ``total`` counts all that answers, ``hits`` are a page of it.

    ``cross_language``, ``lack`` and ``suggestions`` are those of ``search.Results``.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    cross_language: str
    lack: str
    suggestions: tuple[Suggestion, ...]


class Listed(Value, frozen=True):
    """What ``/api/events`` gives."""

    total: int
    events: tuple[Event, ...]


class Failed(Value, frozen=True):
    """What an API gives instead of an answer."""

    error: str


def answer(library: Library, target: str) -> Answer:
    """Answer one GET; what goes wrong on purpose becomes a page, or JSON below ``/api``, that says why."""
    path, parameters = _parted(target)
    try:
        return _route(library, path, asked(parameters))
    except CraftsearchError as exc:
        status = _status(exc)
        if path.startswith("/api/"):
            return _json(Failed(str(exc)), status)
        return _page(pages.failure(status, str(exc)), status)


def _parted(target: str) -> tuple[str, dict[str, list[str]]]:
    try:
        parts = urlsplit(target)
        return unquote(parts.path), parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return target, {}


def _route(library: Library, path: str, wanted: Asked) -> Answer:  # noqa: PLR0911  # one line per address
    match path:
        case "/":
            return _search(library, wanted)
        case "/events":
            return _events(library, wanted)
        case "/events.ics":
            return _calendar(library, wanted)
        case "/api/search":
            return _api_search(library, wanted)
        case "/api/events":
            listed = tuple(_listed(library, wanted))
            return _json(Listed(len(listed), listed))
        case "/healthz":
            return Answer(200, "text/plain; charset=utf-8", f"ok {library.stats().documents}\n".encode())
        case "/style.css":
            style = files("craftsearch.web").joinpath("style.css").read_bytes()
            return Answer(200, "text/css; charset=utf-8", style)
    if path.startswith(_PREFIX):
        return _page(pages.document(library.show(path.removeprefix(_PREFIX))))
    raise NotFoundError("there is no such page — go back to the search")


def _search(library: Library, wanted: Asked) -> Answer:
    stats = library.stats()
    if not wanted.query:
        return _page(pages.welcome(wanted, stats))
    found = library.search(
        wanted.query, limit=wanted.limit, offset=(wanted.page - 1) * wanted.limit, filters=wanted.filters
    )
    return _page(pages.hits(wanted, found, stats))


def _events(library: Library, wanted: Asked) -> Answer:
    return _page(pages.events(wanted, _listed(library, wanted), library.stats()))


def _calendar(library: Library, wanted: Asked) -> Answer:
    from craftsearch.output.agenda import events_ics

    content = events_ics(_listed(library, wanted))
    return Answer(200, "text/calendar; charset=utf-8", content, filename="events.ics")


def _api_search(library: Library, wanted: Asked) -> Answer:
    if not wanted.query:
        raise UsageError("nothing is asked — give q, e.g. /api/search?q=craft")
    offset = (wanted.page - 1) * wanted.limit
    found = library.search(wanted.query, limit=wanted.limit, offset=offset, filters=wanted.filters)
    return _json(
        Found(found.query.text, found.total, found.hits, found.cross_language, found.lack, found.suggestions)
    )


def _listed(library: Library, wanted: Asked) -> list[Event]:
    filters = msgspec.structs.asdict(wanted.filters)
    del filters["themes"], filters["happening"]
    return library.events(**filters)


def _page(content: str, status: int = 200) -> Answer:
    return Answer(status, _HTML, content.encode("utf-8", "replace"))


def _json(value: Value, status: int = 200) -> Answer:
    return Answer(status, _JSON, msgspec.json.encode(value) + b"\n")


def _status(exc: CraftsearchError) -> int:
    if isinstance(exc, NotFoundError):
        return 404
    return 400 if isinstance(exc, UsageError) else 503
