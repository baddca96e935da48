"""Events: dates, places, kinds and projects read from prose in 24 languages, and put together."""

from craftsearch.events.assembly import find_events, find_happenings
from craftsearch.events.dates import find_dates

__all__ = ["find_dates", "find_events", "find_happenings"]
