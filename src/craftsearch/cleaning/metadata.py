"""What a page says of itself: title, dates, author, site, address, language.

In order of trust: JSON-LD (schema.org), Open Graph and ``article:`` properties, Dublin Core and plain
meta names, ``<time>``, headings, the address. Nothing is guessed from the prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

import msgspec

from craftsearch.cleaning.declared_dates import date_of, date_of_url, published_in, time_element, updated_in
from craftsearch.cleaning.drafts import tidy
from craftsearch.cleaning.structured import structured_events
from craftsearch.cleaning.titles import SEPARATOR

if TYPE_CHECKING:
    import datetime as dt

    from lxml import html

    from craftsearch.model import StructuredEvent

MAX_DECLARED = 300_000
"""Characters of metadata that are read, so that a page cannot make them costly."""

_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_LANGUAGES = ("og:locale", "dc.language", "dcterms.language", "content-language", "language")
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage|Event", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Metadata(NamedTuple):
    """What was declared; empty where nothing was."""

    title: str = ""
    url: str | None = None
    site: str | None = None
    author: str | None = None
    published: dt.date | None = None
    updated: dt.date | None = None
    language: str | None = None
    events: tuple[StructuredEvent, ...] = ()


def metadata(root: html.HtmlElement, url: str | None = None) -> Metadata:
    """Read the declarations of a page before its head is taken away."""
    declaring = _declaring(root)
    linked = _linked_data(declaring)
    meta = _meta(declaring)
    canonical = _canonical(declaring, meta, url)
    site = _first(meta, _SITES) or _name(linked.get("publisher"))
    published = date_of(linked.get("datePublished")) or published_in(meta) or time_element(declaring)
    updated = date_of(linked.get("dateModified")) or updated_in(meta)
    return Metadata(
        title=_title(declaring, linked, meta, site),
        url=canonical,
        site=site,
        author=_author(linked, meta),
        published=published or date_of_url(canonical),
        updated=updated,
        language=_language(root, linked, meta),
        events=structured_events(root),
    )


def _declaring(root: html.HtmlElement) -> list[html.HtmlElement]:
    """Give the elements that declare something, in the order of the page, ``MAX_DECLARED`` characters."""
    wanted: list[html.HtmlElement] = []
    room = MAX_DECLARED
    for element in root.iter(*_DECLARING):
        if not _declares(element):
            continue
        room -= sum(map(len, element.attrib.values())) + len(element.text or "")
        if room < 0:
            break
        wanted.append(element)
    return wanted


_DECLARING = ("title", "meta", "link", "script", "time", "h1", "span")


def _declares(element: html.HtmlElement) -> bool:
    match element.tag:
        case "script":
            return "ld+json" in element.get("type", "")
        case "link":
            return "rel" in element.attrib
        case "span":
            return "itemprop" in element.attrib
        case "title":
            return next(element.iterancestors("svg"), None) is None
    return True


def _tagged(declaring: list[html.HtmlElement], *tags: str) -> list[html.HtmlElement]:
    return [element for element in declaring if element.tag in tags]


def _linked_data(declaring: list[html.HtmlElement]) -> dict[str, object]:
    """Give the first JSON-LD object that describes an article, or an empty one."""
    for script in _tagged(declaring, "script"):
        try:
            found = msgspec.json.decode((script.text or "").strip().rstrip(";"), type=object)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            continue
        article = _article_in(found)
        if article:
            return article
    return {}


def _article_in(found: object, depth: int = 0) -> dict[str, object]:
    if depth > 3:  # noqa: PLR2004 - a list in a @graph in a list is as deep as it gets
        return {}
    if isinstance(found, list):
        return next(filter(None, (_article_in(item, depth + 1) for item in found)), {})
    if not isinstance(found, dict):
        return {}
    if _ARTICLE_TYPES.search(str(found.get("@type", ""))) and (
        "headline" in found or "datePublished" in found
    ):
        return found
    return _article_in(found.get("@graph"), depth + 1)


def _meta(declaring: list[html.HtmlElement]) -> dict[str, str]:
    """Give meta properties and microdata by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in _tagged(declaring, "meta", "time", "span"):
        content = tag.get("content") or tag.get("datetime") or ""
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = tag.get(key, "").lower()
            if name and content.strip():
                found.setdefault(name, content.strip())
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tidy(meta[name]) for name in names if meta.get(name)), None)


def _title(
    declaring: list[html.HtmlElement], linked: dict[str, object], meta: dict[str, str], site: str | None
) -> str:
    headings = [tidy(" ".join(heading.itertext())) for heading in _tagged(declaring, "h1")]
    full = next((tidy(title.text or "") for title in _tagged(declaring, "title")), "")
    for claimed in (_plain(linked.get("headline")), _first(meta, _TITLES)):
        if claimed and claimed != site:
            return _without_site(claimed, site, headings)
    for heading in headings:
        if heading and (heading in full or len(headings) == 1) and heading != site:
            return heading
    return _without_site(full, site, headings)


def _without_site(title: str, site: str | None, headings: list[str]) -> str:
    """Take the site's name off either end; a part that is also the heading is the title itself."""
    parts = [part for part in SEPARATOR.split(title) if part]
    for part in parts:
        if part in headings and part != site:
            return part
    if len(parts) > 1 and site and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |»·•–—-")
    if len(parts) > 1 and site and parts[0].casefold() == site.casefold():
        return title[len(parts[0]) :].lstrip(" |»·•–—-")
    return title


def _author(linked: dict[str, object], meta: dict[str, str]) -> str | None:
    author = _name(linked.get("author")) or _first(meta, _AUTHORS)
    return None if author is None or _URL.match(author) or author.lower() == "admin" else author


def _name(claimed: object) -> str | None:
    if isinstance(claimed, list):
        return ", ".join(filter(None, map(_name, claimed))) or None
    if isinstance(claimed, dict):
        return _plain(claimed.get("name"))
    return _plain(claimed)


def _plain(claimed: object) -> str | None:
    if not isinstance(claimed, str):
        return None
    if "&" not in claimed and "<" not in claimed:
        return tidy(claimed) or None
    from bs4 import BeautifulSoup  # markup inside of JSON is rare

    return tidy(BeautifulSoup(f"<p>{claimed}</p>", "lxml").get_text()) or None


def _canonical(declaring: list[html.HtmlElement], meta: dict[str, str], url: str | None) -> str | None:
    for link in _tagged(declaring, "link"):
        if "canonical" in link.get("rel", "").lower().split():
            found = _absolute(link.get("href", ""), url)
            if found:
                return found
    return _absolute(meta.get("og:url", ""), url) or url


def _absolute(address: str, base: str | None) -> str | None:
    try:
        full = urljoin(base or "", address.strip())
    except ValueError:
        return None
    return full if address.strip() and _URL.fullmatch(full) else None


def _language(root: html.HtmlElement, linked: dict[str, object], meta: dict[str, str]) -> str | None:
    declared = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        _plain(linked.get("inLanguage")),
        _first(meta, _LANGUAGES),
    )
    for language in declared:
        if language and _LANGUAGE.fullmatch(language.strip()):
            return language.strip().replace("_", "-")
    return None
