"""The values that travel through the house, in order of birth.

All are frozen and typed. Offsets are counted in code points; ``end`` is exclusive for text spans and
*inclusive* for dates, as people write them.
"""

from __future__ import annotations

from craftsearch.model.asking import (
    AllOf,
    AnyOf,
    Boost,
    Count,
    Filters,
    Hit,
    Node,
    Not,
    Phrase,
    Prefix,
    Query,
    Reason,
    Source,
    Suggestion,
    Synonyms,
    Term,
)
from craftsearch.model.base import Span, Value
from craftsearch.model.happenings import (
    DateSpan,
    Deadline,
    Event,
    EventField,
    EventKind,
    EventStatus,
    Evidence,
    Granularity,
    Place,
    Record,
    Times,
    YearSource,
)
from craftsearch.model.items import (
    Article,
    Block,
    BlockKind,
    Declared,
    RawItem,
    Rejected,
    Removed,
    StructuredEvent,
)
from craftsearch.model.reports import Entry, Finding, IngestReport, Migrated, Stats
from craftsearch.model.words import GIVEN, UNDETERMINED, Language, LanguageSpan, Token

__all__ = [
    "GIVEN",
    "UNDETERMINED",
    "AllOf",
    "AnyOf",
    "Article",
    "Block",
    "BlockKind",
    "Boost",
    "Count",
    "DateSpan",
    "Deadline",
    "Declared",
    "Entry",
    "Event",
    "EventField",
    "EventKind",
    "EventStatus",
    "Evidence",
    "Filters",
    "Finding",
    "Granularity",
    "Hit",
    "IngestReport",
    "Language",
    "LanguageSpan",
    "Migrated",
    "Node",
    "Not",
    "Phrase",
    "Place",
    "Prefix",
    "Query",
    "RawItem",
    "Reason",
    "Record",
    "Rejected",
    "Removed",
    "Source",
    "Span",
    "Stats",
    "StructuredEvent",
    "Suggestion",
    "Synonyms",
    "Term",
    "Times",
    "Token",
    "Value",
    "YearSource",
]
