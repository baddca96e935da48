"""Which language each part of a text is in, as far as it matters for reading events."""

from __future__ import annotations

from typing import NamedTuple

from craftsearch.model import UNDETERMINED

# A shorter stretch in another language is a name, a quotation or a heading: the main language reads it.
_SHORTEST = 200


class Passage(NamedTuple):
    """``text[start:end]`` is in the language ``code``."""

    start: int
    end: int
    code: str


def passages(text: str, language: str | None, hint: str | None = None) -> tuple[Passage, ...]:
    """Cut a text where its language changes; one passage when ``language`` is given."""
    if language:
        return (Passage(0, len(text), language),)
    # Detectors are slow to import, and often the language is given.
    from craftsearch.language import detect, language_spans

    main = detect(text, hint=hint).code
    found: list[Passage] = []
    for span in language_spans(text):
        foreign = span.code not in {main, UNDETERMINED} and span.end - span.start >= _SHORTEST
        code = span.code if foreign else main
        if found and found[-1].code == code:
            found[-1] = found[-1]._replace(end=span.end)
        else:
            start = found[-1].end if found else 0
            found.append(Passage(start, span.end, code))
    if not found:
        return (Passage(0, len(text), main),)
    found[-1] = found[-1]._replace(end=len(text))
    return tuple(found)
