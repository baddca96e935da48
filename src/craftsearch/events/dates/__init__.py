"""Dates in prose, in 24 languages: one grammar, one small table for each language."""

from craftsearch.events.dates.finding import find_dates

__all__ = ["find_dates"]
