"""What is asked of the engine, in the cluster's words; see ``craftsearch.index.engine`` for what it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from craftsearch.index.cluster.layout import GAP
from craftsearch.index.cluster.session import among as these
from craftsearch.index.engine import KEYWORD_FIELDS
from craftsearch.index.engines.spacing import spacings
from craftsearch.model import AllOf, AnyOf, Boost, Not, Phrase, Prefix, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from craftsearch.index.cluster.session import Body
    from craftsearch.model import Node

_EVERYTHING: Final[Body] = {"constant_score": {"filter": {"match_all": {}}, "boost": 0.0}}
_SPECIAL: Final = re.compile(r'([.?+*|{}\[\]()"\\#@&<>~^$-])')


class Selection:
    """Documents chosen by a question, so that their ids need not travel; they come only where one looks."""

    def __init__(self, question: Body, ids: Any) -> None:  # noqa: ANN401  # a callable that gives ids
        """Keep the question; ``ids()`` asks it."""
        self.question = question
        self._ask = ids
        self._ids: frozenset[str] | None = None

    @property
    def ids(self) -> frozenset[str]:
        """The ids that answer."""
        if self._ids is None:
            self._ids = frozenset(self._ask())
        return self._ids

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.ids

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __eq__(self, other: object) -> bool:
        return self.ids == other

    def __hash__(self) -> int:
        return hash(self.ids)


def bounded(question: Body, among: Collection[str] | None) -> Body:
    """Ask among documents that the engine was given, and among the chosen where there is a choice."""
    filters: list[Body] = [{"term": {"posted": True}}]
    if among is not None:
        filters.append(chosen(among))
    return {"bool": {"must": [question], "filter": filters}}


def chosen(among: Collection[str]) -> Body:
    """Ask for the chosen documents."""
    return among.question if isinstance(among, Selection) else these(among)


def place(field: str) -> str:
    """Name the field of the mapping."""
    return f"keywords.{field}" if field in KEYWORD_FIELDS else f"terms.{field}"


def counted(field: str) -> str:
    """Name the field of the mapping whose values can be counted."""
    return f"keywords.{field}" if field in KEYWORD_FIELDS else f"values.{field}"


def beginning(prefix: str) -> str:
    """Write a beginning as the cluster's regular expression.

    The brackets are for OpenSearch 2.19, which fails on a bare ``prefix.*`` that sorts behind all values.
    """
    return _SPECIAL.sub(r"\\\1", prefix) + "(.*)"


def question(node: Node, factor: float = 1.0) -> Body:  # noqa: C901, PLR0911  # one arm per kind of node
    """Write a node; its scores are multiplied by ``factor``."""
    match node:
        case Term(field, value) if field in KEYWORD_FIELDS:
            return {"constant_score": {"filter": {"term": {place(field): value}}, "boost": 0.0}}
        case Term(field, value):
            return {"term": {place(field): {"value": value, "boost": factor}}}
        case Phrase(field, (value,)):
            return question(Term(field, value), factor)
        case Phrase(field, values, slop):
            spaced = [_spaced(field, values, way, factor) for way in spacings(len(values), slop)]
            return spaced[0] if len(spaced) == 1 else {"dis_max": {"queries": spaced}}
        case Prefix(field, value):
            return {"constant_score": {"filter": {"prefix": {place(field): value}}, "boost": factor}}
        case Boost(part, weight):
            return question(part, factor * weight)
        case Synonyms(()):
            return {"match_none": {}}
        case Synonyms(parts):
            return {"dis_max": {"queries": [question(part, factor) for part in parts]}}
        case AnyOf(()):
            return {"match_none": {}}
        case AnyOf(parts, minimum):
            should = [question(part, factor) for part in parts]
            return {"bool": {"should": should, "minimum_should_match": max(1, minimum)}}
        case AllOf(parts):
            return _all_of(parts, factor)
        case Not(_):
            return _all_of((node,), factor)


def _spaced(field: str, values: tuple[str, ...], way: tuple[int, ...], factor: float) -> Body:
    """Ask for a phrase whose terms stand at exactly these places."""
    laid_out = [GAP] * (way[-1] + 1)
    for at, value in zip(way, values, strict=True):
        laid_out[at] = value
    return {"match_phrase": {place(field): {"query": " ".join(laid_out), "boost": factor}}}


def _all_of(parts: tuple[Node, ...], factor: float) -> Body:
    wanted = [question(part, factor) for part in parts if not isinstance(part, Not)]
    unwanted = [question(part.part) for part in parts if isinstance(part, Not)]
    return {"bool": {"must": wanted or [_EVERYTHING], "must_not": unwanted}}
