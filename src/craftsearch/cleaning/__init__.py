"""From bytes to the news itself, without page furniture; what was cut is kept beside it."""

from craftsearch.cleaning.consent import consent_score
from craftsearch.cleaning.route import clean

__all__ = ["clean", "consent_score"]
