"""From a question to ranked answers that say why they were found."""

from __future__ import annotations

from craftsearch.search.answering import Results, search, similar
from craftsearch.search.dates import date_range, first_day, last_day
from craftsearch.search.paging import Page
from craftsearch.search.suggesting import corrected

__all__ = ["Page", "Results", "corrected", "date_range", "first_day", "last_day", "search", "similar"]
