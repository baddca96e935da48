"""The pages: welcome, hits, events, a document, a failure. Each returns a whole HTML document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.output.wording import counted
from craftsearch.search import corrected
from craftsearch.web import forms, pieces
from craftsearch.web.markup import Html, fill, joined, link
from craftsearch.web.names import autonym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.index.catalogue import Document
    from craftsearch.model import Event, Stats
    from craftsearch.search import Results
    from craftsearch.web.asking import Asked

_LAYOUT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="bar"><div class="wide">
<a class="brand" href="/">craft<b>search</b></a>
<nav aria-label="Main"><a href="/"{search}>Search</a><a href="/events"{events}>Events</a></nav>
</div></header>
<main id="main" class="wide">
{body}
</main>
</body>
</html>
"""

_WELCOME = """<section class="welcome">
<h1>Who does what, and what happens when and where</h1>
{form}
<dl class="figures">
<div><dt>documents</dt><dd>{documents}</dd></div>
<div><dt>languages</dt><dd>{languages}</dd></div>
<div><dt><a href="/events">events</a></dt><dd>{events}</dd></div>
</dl>
</section>
"""

_DOCUMENT = """<article>
<h1{lang}>{title}</h1>
<p class="meta">{meta}</p>
{events}
<div class="text"{lang}>{text}</div>
{removed}
</article>
"""

_FAILURE = """<section class="failure"><h1>{head}</h1>
<p>{message}</p>
<p><a href="/">To the search</a></p></section>
"""


def welcome(asked: Asked, stats: Stats) -> Html:
    """Show the search box and what there is to be searched."""
    languages = sum(code != "und" for code in stats.languages)
    body = fill(
        _WELCOME,
        form=forms.search(asked, stats, focus=True),
        documents=f"{stats.documents:,}",
        languages=languages,
        events=f"{stats.events:,}",
    )
    return _whole("craftsearch", body, at="search")


def hits(asked: Asked, found: Results, stats: Stats) -> Html:
    """Show a page of answers."""
    if not found.hits:
        told = "Nothing answers this. Try fewer or other words, or another language."
        body = fill('<p class="count" role="status">{told}</p>', told=told)
    else:
        first = (asked.page - 1) * asked.limit + 1
        body = joined(
            (
                fill(
                    '<p class="count" role="status">{count}</p>',
                    count=counted(found.total, "document"),
                ),
                fill('<ol class="hits" start="{first}">', first=first),
                joined(pieces.hit(hit) for hit in found),
                Html("</ol>"),
                _pager(asked, found.total),
            )
        )
    parts = [forms.search(asked, stats), _meant(asked, found), body]
    if found.lack:
        lack = f"Across languages by {found.cross_language} only: {found.lack}"
        parts.append(fill('<p class="count">{lack}</p>', lack=lack))
    return _whole(f"{asked.query} – craftsearch", joined(parts), at="search")


def events(asked: Asked, listed: Sequence[Event], stats: Stats) -> Html:
    """Show events by date, in years; those whose year is not known come last."""
    by_year: dict[str, list[Event]] = {}
    for event in listed:
        year = f"{event.when.start:%Y}" if event.when.start else "Year not known"
        by_year.setdefault(year, []).append(event)
    years = (
        fill(
            '<section class="year"><h2>{year}</h2><ul class="events">{events}</ul></section>',
            year=year,
            events=joined(pieces.event(event) for event in part),
        )
        for year, part in by_year.items()
    )
    ics = asked.address("/events.ics")
    count = fill(
        '<p class="count" role="status">{count} · <a href="{ics}">calendar (.ics)</a></p>',
        count=counted(len(listed), "event"),
        ics=ics,
    )
    none = Html('<p class="count" role="status">No event is known for this. Give fewer filters.</p>')
    body = (Html("<h1>Events</h1>"), forms.events(asked, stats), count if listed else none, *years)
    return _whole("Events – craftsearch", joined(body), at="events")


def document(shown: Document) -> Html:
    """Show a document: its text, the events it tells of, and what was cut."""
    record = shown.record
    article = record.article
    place = article.url or article.uri
    meta = [
        fill('<time datetime="{day}">{day}</time>', day=article.published) if article.published else None,
        autonym(record.language.code),
        ", ".join(record.projects) or None,
        ", ".join(record.programmes) or None,
        link(place, pieces.source(place)),
    ]
    told = fill(
        '<section class="told"><h2>Events</h2><ul class="events">{events}</ul></section>',
        events=joined(pieces.event(event, sources=False) for event in record.events),
    )
    body = fill(
        _DOCUMENT,
        title=article.title or "(no title)",
        lang=pieces.lang(record.language.code),
        meta=joined((part for part in meta if part), " · "),
        events=told if record.events else None,
        text=pieces.text(article),
        removed=pieces.removed(article.removed),
    )
    return _whole(f"{article.title or record.id} – craftsearch", body)


def failure(status: int, message: str) -> Html:
    """Say what went wrong and what to do."""
    head = "Not found" if status == 404 else "That did not work"  # noqa: PLR2004  # HTTP
    body = fill(
        _FAILURE,
        head=head,
        message=message,
    )
    return _whole(f"{head} – craftsearch", body)


def _meant(asked: Asked, found: Results) -> Html:
    """Offer the question with other spellings of words that stand in no document."""
    meant = corrected(found.query.text, found.suggestions)
    if not meant:
        return Html()
    href = asked.address("/", q=meant, page="")
    return fill('<p class="count">Did you mean <a href="{href}">{meant}</a>?</p>', href=href, meant=meant)


def _pager(asked: Asked, total: int) -> Html:
    steps = []
    if asked.page > 1:
        steps.append(("prev", "← Previous", asked.page - 1))
    if asked.page * asked.limit < total:
        steps.append(("next", "Next →", asked.page + 1))
    links = (
        fill(
            '<a rel="{rel}" href="{href}">{label}</a>',
            rel=rel,
            href=asked.address("/", page=str(page)),
            label=label,
        )
        for rel, label, page in steps
    )
    return (
        fill('<nav class="pager" aria-label="Pages">{links}</nav>', links=joined(links)) if steps else Html()
    )


def _whole(title: str, body: Html, *, at: str = "") -> Html:
    current = Html(' aria-current="page"')
    return fill(
        _LAYOUT,
        title=title,
        body=body,
        search=current if at == "search" else None,
        events=current if at == "events" else None,
    )
