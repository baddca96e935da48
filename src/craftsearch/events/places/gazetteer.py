"""Cities, countries and regions by any of their names, in whatever language they are named.

Cities: GeoNames (CC BY 4.0). Countries: Unicode CLDR. Regions: a table of ours with NUTS codes.
``scripts/build_gazetteer.py`` writes the two first; the table is read on first use.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from math import log10
from typing import NamedTuple

import msgspec

from craftsearch.events.places.folding import fold

# How much a name of its own or a hand-checked one outweighs one of GeoNames' alternates: a
# population 30 times larger.
_OWN_NAME = 1.5
_HAND_CHECKED = 1
_EUROPE = 2.0
# Two-letter codes in one string.
_CORE = (
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB NO CH IS LI "
    "AL BA ME MK RS XK MD AD MC SM"
)


class Entry(NamedTuple):
    """One reading of a name. ``weight`` compares readings: higher is likelier."""

    name: str
    kind: str
    country: str
    weight: float
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


class _Packed(msgspec.Struct, frozen=True):
    keys: str
    values: bytes
    names: str
    countries: str
    coordinates: bytes
    populations: bytes


class _Territories(msgspec.Struct, frozen=True):
    english: dict[str, str]
    names: dict[str, str]


class _Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    country: str
    nuts: str
    names: tuple[str, ...] = ()


class _Cities:
    """The packed table: sorted keys, and for each the number of a city and the rank of the name."""

    def __init__(self) -> None:
        data = zlib.decompress(files(__package__).joinpath("cities.bin").read_bytes())
        packed = msgspec.msgpack.decode(data, type=_Packed)
        self.keys = packed.keys.split("\n")
        self.values = array("I", packed.values)
        self.names = packed.names.split("\n")
        self.countries = packed.countries
        self.coordinates = array("f", packed.coordinates)
        self.populations = array("I", packed.populations)

    def find(self, key: str) -> tuple[Entry, ...]:
        at = bisect_left(self.keys, key)
        found: list[Entry] = []
        while at < len(self.keys) and self.keys[at] == key:
            rank, number = divmod(self.values[at], 1 << 24)
            found.append(self._entry(number, rank))
            at += 1
        return tuple(found)

    def _entry(self, number: int, rank: int) -> Entry:
        country = self.countries[2 * number : 2 * number + 2]
        population = self.populations[number]
        weight = log10(population + 1)
        weight += _OWN_NAME * (rank <= _HAND_CHECKED) + _EUROPE * (country in _CORE)
        latitude, longitude = self.coordinates[2 * number : 2 * number + 2]
        return Entry(
            self.names[number],
            "city",
            country,
            weight,
            latitude=round(latitude, 5),
            longitude=round(longitude, 5),
            population=population,
        )


@lru_cache(maxsize=1)
def _cities() -> _Cities:
    return _Cities()


@lru_cache(maxsize=1)
def _territories() -> _Territories:
    text = files(__package__).joinpath("countries.json").read_bytes()
    return msgspec.json.decode(text, type=_Territories)


@lru_cache(maxsize=1)
def regions() -> dict[str, Entry]:
    """Every region by each of its folded names."""
    text = files(__package__).joinpath("regions.toml").read_bytes()
    table = msgspec.toml.decode(text, type=dict[str, _Region])
    return {
        fold(alias): Entry(name, "region", region.country, 7.4, region=region.nuts)
        for name, region in table.items()
        for alias in (name, *region.names)
    }


@lru_cache(maxsize=4096)
def lookup(key: str) -> tuple[Entry, ...]:
    """Every city, country or region whose folded name is ``key``, likeliest first."""
    found = list(_cities().find(key))
    if code := _territories().names.get(key):
        found.append(Entry(_territories().english[code], "country", code, 8.0))
    if region := regions().get(key):
        found.append(region)
    return tuple(sorted(found, key=lambda entry: -entry.weight))


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """Give the words, folded, with which names of several words begin."""
    keys = (*_cities().keys, *_territories().names, *regions())
    return frozenset(key.partition(" ")[0] for key in keys if " " in key or "-" in key)


# ISO 3166-1 alpha-2 codes as people write them in brackets, and the signs of vehicles.
_WRITTEN = {
    "UK": "GB", "EL": "GR", "IR": "IE", "IRL": "IE", "A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR",
    "H": "HU", "I": "IT", "L": "LU", "P": "PT", "S": "SE", "N": "NO", "M": "MT", "SLO": "SI", "EST": "EE",
    "FIN": "FI", "CRO": "HR", "SVK": "SK", "SVN": "SI", "AUT": "AT", "BEL": "BE", "BGR": "BG", "BUL": "BG",
    "HRV": "HR", "CYP": "CY", "CZE": "CZ", "DNK": "DK", "FRA": "FR", "DEU": "DE", "GER": "DE", "GRC": "GR",
    "HUN": "HU", "ITA": "IT", "LVA": "LV", "LTU": "LT", "LUX": "LU", "MLT": "MT", "NLD": "NL", "POL": "PL",
    "PRT": "PT", "ROU": "RO", "ESP": "ES", "SWE": "SE", "GBR": "GB", "NOR": "NO", "CHE": "CH", "SRB": "RS",
    "DEN": "DK", "CH": "CH",
}  # fmt: skip


def country_code(written: str) -> str | None:
    """Read a code that stands in brackets behind a city (``HU``, ``UK``, ``SLO``)."""
    if written in _WRITTEN:
        return _WRITTEN[written]
    return written if written in _territories().english else None
