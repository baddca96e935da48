"""HTML that is safe by type: whatever is not ``Html`` is escaped when it is put into a template."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from craftsearch.output.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftsearch.model import Span


class Html(str):
    """A piece of markup that may stand in a page as it is."""

    __slots__ = ()


def fill(template: str, **values: object) -> Html:
    """Put values into ``{name}`` places; only ``Html`` goes in unescaped."""
    return Html(template.format(**{name: safe(value) for name, value in values.items()}))


def safe(value: object) -> Html:
    """Escape a value for text and for quoted attributes; ``None`` is nothing."""
    if isinstance(value, Html):
        return value
    return Html("" if value is None else escape(str(value), quote=True))


def joined(parts: Iterable[object], between: str = "") -> Html:
    """Put parts one after the other."""
    return Html(between.join(safe(part) for part in parts))


def marked(text: str, marks: Sequence[Span]) -> Html:
    """Write a text with its marked words in ``<mark>``."""
    parts: list[object] = []
    position = 0
    for start, end in marks:
        parts += [text[position:start], fill("<mark>{word}</mark>", word=text[start:end])]
        position = end
    return joined((*parts, text[position:]))


def link(url: str, text: str) -> Html:
    """Link to a page of the web; any other scheme, ``javascript:`` for one, stays text."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in {"http", "https"}:
        return safe(one_line(text))
    return fill('<a href="{url}" rel="noreferrer noopener">{text}</a>', url=url, text=one_line(text))


def options(values: Iterable[tuple[str, str]], chosen: str) -> Html:
    """Write the choices of a ``<select>``: value and label."""
    template = '<option value="{value}"{selected}>{label}</option>'
    return joined(
        fill(template, value=value, label=label, selected=Html(" selected" if value == chosen else ""))
        for value, label in values
    )
