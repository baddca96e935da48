"""Dates that a page declares: when it was published and changed. Nothing is read from the prose."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import html

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "datepublished",
    "dc.date",
    "dcterms.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "article.published",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "datemodified",
    "last-modified",
    "lastmod",
    "revised",
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?!\d)")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/.-]|$)")
_PUBLISHING = re.compile(r"publish|entry-date|post-date|posted", re.IGNORECASE)


def published_in(meta: dict[str, str]) -> dt.date | None:
    """Give the date of publication that the meta names declare."""
    return _date_in(meta, _PUBLISHED)


def updated_in(meta: dict[str, str]) -> dt.date | None:
    """Give the date of the last change that the meta names declare."""
    return _date_in(meta, _UPDATED)


def time_element(elements: Iterable[html.HtmlElement]) -> dt.date | None:
    """Give the date of the ``<time>`` that is marked as the publication's; others may be an event's."""
    marked = [tag for tag in elements if tag.tag == "time" and _is_publishing(tag)]
    dates = {date for tag in marked if (date := date_of(tag.get("datetime")))}
    return dates.pop() if len(dates) == 1 else None


def _is_publishing(tag: html.HtmlElement) -> bool:
    return "pubdate" in tag.attrib or bool(_PUBLISHING.search(tag.get("class", "")))


def date_of(claimed: object) -> dt.date | None:
    """Read an ISO 8601 date or a day-first one with dots or slashes; ``None`` for anything else."""
    if not isinstance(claimed, str):
        return None
    if iso := _ISO.search(claimed):
        return _calendar(int(iso[1]), int(iso[2]), int(iso[3]))
    if written := _DAY_FIRST.search(claimed):
        return _calendar(int(written[3]), int(written[2]), int(written[1]))
    return None


def date_of_url(url: str | None) -> dt.date | None:
    """Read a date from an address such as /2013/04/16/."""
    found = _IN_URL.search(url or "")
    return _calendar(int(found[1]), int(found[2]), int(found[3])) if found else None


def _calendar(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _date_in(meta: dict[str, str], names: tuple[str, ...]) -> dt.date | None:
    return next(filter(None, (date_of(meta[name]) for name in names if name in meta)), None)
