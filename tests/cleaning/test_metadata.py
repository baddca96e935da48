from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from craftsearch.cleaning import clean

if TYPE_CHECKING:
    from craftsearch.model import Article

BODY = "<p>The partners of the project met in Turku and visited nine studios of makers and weavers.</p>" * 3


def cleaned(head: str, body: str = BODY, url: str | None = None) -> Article:
    return clean(f"<html><head>{head}</head><body>{body}</body></html>", url=url)


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "Organization", "name": "Agency"},
{"@type": "NewsArticle", "headline": "Nine studios &amp; a kiln",
"datePublished": "2013-04-16T10:00:00+02:00",
"dateModified": "2013-05-01", "author": [{"@type": "Person", "name": "Ana"}, {"name": "Ivo"}],
"publisher": {"name": "Agency"}, "inLanguage": "en"}]}</script>"""


def test_linked_data_tells_nearly_everything() -> None:
    article = cleaned(LINKED)
    assert article.title == "Nine studios & a kiln"
    assert article.published == dt.date(2013, 4, 16)
    assert article.updated == dt.date(2013, 5, 1)
    assert article.author == "Ana, Ivo"
    assert article.site == "Agency"
    assert article.declared_language == "en"


@pytest.mark.parametrize("broken", ["{", "[1, 2]", "null", '{"@type": "NewsArticle"}', "[" * 5000])
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    article = cleaned(f'<title>Nine studios</title><script type="application/ld+json">{broken}</script>')
    assert article.title == "Nine studios"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2013-04-16T10:00:00Z">',
        '<meta name="DC.date.issued" content="2013-04-16">',
        '<meta name="date" content="16.04.2013">',
        '<meta itemprop="datePublished" content="20130416">',
    ],
)
def test_the_date_of_publication_is_read_from_meta_names(head: str) -> None:
    assert cleaned(head).published == dt.date(2013, 4, 16)


def test_a_marked_time_element_gives_the_date() -> None:
    time = '<time class="entry-date published" datetime="2013-04-16">April</time>'
    assert cleaned("", time + BODY).published == dt.date(2013, 4, 16)


def test_the_time_of_an_event_is_no_date_of_publication() -> None:
    assert cleaned("", '<time datetime="2013-04-16">16 April</time>' + BODY).published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Публикувано на 29.05.2014 г.", dt.date(2014, 5, 29)),
        ("Publié le 13 juin 2013", dt.date(2013, 6, 13)),
        ("Közzétéve: 2016. március 11.", dt.date(2016, 3, 11)),
        ("Ippubblikat: 20 ta' Mejju 2019", dt.date(2019, 5, 20)),
        ("Objavljeno: 5. 4. 2018", dt.date(2018, 4, 5)),
        ("Data publikacji: 25 listopada 2016 r.", dt.date(2016, 11, 25)),
        ("Objavljeno 25. listopada 2016.", dt.date(2016, 10, 25)),
    ],
)
def test_a_dateline_in_words_gives_the_date(line: str, day: dt.date) -> None:
    assert cleaned("", f"<div class='d'>{line}</div>{BODY}").published == day


def test_the_address_gives_the_date_when_nothing_else_does() -> None:
    assert cleaned("", url="https://a.example/2013/04/16/news").published == dt.date(2013, 4, 16)


def test_a_date_that_is_none_is_not_taken() -> None:
    assert cleaned('<meta name="date" content="2013-13-45">').published is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Nine studios - Agency</title><meta property='og:site_name' content='Agency'>", ""),
        ("<title>Agency | Nine studios</title><meta property='og:site_name' content='Agency'>", ""),
        ("<title>Agency - Nine studios</title>", "<h1>Nine studios</h1>"),
        ("<meta property='og:title' content='Nine studios'><title>Agency</title>", ""),
        ("<title>Agency</title>", "<h1>Nine studios</h1>"),
    ],
)
def test_the_title_comes_without_the_site(head: str, body: str) -> None:
    assert cleaned(head, body + BODY).title == "Nine studios"


def test_the_canonical_address_is_made_absolute() -> None:
    article = cleaned('<link rel="canonical" href="/news/1">', url="https://a.example/x?utm=1")
    assert article.url == "https://a.example/news/1"


def test_an_address_that_is_none_is_not_taken() -> None:
    assert (
        cleaned('<link rel="canonical" href="javascript:x()">', url="https://a.example/x").url
        == "https://a.example/x"
    )


def test_the_declared_language_is_kept_as_declared() -> None:
    assert clean(f'<html lang="pt-BR"><body>{BODY}</body></html>').declared_language == "pt-BR"
