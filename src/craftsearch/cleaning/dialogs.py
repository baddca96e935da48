"""Consent dialogs in a page's tree: found by name, by shape and by what they say, and taken out.

Never html, body, main or article, and never a node that holds more than 30 % of the page's text:
its parts are looked at instead, and go when their own text speaks of consent.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.cleaning.consent import BANNER, consent_score, is_button
from craftsearch.cleaning.tree import drop, written
from craftsearch.model import Removed

if TYPE_CHECKING:
    from lxml import html

MAX_CANDIDATES = 500
"""Nodes whose text is read in one page, so that odd markup cannot make the search quadratic."""
MAX_SHARE = 0.3

_KEPT = frozenset(("html", "body", "main", "article", "head", "h1", "a"))
_ROLES = frozenset(("dialog", "alertdialog", "banner-consent"))
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HINTED = BANNER - 1.5  # a name or a dialog's shape speaks already
_LONGEST_SAID = 3000
_NAMED = re.compile(
    r"cookie|consent|gdpr|rgpd|dsgvo|cmp|privacy|didomi|truste|usercentrics|axeptio|klaro|tarteaucitron|osano"
    r"|iubenda|cli-|cky|cc-|cc_|ccm-|ccc-|ch2-|coi|fc-|sp_message|sliding-popup|eupopup|evidon|optanon|onetrust"
    r"|moove|catapult|ketch|transcend|pandectes|shopify-pc|termly|borlabs|lopd|rodo|avg|ginger|nsc_bar|wpcc|avviso",
    re.IGNORECASE,
)


class _Names(NamedTuple):
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    subjects: frozenset[str]
    shapes: frozenset[str]


def remove_dialogs(root: html.HtmlElement) -> list[Removed]:
    """Take the dialogs out of ``root`` and give what they said."""
    whole = max(1, len(written(root)))
    removed: list[Removed] = []
    gone: set[html.HtmlElement] = set()
    looked_at = 0
    for element in list(
        root.iter("div", "section", "aside", "dialog", "form", "footer", "header", "nav", "p", "ul", "span")
    ):
        if looked_at >= MAX_CANDIDATES:
            break
        hint = _hint(element)
        if hint is None or element in gone:
            continue
        looked_at += 1
        inside = set(element.iter())
        removed.extend(_taken(element, hint, whole))
        if element.getparent() is None:
            gone |= inside
    return removed


def _taken(element: html.HtmlElement, hint: str, whole: int) -> list[Removed]:
    text = written(element)
    if len(text) > MAX_SHARE * whole or _holds_article(element):
        return _parts_taken(element, hint, whole)
    if not hint.startswith("dialog:tool") and not _speaks(text):
        return []
    drop(element)
    return [Removed(hint, text)] if text else []


def _parts_taken(element: html.HtmlElement, hint: str, whole: int) -> list[Removed]:
    removed: list[Removed] = []
    for part in list(element):
        text = written(part)
        if text and part.tag not in _KEPT and len(text) <= MAX_SHARE * whole and _is_said_in_banner(text):
            drop(part)
            removed.append(Removed(hint, text))
    return removed


def _is_said_in_banner(text: str) -> bool:
    return consent_score(text[:_LONGEST_SAID]) >= BANNER or is_button(text)


def _speaks(text: str) -> bool:
    return not text or consent_score(text[:_LONGEST_SAID]) >= _HINTED


def _holds_article(element: html.HtmlElement) -> bool:
    return element.tag in _KEPT or next(element.iter("article", "main", "h1"), None) is not None


def _hint(element: html.HtmlElement) -> str | None:
    """Say what makes an element look like a consent dialog, if anything does."""
    if element.get("role") in _ROLES or element.get("aria-modal") == "true" or element.tag == "dialog":
        return "dialog:role"
    named = f"{element.get('id', '')} {element.get('class', '')} {element.get('aria-label', '')}"
    return None if named.isspace() else _hint_of_name(named)


@lru_cache(4096)  # a page, and a site, names most of its elements alike
def _hint_of_name(named: str) -> str | None:
    if not _NAMED.search(named):
        return None
    known = _names()
    for name in named.lower().split():
        if name in known.exact or name.startswith(known.prefixes):
            return f"dialog:tool:{name}"
    for name in named.split():
        words = set(_WORD.findall(_CAMEL.sub("-", name).lower()))
        if words & known.subjects and (words & known.shapes or len(words) == 1):
            return f"dialog:name:{name.lower()}"
        if any(name.lower().startswith(subject) for subject in ("cookie", "gdpr", "consent")):
            return f"dialog:name:{name.lower()}"
    return None


@cache
def _names() -> _Names:
    raw = tomllib.loads(files(__package__).joinpath("dialogs.toml").read_text("utf-8"))
    listed = {key: value.lower().split() for key, value in raw.items()}
    return _Names(
        frozenset(listed["exact"]),
        tuple(listed["prefixes"]),
        frozenset(listed["subjects"]),
        frozenset(listed["shapes"]),
    )
