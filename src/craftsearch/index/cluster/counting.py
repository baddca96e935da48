"""What a cluster holds, counted: documents, events, names for keys, lines that sites repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from craftsearch.cleaning.repetition import FEWEST, SHARE
from craftsearch.index.catalogue import Counts
from craftsearch.index.cluster.entering import RECORD, record_of
from craftsearch.index.cluster.selecting import held
from craftsearch.index.keys import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from craftsearch.index.cluster.session import Body, Session
    from craftsearch.model import Record

_MOST: Final = 10_000  # values of a sort that are listed
_EXACTLY: Final = (
    40_000  # distinct events up to which the cluster counts with care; above, give or take a hundredth
)
_SITES: Final = 200  # looked at together
_LINES: Final = 500  # that one site repeats


def counted(session: Session, rejects: str) -> Counts:
    """Count what is held."""
    uids = {"cardinality": {"field": "events.uid", "precision_threshold": _EXACTLY}}
    told: Body = {
        "events": uids,
        "kinds": _by("events.kind", uids),
        "countries": _by("events.country", uids),
    }
    aggregations: Body = {
        "languages": _by("language"),
        "projects": _by("labels.project_name"),
        "told": {"nested": {"path": "events"}, "aggs": told},
    }
    asked = {"size": 0, "track_total_hits": True, "query": held(), "aggs": aggregations}
    found = session.find(session.name, asked)
    own = found["aggregations"]
    refused = session.find(rejects, {"size": 0, "track_total_hits": True})
    return Counts(
        documents=found["hits"]["total"]["value"],
        events=own["told"]["events"]["value"],
        rejects=refused["hits"]["total"]["value"],
        languages=_numbers(own["languages"]),
        kinds=_numbers(own["told"]["kinds"]),
        countries=_numbers(own["told"]["countries"]),
        projects=_numbers(own["projects"]),
    )


def named(session: Session, field: str, keys: Collection[str]) -> dict[str, str]:
    """Map keys of projects, programmes and cities to a name that some document gives them."""
    if field not in {"project", "programme", "city"} or not keys:
        return {}
    wanted = list(keys)
    found = session.find_each(
        session.name, [{"size": 1, "query": held(_with(field, each)), **RECORD} for each in wanted]
    )
    names: dict[str, str] = {}
    for each, answer in zip(wanted, found, strict=True):
        for hit in answer["hits"]["hits"]:
            for name in _names(record_of(hit["_source"]), field):
                if key(name) == each:
                    names.setdefault(each, name)
    return names


def repeated(session: Session) -> dict[str, frozenset[int]]:
    """Map each site that repeats lines to their keys; what copies others of its site counts once."""
    lines = {"terms": {"field": "lines", "size": _LINES, "min_doc_count": FEWEST}}
    sites: Body = {"composite": {"size": _SITES, "sources": [{"site": {"terms": {"field": "site"}}}]}}
    sites["aggs"] = {"lines": lines}
    asked: Body = {"size": 0, "query": held({"term": {"counted": True}}), "aggs": {"sites": sites}}
    found: dict[str, frozenset[int]] = {}
    while True:
        answer = session.find(session.name, asked)["aggregations"]["sites"]
        for bucket in answer["buckets"]:
            fewest = SHARE * bucket["doc_count"]
            often = [line["key"] for line in bucket["lines"]["buckets"] if line["doc_count"] >= fewest]
            if often and bucket["key"]["site"]:
                found[bucket["key"]["site"]] = frozenset(often)
        if "after_key" not in answer:
            return found
        sites["composite"]["after"] = answer["after_key"]


def _by(field: str, uids: Body | None = None) -> Body:
    terms: Body = {"terms": {"field": field, "size": _MOST, "order": [{"_count": "desc"}, {"_key": "asc"}]}}
    return terms | ({"aggs": {"uids": uids}} if uids else {})


def _numbers(found: Body) -> dict[str, int]:
    counts = {
        each["key"]: int(each["uids"]["value"] if "uids" in each else each["doc_count"])
        for each in found["buckets"]
    }
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _with(field: str, value: str) -> Body:
    if field == "city":
        return {"nested": {"path": "events", "query": {"term": {"events.city": value}}}}
    return {"term": {f"labels.{field}": value}}


def _names(record: Record, field: str) -> Iterator[Any]:
    if field == "city":
        yield from (event.where.name for event in record.events if event.where)
    else:
        yield from record.projects if field == "project" else record.programmes
