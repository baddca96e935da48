"""What an event is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.model import Span

if TYPE_CHECKING:
    from craftsearch.events.kinds import KindCue
    from craftsearch.events.page import Page
    from craftsearch.events.sentences import Sentence

_LONGEST = 120
_QUOTED = re.compile(r"[„“«\"‘”]([^„“”«»\"\n]{8,120})[“”»\"’](?!\s*\()")
_NAME = re.compile(
    r"(?:(?:\d{1,2}(?:st|nd|rd|th|\.|º|ª|-\w{1,3})|[^\W\d_a-zа-яα-ω][\w'’-]*)[ \u00a0]"
    r"(?:(?:of|and|the|on|for|de|la|du|des|di|del|e|y|i|и|за|на|und|für|der|et)[ \u00a0]){0,2}){0,7}"
    r"[^\W\d_a-zа-яα-ω][\w'’-]*"
)
_WORDS_OF_A_NAME = 3
_QUOTES = "„“”\"«»‘’'("


def title_of(page: Page, at: int, kind: KindCue | None) -> str:
    """Give the event's own name if its sentence has one, else the heading above it or the article's title."""
    sentence = page.sentences[at]
    own = _own_name(page.text, sentence, kind) if kind else None
    heading = page.heading_above(at)
    above = page.surface(Span(*page.sentences[heading][:2])) if heading is not None else ""
    words = page.surface(Span(sentence.start, sentence.end))
    return shortened(own or above or page.title or words)


def _own_name(text: str, sentence: Sentence, kind: KindCue) -> str | None:
    if not sentence.start <= kind.span.start < sentence.end:
        return None
    quoted = _QUOTED.search(text, kind.span.start, sentence.end)
    if quoted:
        return quoted.group(1)
    word = text.rfind(" ", sentence.start, kind.span.start) + 1 or sentence.start
    if not text[word : kind.span.start + 1].strip(_QUOTES)[:1].isupper():
        return None
    for name in _NAME.finditer(text, sentence.start, sentence.end):
        holds = name.start() <= kind.span.start < name.end()
        if holds and len(name.group().split()) >= _WORDS_OF_A_NAME:
            return name.group()
    return None


def shortened(title: str) -> str:
    """Cut a title at a word, within 120 characters."""
    line = " ".join(title.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
