"""The index as pages for a browser, without a line of JavaScript: search, events by date, documents."""

from __future__ import annotations

from craftsearch.web.server import serve

__all__ = ["serve"]
