"""A look at each part of the index and at what the program needs."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from craftsearch.errors import EngineUnavailableError
from craftsearch.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.index.store import Store

_LIBRARIES = (
    "tantivy",
    "trafilatura",
    "resiliparse",
    "lxml",
    "py3langid",
    "PyStemmer",
    "msgspec",
    "icalendar",
)
_REINSTALL = "install craftsearch anew: pip install --force-reinstall craftsearch"


def examine(store: Store) -> tuple[Finding, ...]:
    """Check catalogue, engine and surroundings. What is unsound is essential; the rest is told as it is."""
    return (*_index(store), *_surroundings())


def _index(store: Store) -> Iterator[Finding]:
    wrong = store.catalogue.verify()
    counts = store.catalogue.counts()
    if wrong:
        yield Finding(
            "catalogue",
            sound=False,
            detail="; ".join(wrong),
            remedy="restore the index folder from a copy, or ingest the items into another --index",
        )
    else:
        held = f"sound: {counts.documents:,} documents, {counts.events:,} events"
        yield Finding("catalogue", sound=True, detail=held)
    yield _engine(store, counts.documents)
    yield _vectors(store, counts.documents)
    yield _rejects(counts.rejects)


def _engine(store: Store, documents: int) -> Finding:
    name = f"engine ({store.engine.name})"
    records, gone = store.catalogue.pending(1)
    if records or gone:
        return Finding(name, sound=True, detail="behind the catalogue: another process is writing now")
    held = store.engine.count()
    if held == documents:
        return Finding(name, sound=True, detail=f"in step with the catalogue: {held:,} documents")
    return Finding(
        name,
        sound=False,
        detail=f"holds {held:,} documents, the catalogue {documents:,}",
        remedy="run 'craftsearch rebuild'",
    )


def _vectors(store: Store, documents: int) -> Finding:
    """Count them: what has none is still found by its words."""
    try:
        held = store.vectors.count()
    except EngineUnavailableError as damage:
        return Finding("vectors", sound=False, detail=str(damage), remedy="run 'craftsearch rebuild'")
    lack = "run 'craftsearch embed'" if held < documents else ""
    return Finding("vectors", sound=True, detail=f"{held:,} of {documents:,} documents have one", remedy=lack)


def _rejects(count: int) -> Finding:
    remedy = "see the reasons with 'craftsearch rejects'" if count else ""
    return Finding("rejected items", sound=True, detail=f"{count:,}", remedy=remedy)


def _surroundings() -> Iterator[Finding]:
    yield Finding(
        "craftsearch", sound=True, detail=f"{_version('craftsearch')} on Python {platform.python_version()}"
    )
    found = {name: _version(name) for name in _LIBRARIES}
    missing = [name for name, number in found.items() if number is None]
    if missing:
        detail = f"missing: {', '.join(missing)}"
        yield Finding("libraries", sound=False, detail=detail, remedy=_REINSTALL)
    else:
        yield Finding("libraries", sound=True, detail=", ".join(f"{k} {v}" for k, v in found.items()))
    yield _meaning()
    yield _thesaurus()
    yield _second_detector()


def _meaning() -> Finding:
    """Vectors are of use, not of need: without them the thesaurus still bridges the languages."""
    from craftsearch.meaning import available

    lack = available()
    return Finding("embedder", sound=True, detail=f"not available: {lack}" if lack else "available")


def _thesaurus() -> Finding:
    from craftsearch.meaning.thesaurus import ThesaurusUnavailableError, load

    try:
        return Finding("thesaurus", sound=True, detail=f"{len(load().ids):,} concepts")
    except ThesaurusUnavailableError as exc:
        what, _, remedy = str(exc).partition(" — ")
        return Finding("thesaurus", sound=False, detail=what, remedy=remedy)


def _second_detector() -> Finding:
    number = _version("langdetect-rs")
    detail = f"langdetect-rs {number}" if number else "langdetect in Python; langdetect-rs would be faster"
    return Finding("second language detector", sound=True, detail=detail)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
