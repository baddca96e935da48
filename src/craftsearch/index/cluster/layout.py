"""What the cluster is told of an index: its mapping, its settings, and the names it goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from craftsearch.index.engine import KEYWORD_FIELDS, TERM_FIELDS
from craftsearch.meaning import DIMENSIONS

if TYPE_CHECKING:
    from craftsearch.index.cluster.address import Layout

PROGRAM: Final = "craftsearch"
FORMAT: Final = 1
"""Of the documents in a cluster; raised whenever an older program could not read what a newer one writes."""
NOTHING: Final = "\ue000"
"""Stands in a term field that is empty, so that every document counts in the field's statistics."""
GAP: Final = "\ue001"
"""Stands for any one term in a phrase that is asked for."""

_WITHOUT_FACTOR: Final = 3  # major version of the server, see its issue 17315
_LONGEST: Final = 8_000  # characters of a term; Lucene takes 32,766 bytes
_WINDOW: Final = 100_000  # hits from the first on that one question may reach
_MOST_TERMS: Final = 65_536  # of one list that is asked for


def about(name: str) -> str:
    """Name the index of what concerns the whole: manifest, who writes, thesauri."""
    return f"{name}-about"


def rejects(name: str) -> str:
    """Name the index of refused items."""
    return f"{name}-rejects"


def first(name: str) -> str:
    """Name the first index of documents; what follows when it is full is numbered on."""
    return f"{name}-000001"


def template(name: str, layout: Layout, *, plugin: bool, major: int) -> dict[str, Any]:
    """Give the template by which every index of documents is made, on a server of this major version."""
    return {
        "index_patterns": [f"{name}-00*"],
        "priority": 500,
        "version": FORMAT,
        "_meta": {"program": PROGRAM, "format": FORMAT},
        "template": {
            "settings": _settings(layout, plugin=plugin) | _scoring(major),
            "mappings": _mappings(plugin=plugin),
        },
    }


def small(**fields: dict[str, Any]) -> dict[str, Any]:
    """Give the body of an index of few documents, of which these fields are asked for."""
    return {
        "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
        "mappings": {"_meta": {"program": PROGRAM, "format": FORMAT}, "dynamic": False, "properties": fields},
    }


def _settings(layout: Layout, *, plugin: bool) -> dict[str, Any]:
    return {
        "number_of_shards": layout.shards,
        "auto_expand_replicas": "0-1",  # a copy of each shard, as soon as there is a second node for it
        "codec": "best_compression",  # a fifth less on disk than the default
        "max_result_window": _WINDOW,
        "max_terms_count": _MOST_TERMS,
        **({"knn": True} if plugin else {}),
        "analysis": {
            "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": 1_048_576}},
            "filter": {
                "short": {"type": "length", "max": _LONGEST},
                "gap": {"type": "stop", "stopwords": [GAP]},
            },
            "analyzer": {
                "stored": {"type": "custom", "tokenizer": "spaces", "filter": ["short"]},
                "asked": {"type": "custom", "tokenizer": "spaces", "filter": ["short", "gap"]},
            },
        },
    }


def _scoring(major: int) -> dict[str, Any]:
    """Keep the factor k1 + 1 in BM25, as the embedded engines do; from 3 on it has to be asked for."""
    return {"similarity": {"default": {"type": "LegacyBM25"}}} if major >= _WITHOUT_FACTOR else {}


def _mappings(*, plugin: bool) -> dict[str, Any]:
    word = {"type": "keyword"}
    terms = {"type": "text", "analyzer": "stored", "search_analyzer": "asked"}
    counted = {"type": "keyword", "index": False, "doc_values": True, "ignore_above": _LONGEST}
    column = {"type": "binary", "doc_values": True}  # read without the document around it
    near: dict[str, Any] = {
        "type": "knn_vector",
        "dimension": DIMENSIONS,
        "data_type": "byte",
        "method": {"name": "hnsw", "engine": "lucene", "space_type": "cosinesimil"},
    }
    return {
        "dynamic": "strict",
        "_meta": {"program": PROGRAM, "format": FORMAT},
        "properties": {
            "id": word,
            # of the catalogue
            "state": word,
            "uri": {"type": "keyword", "ignore_above": _LONGEST},
            "reversed": {"type": "keyword", "ignore_above": _LONGEST},
            "language": word,
            "published": {"type": "integer"},
            "happenings": {"type": "integer", "index": False},
            "labels": _each(("project", "project_name", "programme", "theme"), word),
            "events": {"type": "nested", "properties": _event()},
            "told": column,
            "kept": {"type": "object", "enabled": False},
            "leader": word,
            "bands": {"type": "long"},
            "mark": column,
            "days": {"type": "keyword", "index": False},
            "site": word,
            "counted": {"type": "boolean"},
            "lines": {"type": "long", "index": False},
            # of the engine
            "posted": {"type": "boolean"},
            "day": {"type": "integer"},
            "terms": _each(TERM_FIELDS, terms),
            "values": _each(TERM_FIELDS, counted),
            "keywords": _each(KEYWORD_FIELDS, word),
            # of the vectors
            "space": word,
            "whole": {"type": "boolean"},
            "scale": {"type": "float"},
            "exact": column,
            **({"near": near} if plugin else {}),
        },
    }


def _event() -> dict[str, Any]:
    words = ("uid", "country", "city", "surface", "kind", "project", "programme")
    days = ("first", "last")
    return {field: {"type": "keyword"} for field in words} | {day: {"type": "integer"} for day in days}


def _each(fields: tuple[str, ...], mapping: dict[str, Any]) -> dict[str, Any]:
    return {"properties": dict.fromkeys(fields, mapping)}
