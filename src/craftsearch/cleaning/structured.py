"""Events that a page declares in its markup: JSON-LD and microdata of schema.org, and h-event.

https://schema.org/Event, https://html.spec.whatwg.org/multipage/microdata.html,
https://microformats.org/wiki/h-event. Only what is declared is read; nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypedDict

import msgspec

from craftsearch.cleaning.drafts import tidy
from craftsearch.model import StructuredEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

MOST_EVENTS = 50
"""Events that are read of one page: what has more is a calendar, not news."""
MAX_JSON = 300_000
"""Characters of JSON-LD that are read."""
_MOST_NODES = 2000
_LONGEST = 200
_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_TIME = re.compile(
    r"\s*\d{4}-?\d\d-?\d\d[T ]([01]\d|2[0-3]):?([0-5]\d)(?::?\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?\s*"
)
_SORTS = ("Event", "Festival", "Hackathon", "CourseInstance")
_OF_A_SORT = " or ".join(f"contains(@itemtype,'{sort}')" for sort in _SORTS)
_EVENT = re.compile(rf"(?:{'|'.join(_SORTS)})$")
_MARKED = (
    f"//*[@itemscope and contains(@itemtype,'schema.org/') and ({_OF_A_SORT})]"
    "|//*[contains(concat(' ',normalize-space(@class),' '),' h-event ')]"
)
_ADDRESS = {
    "place": ("name",),
    "locality": ("addressLocality", "locality"),
    "country": ("addressCountry", "country-name"),
}


def structured_events(root: HtmlElement) -> tuple[StructuredEvent, ...]:
    """List the events that a page declares with a day, each once, in the order of their markup."""
    found = (*_linked(root), *_marked(root))
    return tuple(islice(dict.fromkeys(event for event in found if event.start), MOST_EVENTS))


def _linked(root: HtmlElement) -> Iterator[StructuredEvent]:
    room = MAX_JSON
    for script in root.xpath("//script[contains(@type,'ld+json')]"):
        text = (script.text or "").strip().rstrip(";")
        room -= len(text)
        if room < 0:
            return
        if not any(sort in text for sort in _SORTS):
            continue
        try:
            claimed = msgspec.json.decode(text, type=object)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            continue
        yield from (_from_linked(node) for node in _nodes(claimed) if _kind(node.get("@type")))


def _nodes(claimed: object) -> Iterator[dict[str, object]]:
    """Walk the objects of JSON-LD, breadth first and bounded; what is inside an event is its own affair."""
    waiting = deque([claimed])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            if not _kind(node.get("@type")):
                waiting += [value for value in node.values() if isinstance(value, dict | list)]


def _kind(types: object) -> str:
    """Give the first type that is an event's, without schema.org's address."""
    names = types if isinstance(types, list) else [types]
    plain = (str(name).rsplit("/", 1)[-1] for name in names)
    return next((name for name in plain if _EVENT.search(name)), "")


def _from_linked(node: dict[str, object]) -> StructuredEvent:
    place = _first(node.get("location"))
    address = _first(place.get("address")) if isinstance(place, dict) else None
    known = address if isinstance(address, dict) else {}
    start, end = _days(_text(node.get("startDate")), _text(node.get("endDate")))
    return StructuredEvent(
        name=_text(node.get("name")),
        start=start,
        end=end,
        place=_text(place),
        locality=_text(known.get("addressLocality")) or ("" if known else _text(address)),
        country=_text(known.get("addressCountry")),
        status=_text(node.get("eventStatus")).rsplit("/", 1)[-1],
        kind=_kind(node.get("@type")),
        organiser=_text(_first(node.get("organizer"))),
        **_times(_text(node.get("startDate")), _text(node.get("endDate"))),
    )


def _first(claimed: object) -> object:
    return (claimed[0] if claimed else None) if isinstance(claimed, list) else claimed


def _text(claimed: object) -> str:
    """Read a text, or the name of what has one."""
    if isinstance(claimed, dict):
        claimed = claimed.get("name")
    return tidy(claimed)[:_LONGEST] if isinstance(claimed, str) else ""


def _days(first: str, last: str) -> tuple[dt.date | None, dt.date | None]:
    """Read both days; an end that is missing or too early is the start."""
    start, end = _day(first), _day(last)
    if start is None:
        return None, None
    return start, end if end and end >= start else start


class _Times(TypedDict):
    start_time: dt.time | None
    end_time: dt.time | None
    zone: str


def _times(first: str, last: str) -> _Times:
    """Read the times of day of both ends; midnight to midnight is how forms write a whole day."""
    start, end = _TIME.fullmatch(first), _TIME.fullmatch(last)
    begins, ends = (found and dt.time(int(found[1]), int(found[2])) for found in (start, end))
    if start is None or (begins == dt.time() and ends in {None, dt.time(), dt.time(23, 59)}):
        return {"start_time": None, "end_time": None, "zone": ""}
    return {"start_time": begins, "end_time": ends, "zone": _zone(start[3] or "")}


def _zone(written: str) -> str:
    digits = written.replace(":", "")
    if written in {"", "Z"}:
        return "+00:00" if written else ""
    return f"{digits[:3]}:{digits[3:] or '00'}"


def _day(written: str) -> dt.date | None:
    found = _DAY.match(written)
    if found is None:
        return None
    try:
        return dt.date(*map(int, found.groups()))
    except ValueError:  # no such day
        return None


def _marked(root: HtmlElement) -> Iterator[StructuredEvent]:
    for element in islice(root.xpath(_MARKED), MOST_EVENTS):
        kind = _kind(element.get("itemtype"))
        if kind:
            yield _from_properties(_microdata(element), kind)
        elif not element.get("itemtype"):
            yield _from_properties(_microformat(element), "h-event")


def _from_properties(properties: dict[str, str], kind: str) -> StructuredEvent:
    start, end = _days(properties.get("startDate", ""), properties.get("endDate", ""))
    place = properties.get("location.name") or properties.get("location", "")
    address = {
        field: next((properties[name] for name in names if name in properties), "")
        for field, names in _ADDRESS.items()
    }
    return StructuredEvent(
        name=properties.get("name", ""),
        start=start,
        end=end,
        place=place,
        locality=address["locality"],
        country=address["country"],
        status=properties.get("eventStatus", "").rsplit("/", 1)[-1],
        kind=kind,
        organiser=properties.get("organizer.name") or properties.get("organizer", ""),
        **_times(properties.get("startDate", ""), properties.get("endDate", "")),
    )


def _microdata(scope: HtmlElement) -> dict[str, str]:
    """Read the properties of an item; a name inside another item is that item's (``location.name``)."""
    found: dict[str, str] = {}
    for element in _bounded(scope.xpath(".//*[@itemprop]")):
        owner = _owner(element, scope)
        value = "" if element.get("itemscope") is not None else _value(element)
        for name in element.get("itemprop", "").split():
            known = f"{owner}.{name}" if owner and name == "name" else name
            if value:
                found.setdefault(known, value)
    return found


def _bounded(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    return islice(elements, _MOST_NODES)


def _owner(element: HtmlElement, scope: HtmlElement) -> str:
    """Name the property whose item an element stands in, below the event itself."""
    for parent in islice(element.iterancestors(), _LONGEST):
        if parent is scope:
            return ""
        if parent.get("itemscope") is not None:
            return str(parent.get("itemprop") or "other")
    return ""


def _value(element: HtmlElement) -> str:
    for attribute in ("content", "datetime", "href"):
        written = element.get(attribute)
        if written:
            return tidy(written)[:_LONGEST]
    return tidy("".join(islice(element.itertext(), _LONGEST)))[:_LONGEST]


_CLASSES = {
    "p-name": "name",
    "dt-start": "startDate",
    "dt-end": "endDate",
    "p-location": "location",
    "p-locality": "locality",
    "p-country-name": "country-name",
    "p-organizer": "organizer",
}


def _microformat(scope: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in _bounded(scope.xpath(".//*[@class]")):
        for name in element.get("class", "").split():
            if name in _CLASSES:
                found.setdefault(_CLASSES[name], _value(element))
    return found
