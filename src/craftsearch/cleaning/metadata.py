"""What a page says of itself: title, dates, author, site, address, language.

In order of trust: JSON-LD (schema.org), Open Graph and ``article:`` properties, Dublin Core and plain
meta names, ``<time>``, headings, the address. Nothing is guessed from the prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

import msgspec
from bs4 import BeautifulSoup, Tag
from lxml import etree, html

from craftsearch.cleaning.declared_dates import date_of, date_of_url, published_in, time_element, updated_in
from craftsearch.cleaning.drafts import tidy
from craftsearch.cleaning.titles import SEPARATOR

if TYPE_CHECKING:
    import datetime as dt

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


def metadata(root: html.HtmlElement, url: str | None = None) -> Metadata:
    """Read the declarations of a page before its head is taken away."""
    soup = _soup(root)
    linked = _linked_data(soup)
    meta = _meta(soup)
    canonical = _canonical(soup, meta, url)
    site = _first(meta, _SITES) or _name(linked.get("publisher"))
    published = date_of(linked.get("datePublished")) or published_in(meta) or time_element(soup)
    updated = date_of(linked.get("dateModified")) or updated_in(meta)
    return Metadata(
        title=_title(soup, linked, meta, site),
        url=canonical,
        site=site,
        author=_author(linked, meta),
        published=published or date_of_url(canonical),
        updated=updated,
        language=_language(soup, linked, meta),
    )


def _soup(root: html.HtmlElement) -> BeautifulSoup:
    """Give a small soup of the declaring elements alone: the soup of a whole page costs 20 ms and more."""
    wanted = root.xpath(
        "//title[not(ancestor::svg)]|//meta|//link[@rel]|//script[contains(@type,'ld+json')]|//time|//h1|//*[@itemprop]"
    )
    pieces: list[str] = []
    room = MAX_DECLARED
    for element in wanted:
        if element.tag not in _DECLARING and len(element):
            continue
        piece = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
        room -= len(piece)
        if room < 0:
            break
        pieces.append(piece)
    language = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
        or ""
    )
    shell = html.Element("html", lang=language)
    opening = etree.tostring(shell, encoding="unicode", method="html").removesuffix("</html>")
    return BeautifulSoup(f"{opening}<body>{''.join(pieces)}</body></html>", "lxml")


_DECLARING = frozenset(("title", "meta", "link", "script", "time", "h1"))


def _linked_data(soup: BeautifulSoup) -> dict[str, object]:
    """Give the first JSON-LD object that describes an article, or an empty one."""
    for script in soup.find_all("script"):
        try:
            found = msgspec.json.decode(script.get_text().strip().rstrip(";"), type=object)
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


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    """Give meta properties and microdata by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in soup.find_all(["meta", "time", "span"]):
        content = _attribute(tag, "content") or _attribute(tag, "datetime")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = _attribute(tag, key).lower()
            if name and content.strip():
                found.setdefault(name, content.strip())
    return found


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tidy(meta[name]) for name in names if meta.get(name)), None)


def _title(soup: BeautifulSoup, linked: dict[str, object], meta: dict[str, str], site: str | None) -> str:
    headings = [tidy(heading.get_text(" ")) for heading in soup.find_all("h1")]
    tag = soup.find("title")
    full = tidy(tag.get_text(" ")) if tag else ""
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
    text = (
        BeautifulSoup(f"<p>{claimed}</p>", "lxml").get_text() if "&" in claimed or "<" in claimed else claimed
    )
    return tidy(text) or None


def _canonical(soup: BeautifulSoup, meta: dict[str, str], url: str | None) -> str | None:
    for link in soup.find_all("link"):
        if "canonical" in _attribute(link, "rel").lower().split():
            found = _absolute(_attribute(link, "href"), url)
            if found:
                return found
    return _absolute(meta.get("og:url", ""), url) or url


def _absolute(address: str, base: str | None) -> str | None:
    try:
        full = urljoin(base or "", address.strip())
    except ValueError:
        return None
    return full if address.strip() and _URL.fullmatch(full) else None


def _language(soup: BeautifulSoup, linked: dict[str, object], meta: dict[str, str]) -> str | None:
    shell = soup.find("html")
    declared = (
        _attribute(shell, "lang") if shell else "",
        _plain(linked.get("inLanguage")),
        _first(meta, _LANGUAGES),
    )
    for language in declared:
        if language and _LANGUAGE.fullmatch(language.strip()):
            return language.strip().replace("_", "-")
    return None
