"""Embedders of other people: found by name among the installed entry points, or by their address."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from craftsearch.errors import UsageError
from craftsearch.meaning.port import Embedder, EmbedderUnavailableError

if TYPE_CHECKING:
    from craftsearch.meaning.default import E5
    from craftsearch.meaning.fitted import Fitted

GROUP = "craftsearch.embedders"
"""An entry point of this group names a callable without arguments that returns an ``Embedder``."""

DEFAULT = "e5"


def embedder(name: str = DEFAULT) -> Embedder:
    """Open an embedder: ``e5``, the name of an entry point, or ``openai:URL#MODEL``.

    Raises ``UsageError`` for a name that nobody answers to, ``EmbedderUnavailableError`` when the one
    named cannot be opened.
    """
    if name == DEFAULT:
        from craftsearch.meaning.default import E5

        return E5()
    if name.startswith("openai:"):
        from craftsearch.meaning.engines.openai import OpenAICompatible

        return OpenAICompatible.at(name.removeprefix("openai:"))
    return _installed(name)


def chosen(name: str) -> E5 | Fitted:
    """Open an embedder as ``embedder`` does, with vectors of the length that an index keeps."""
    from craftsearch.meaning.default import E5
    from craftsearch.meaning.fitted import Fitted

    opened = embedder(name)
    return opened if isinstance(opened, E5) else Fitted(opened)


def _installed(name: str) -> Embedder:
    found = entry_points(group=GROUP)
    if name not in found.names:
        known = ", ".join(sorted({DEFAULT, "openai:URL#MODEL", *found.names}))
        raise UsageError(f"no embedder is called {name!r}: there are {known}")
    try:
        opened = found[name].load()()
    except ImportError as exc:
        raise EmbedderUnavailableError(f"the embedder {name} needs {exc.name or exc} — install it") from exc
    if not isinstance(opened, Embedder):
        raise EmbedderUnavailableError(
            f"the entry point {name} of {GROUP} gives no embedder: it has no embed() or no manifest_id"
        )
    return opened
