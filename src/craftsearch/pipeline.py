"""The journey of one item, ``RawItem → Article → Record → Posting``: pure, so any executor can run it."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from craftsearch.cleaning import clean
from craftsearch.cleaning.repetition import lines, site_of, without_repeated
from craftsearch.cleaning.route import Mode
from craftsearch.errors import EngineUnavailableError, RejectedItemError
from craftsearch.events import find_happenings
from craftsearch.index.engine import Posting
from craftsearch.index.fingerprint import fingerprint
from craftsearch.index.posting import passages, posting
from craftsearch.index.vectors import Vector
from craftsearch.index.vectors.making import vectors
from craftsearch.language import read_languages
from craftsearch.meaning.thesaurus import opened
from craftsearch.model import GIVEN, Article, Language, LanguageSpan, RawItem, Record, Rejected, Value
from craftsearch.sameness import here
from craftsearch.sources import Named, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftsearch.index.posting import Passage


class Prepared(Value, frozen=True):
    """An item ready to be written: what is known of it, what the engine stores, its vector if it has one."""

    record: Record
    posting: Posting
    vector: Vector | None = None


class Reading(Value, frozen=True):
    """How items are read; it travels to the worker with them.

    ``mode`` is that of ``clean``; ``embedded`` makes vectors; ``repeated`` maps sites to the lines that they
    repeat, which are cut (see ``cleaning.repetition``); ``thesauri`` are the files imported beside ours.
    """

    mode: Mode = "best"
    embedded: bool = True
    repeated: dict[str, frozenset[int]] = msgspec.field(default_factory=dict)
    thesauri: tuple[str, ...] = ()


class Unread(Value, frozen=True):
    """A file for the worker to read, and the digest under which its content is known, if it is."""

    file: Named
    digest: bytes | None = None


class Unchanged(Value, frozen=True):
    """What a file came to whose content is known."""

    uri: str


_AS_USUAL = Reading()


def take(
    files: Sequence[Unread], language: str | None = None, reading: Reading = _AS_USUAL
) -> tuple[tuple[RawItem | None, Prepared | Rejected | Unchanged], ...]:
    """Read a chunk of files and process what is new of them; bytes come back with what was made of them."""
    loaded = [load(each.file) for each in files]
    known = [
        isinstance(item, RawItem) and digest(item) == each.digest
        for item, each in zip(loaded, files, strict=True)
    ]
    wanted = [
        item for item, same in zip(loaded, known, strict=True) if isinstance(item, RawItem) and not same
    ]
    done = zip(wanted, prepare(wanted, language, reading), strict=True)
    return tuple(
        (None, item) if isinstance(item, Rejected) else (None, Unchanged(item.uri)) if same else next(done)
        for item, same in zip(loaded, known, strict=True)
    )


def digest(item: RawItem) -> bytes:
    """Fingerprint the content: SHA-256."""
    return hashlib.sha256(item.content).digest()


def prepare(
    items: Sequence[RawItem], language: str | None = None, reading: Reading = _AS_USUAL
) -> tuple[Prepared | Rejected, ...]:
    """Process a chunk of items, in order; an item that is refused does not touch the others."""
    done = tuple(_prepared(item, language, reading) for item in items)
    if not reading.embedded:
        return done
    records = [each.record for each in done if isinstance(each, Prepared)]
    found = {vector.id: vector for vector in vectors(records)}
    return tuple(
        msgspec.structs.replace(each, vector=found.get(each.record.id))
        if isinstance(each, Prepared)
        else each
        for each in done
    )


def _prepared(item: RawItem, language: str | None, reading: Reading) -> Prepared | Rejected:
    try:
        return process(item, language=language, reading=reading)
    except RejectedItemError as exc:
        return Rejected(item.uri, exc.stage, exc.reason)
    except EngineUnavailableError:
        raise  # it is not the item's fault, and holds for all
    except Exception as exc:  # noqa: BLE001  # a fault of ours on one item must not lose the thousand others
        place = traceback.extract_tb(exc.__traceback__)[-1]
        at = f"{Path(place.filename).name}:{place.lineno}"
        return Rejected(
            item.uri, "pipeline", f"a fault in craftsearch, please report it: {exc!r:.200} at {at}"
        )


def process(item: RawItem, *, language: str | None = None, reading: Reading = _AS_USUAL) -> Prepared:
    """Read one item; ``language`` (ISO 639) overrides detection.

    Raises ``RejectedItemError`` where the item cannot be taken in.
    """
    cleaned = _article(item, reading.mode)
    article = without_repeated(cleaned, reading.repeated.get(site_of(item.uri), frozenset()))
    text = article.text
    verdict, spans = _languages(article, text, item.declared.language, language)
    body = passages(text, verdict.code, spans)
    events, deadlines = find_happenings(article, language=verdict.code, reference=article.published)
    record = Record(
        id=identify(item.uri),
        article=article,
        language=verdict,
        spans=spans,
        events=events,
        projects=_named(event.project for event in events),
        programmes=_named(event.programme for event in events),
        themes=_themes(body, [here(file) for file in reading.thesauri]),
        declared=item.declared,
        fingerprint=fingerprint(text),
        lines=lines(cleaned),
        deadlines=deadlines,
    )
    return Prepared(record, posting(record, body))


def identify(uri: str) -> str:
    """Derive a document's id from its URI: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _article(item: RawItem, mode: Mode) -> Article:
    declared = item.declared
    article = clean(item.content, media_type=item.media_type, url=_web_address(item.uri), mode=mode)
    return msgspec.structs.replace(
        article,
        uri=item.uri,
        title=article.title or declared.title or "",
        published=article.published or declared.published,
    )


def _web_address(uri: str) -> str | None:
    return uri if uri.startswith(("http://", "https://")) else None


def _languages(
    article: Article, text: str, declared: str | None, forced: str | None
) -> tuple[Language, tuple[LanguageSpan, ...]]:
    if forced:
        return Language(forced, 1.0, GIVEN), (LanguageSpan(0, len(text), forced),)
    return read_languages(text, hint=article.declared_language or declared)


def _themes(body: Sequence[Passage], thesauri: Sequence[str]) -> tuple[str, ...]:
    terms: dict[str, list[str]] = {}
    for part in body:
        stems = ("" if token.stop else token.term for token in part.tokens)
        terms.setdefault(part.language, []).extend(stems)
    return opened(thesauri).themes(terms)


def _named(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
