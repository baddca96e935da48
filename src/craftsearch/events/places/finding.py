"""Places of a sentence and what they are there for: a venue, an origin, a host, or merely named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.events.places.gazetteer import Entry, country_code
from craftsearch.events.places.mentions import Name, is_doubtful, names
from craftsearch.model import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.events.cues import Cues
    from craftsearch.events.scanning import Hits

# Two alike in name differ by their populations' logarithm; what is said of the country outweighs it.
_COUNTRY_BESIDE = 8.0
_COUNTRY_NEAR = 2.0
_HOME = 0.7
_CODE = re.compile(r"\s*[(\[]\s*([A-Z]{1,3})\s*[)\]]")
_APPOSITION = re.compile(r"\s*[,(\[–/-]\s*(?:\w+\.?\s+){0,2}")
_ENUMERATION = re.compile(r"[)\]]?\s*(?:[,;/&(]\s*(?:\w{1,4}\s+)?|\s\w{1,4}\s+)[(\[]?")
_NEXT_NAME = re.compile(r"[ \u00a0]+(?=[^\W\d_])(\w+)")
_HOST_REACH = 30
_HOST_BEFORE = 12
"""Characters from a verb of hosting to the town that ends its clause and is its subject."""
_ENDS = re.compile(r"[.,;)]|$")
_LEFT_REACH = 60
_PARTNERS = 3
# Home countries of the languages whose code is not one of the country's own.
_HOMES = {
    "cs": "CZ", "da": "DK", "el": "GR", "en": "GB", "et": "EE", "ga": "IE", "sl": "SI", "sv": "SE",
}  # fmt: skip

# Strengths of a mention as a venue, and what a country beside it adds.
VENUE, HOST, SETTING, BARE, PART, ORIGIN = 3.0, 2.5, 1.5, 1.0, 0.5, -2.0
_NAMED = 0.5


class Mention(NamedTuple):
    """A place with how strongly it presents itself as a venue; below 0 it is where someone comes from."""

    place: Place
    kind: str
    strength: float


class _Scene(NamedTuple):
    """The sentence that names stand in, and the countries and regions it speaks of."""

    text: str
    within: Span
    cues: Cues
    near: set[str]
    hosts: Sequence[Span]


def mentions(text: str, start: int, end: int, cues: Cues, hits: Hits | None = None) -> list[Mention]:
    """Find and resolve the places of the sentence ``text[start:end]``.

    ``hits`` is what the language's scanner found there, if it was asked before.
    """
    hits = cues.scanner.hits(text, start, end) if hits is None else hits
    found = names(text, start, end, cues, hits)
    near = {entry.country for name in found for entry in name.readings[:1] if entry.kind != "city"}
    scene = _Scene(text, Span(start, end), cues, near, hits.get("hosts", ()))
    result: list[Mention] = []
    at = 0
    while at < len(found):
        mention, taken = _resolve(scene, found, at)
        if mention:
            result.append(mention)
        at += taken
    return _without_partners(text, result)


def _resolve(scene: _Scene, found: list[Name], at: int) -> tuple[Mention | None, int]:
    """Read one name, together with the country that may follow it in brackets or after a comma."""
    name = found[at]
    country, taken = _country_beside(scene.text, name, found[at + 1 : at + 2])
    entry = _likeliest(scene, name, country)
    strength = _strength(scene, name, entry, named=country is not None)
    if strength <= BARE and country is None and is_doubtful(name):
        return None, 1
    return Mention(_place(scene.text, name, entry), entry.kind, strength), taken


def _country_beside(text: str, name: Name, following: list[Name]) -> tuple[str | None, int]:
    """Read the country in brackets or in apposition, and count the names that were used up."""
    code = _CODE.match(text, name.span.end)
    country = country_code(code.group(1)) if code else None
    if country or name.readings[0].kind == "country":
        return country, 1
    for after in following:
        beside = _APPOSITION.fullmatch(text, name.span.end, after.span.start)
        wide = next((entry for entry in after.readings if entry.kind != "city"), None)
        if beside and wide and name.readings[0].name != wide.name:
            return wide.country, 2
    return None, 1


def _likeliest(scene: _Scene, name: Name, country: str | None) -> Entry:
    home = _HOMES.get(scene.cues.code, scene.cues.code.upper())

    def weight(entry: Entry) -> float:
        agreement = _COUNTRY_BESIDE * (entry.country == country) + _HOME * (entry.country == home)
        if entry.kind == "city":
            agreement += _COUNTRY_NEAR * (entry.country in scene.near)
        return entry.weight + agreement

    return max(name.readings, key=weight)


def _strength(scene: _Scene, name: Name, entry: Entry, *, named: bool) -> float:
    """Tell from the words on either side what a name is there for."""
    text, cues = scene.text, scene.cues
    left = text[max(scene.within.start, name.span.start - _LEFT_REACH) : name.span.start].replace("’", "'")
    if cues.at_pattern.search(left) or name.locative or (":" in left and cues.where_pattern.search(left)):
        return VENUE + _NAMED * named
    if cues.off_pattern.search(left):
        return SETTING if _sets_the_scene(scene, name) else ORIGIN
    after = name.span.end
    if any(after <= host.start and host.end <= after + _HOST_REACH for host in scene.hosts):
        return HOST
    if named and entry.kind == "city":
        return VENUE
    if any(0 < name.span.start - host.end <= _HOST_BEFORE for host in scene.hosts) and _ENDS.match(
        text, after
    ):
        return HOST
    if entry.kind == "city" and _closes_the_line(text, scene.within, name.span):
        strength = SETTING
    else:
        following = _NEXT_NAME.match(text, name.span.end, scene.within.end)
        strength = PART if following and following.group(1)[0].isupper() else BARE
    return strength


def _closes_the_line(text: str, within: Span, name: Span) -> bool:
    """Tell a town behind a comma at the end of an entry: *5 May – Seminar on wool, Graz*."""
    ends = name.end == within.end and text[name.end : name.end + 1] in {"", "\n"}
    return ends and text[within.start : name.start].rstrip()[-1:] in {",", "–", "—", "|"}


def _sets_the_scene(scene: _Scene, name: Name) -> bool:
    """Tell whether all before a name is where the sentence happens: *in the old shipyards of Nantes, …*."""
    pattern = scene.cues.setting_pattern
    return pattern.fullmatch(scene.text, scene.within.start, name.span.start) is not None


def _place(text: str, name: Name, entry: Entry) -> Place:
    return Place(
        name=entry.name,
        surface=text[name.span.start : name.span.end],
        country=entry.country,
        span=name.span,
        region=entry.region,
        latitude=entry.latitude,
        longitude=entry.longitude,
    )


def _without_partners(text: str, found: list[Mention]) -> list[Mention]:
    """Lower what stands in a list: after an origin, or three and more in a row."""
    runs: list[list[Mention]] = []
    for mention in found:
        last = runs[-1][-1] if runs else None
        if last and _ENUMERATION.fullmatch(text, last.place.span.end, mention.place.span.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [mention for run in runs for mention in _judged(run)]


def _judged(run: list[Mention]) -> list[Mention]:
    origins = run[0].strength < 0
    bare = [mention for mention in run if mention.strength < HOST]
    if (origins and len(run) > 1) or len(bare) >= _PARTNERS:
        return [
            m._replace(strength=ORIGIN) if m.strength < VENUE or len(run) >= _PARTNERS else m for m in run
        ]
    return run
