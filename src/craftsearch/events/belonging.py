"""Which project and programme the events of a page belong to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from craftsearch.events.projects import Mention, find_programmes, find_projects
from craftsearch.model import Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.events.page import Page

_OWN, _MAIN, _PROGRAMME = 0.95, 0.6, 0.7


def with_projects(page: Page, found: Sequence[tuple[int, Event]]) -> Iterator[Event]:
    """Give each event the project that its sentence names, else the one that the page names most.

    ``found`` are events with the numbers of their sentences. The programme is the page's.
    """
    projects = find_projects(f"{page.text}\n{page.title}", page.cues, page.beside)
    programme = next(iter(find_programmes(page.text)), None)
    usual = Counter(mention.name for mention in projects).most_common(1) if projects else []
    main = next((mention for mention in projects if usual and mention.name == usual[0][0]), None)
    for at, event in found:
        sentence = page.sentences[at]
        own = next((m for m in projects if sentence.start <= m.span.start < sentence.end), None)
        told = [*event.told, *_told(page, own, main)]
        if programme:
            told.append(Evidence("programme", programme.span, _PROGRAMME))
        project = own or main
        yield msgspec.structs.replace(
            event,
            project=project.name if project else None,
            programme=programme.name if programme else None,
            told=tuple(told),
        )


def _told(page: Page, own: Mention | None, main: Mention | None) -> Iterator[Evidence]:
    if own is not None:
        yield Evidence("project", own.span, _OWN)
    elif main is not None and main.span.end <= len(page.text):
        yield Evidence("project", main.span, _MAIN)
