"""The thesaurus: what the words of this domain are called in each of the 24 EU languages.

A SKOS concept scheme written for this project, and those of others that a user imports beside it. They
give a document its themes, a query its other languages, and an explanation its words. Importing this
package is cheap; `load` reads one file.
"""

from __future__ import annotations

from craftsearch.meaning.thesaurus.concepts import LANGUAGES, Concept, ThesaurusUnavailableError, shipped
from craftsearch.meaning.thesaurus.joined import Joined
from craftsearch.meaning.thesaurus.lookup import Match, Thesaurus, load
from craftsearch.meaning.thesaurus.shelf import Imported, Shelf, opened
from craftsearch.meaning.thesaurus.turtle import to_turtle

__all__ = [
    "LANGUAGES",
    "Concept",
    "Imported",
    "Joined",
    "Match",
    "Shelf",
    "Thesaurus",
    "ThesaurusUnavailableError",
    "load",
    "opened",
    "shipped",
    "to_turtle",
]
