"""Write the table of countries in ``meaning/thesaurus/words``: their names, and that of their language.

Names come from Babel (Unicode CLDR, Unicode License v3). Run again when Babel is renewed, then
``build_thesaurus.py``.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import babel

from craftsearch.language import stopwords
from craftsearch.meaning.thesaurus import concepts

# Left out: names that are everyday words in some language (Mali, Oman, Chad, Togo) and small islands.
COUNTRIES = (
    "AD AE AF AL AM AO AR AT AU AZ BA BD BE BG BO BR BY CA CD CH CL CN CO CR CU CY CZ DE DK DO DZ EC EE"
    " EG ES ET FI FR GB GE GH GR GT HR HU ID IE IL IN IQ IR IS IT JO JP KE KH KP KR KW KZ LB LK LT LU LV"
    " LY MA MC MD ME MK MM MN MT MX MY MZ NG NL NO NP NZ PA PE PH PK PL PT PY QA RO RS RU SA SD SE SG SI"
    " SK SN SO SY TH TN TR TW TZ UA UG US UY UZ VE VN XK YE ZA ZM ZW"
)
# Only where speakers take the language's name for what is of the country.
SPOKEN = (
    "AL:sq AM:hy AZ:az BG:bg BY:be CN:zh CZ:cs DE:de DK:da EE:et ES:es FI:fi FR:fr GB:en GE:ka GR:el"
    " HR:hr HU:hu IE:ga IS:is IT:it JP:ja KR:ko LT:lt LV:lv MK:mk MT:mt NL:nl NO:no PL:pl PT:pt RO:ro"
    " RS:sr RU:ru SE:sv SI:sl SK:sk TR:tr UA:uk"
)
# What CLDR has no short form of, in the order of the tables' columns.
BESIDE = {
    "US": (
        "САЩ USA USA USA ΗΠΑ USA EE.UU. USA USA USA SAM SAD USA USA JAV ASV USA VS USA EUA SUA USA ZDA USA"
    ),
    "GB": (
        "Великобритания;Велика_Британия Velká_Británie Storbritannien Großbritannien"
        " Μεγάλη_Βρετανία Great_Britain Gran_Bretaña Suurbritannia Britannia Grande-Bretagne"
        " an_Bhreatain_Mhór Velika_Britanija Nagy-Britannia Gran_Bretagna Didžioji_Britanija"
        " Lielbritānija Gran_Brittanja Groot-Brittannië Brytania Grã-Bretanha Marea_Britanie"
        " Veľká_Británia Velika_Britanija England"
    ),
}
# Adjectives from the names of languages, which these three languages form otherwise; the first that fits.
ADJECTIVES = {
    "cs": "němčina:německý čtina:cký ština:ský",
    "sk": "nemčina:nemecký čtina:cký ština:ský ónčina:ónsky",
    "sl": "angleščina:angleški češčina:češki nemščina:nemški norveščina:norveški turščina:turški ščina:ski",
}


def main() -> None:
    rows = ["\t".join(("id", "broader", *concepts.LANGUAGES))]
    for code in COUNTRIES.split():
        cells = [";".join(_labels(code, language)) for language in concepts.LANGUAGES]
        rows.append("\t".join((f"country-{code.lower()}", "", *cells)))
    path = Path(concepts.__file__).parent / concepts.WORDS / "countries.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows) - 1} countries")


def _labels(code: str, language: str) -> list[str]:
    locale = babel.Locale(language)
    names = [locale.territories[code]]
    if spoken := dict(pair.split(":") for pair in SPOKEN.split()).get(code):
        names.append(locale.languages[spoken])
        names += _adjectives(names[-1], language)
    if code in BESIDE:
        beside = BESIDE[code].split()[concepts.LANGUAGES.index(language)]
        names += beside.replace("_", " ").split(";")
    tidy = (unicodedata.normalize("NFC", " ".join(name.partition("(")[0].split())) for name in names)
    return [name for name in dict.fromkeys(tidy) if name.casefold() not in stopwords(language)]


def _adjectives(name: str, language: str) -> list[str]:
    pairs = [pair.split(":") for pair in ADJECTIVES.get(language, "").split()]
    return [name.removesuffix(old) + new for old, new in pairs if name.endswith(old)][:1]


if __name__ == "__main__":
    main()
