"""The languages served, by ISO 639-1 code, and the groups under which their terms are indexed."""

from __future__ import annotations

from typing import Final

from craftsearch.errors import UnsupportedLanguageError


def codes(listed: str) -> frozenset[str]:
    """Read a list of codes parted by spaces."""
    return frozenset(listed.split())


EUROPEAN_UNION: Final = codes("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv")
"""The 24 official languages of the European Union."""

NEIGHBOURS: Final = codes("no is uk ru sr mk sq bs tr ca eu gl")
"""Further languages in which partners of European projects write."""

DETECTED: Final = EUROPEAN_UNION | NEIGHBOURS
"""Every code that `detect` may answer with, besides ``und``."""

ANALYSED: Final = DETECTED
"""Every code for which `analyse` knows more than the surface form."""

GROUPS: Final = {"hr": "hbs", "sr": "hbs", "bs": "hbs"}
"""Written standards of one language whose words are indexed together (ISO 639-3 macrolanguage)."""

ALIASES: Final = {"nb": "no", "nn": "no", "sh": "hr", "hbs": "hr", "mo": "ro", "cnr": "sr", "iw": "he"}
"""Other codes in use for a language of ours, after BCP 47 and ISO 639-3 practice."""

_THREE_LETTERS: Final = {
    "bul": "bg", "ces": "cs", "cze": "cs", "dan": "da", "deu": "de", "ger": "de", "ell": "el", "gre": "el",
    "eng": "en", "spa": "es", "est": "et", "fin": "fi", "fra": "fr", "fre": "fr", "gle": "ga", "hrv": "hr",
    "hun": "hu", "ita": "it", "lit": "lt", "lav": "lv", "mlt": "mt", "nld": "nl", "dut": "nl", "pol": "pl",
    "por": "pt", "ron": "ro", "rum": "ro", "slk": "sk", "slo": "sk", "slv": "sl", "swe": "sv", "nor": "no",
    "nob": "no", "nno": "no", "isl": "is", "ice": "is", "ukr": "uk", "rus": "ru", "srp": "sr", "mkd": "mk",
    "mac": "mk", "sqi": "sq", "alb": "sq", "bos": "bs", "tur": "tr", "cat": "ca", "eus": "eu", "baq": "eu",
    "glg": "gl",
}  # fmt: skip


def group(code: str) -> str:
    """Name the tag under which terms of this language are indexed: itself, or ``hbs`` for hr, sr, bs."""
    return GROUPS.get(code, code)


def canonical(tag: str) -> str:
    """Reduce a BCP 47 tag or ISO 639-2/3 code (``pt-BR``, ``slk``, ``nb_NO``) to the code used here.

    A language unknown to this table is returned as its lower-case primary subtag.
    """
    primary = tag.strip().replace("_", "-").split("-", 1)[0].lower()
    primary = _THREE_LETTERS.get(primary, primary)
    return ALIASES.get(primary, primary)


def served(tag: str) -> str:
    """Reduce a tag like `canonical`; raise UnsupportedLanguageError for a language that is not analysed."""
    code = canonical(tag)
    if code not in ANALYSED:
        all_of_them = ", ".join(sorted(ANALYSED))
        raise UnsupportedLanguageError(f"language {tag!r} is not served — use one of {all_of_them}")
    return code


def known(tag: str) -> str:
    """Reduce a tag like `served`; ``und``, which texts may be in as well, stays."""
    return "und" if canonical(tag) == "und" else served(tag)
