"""The journey of one item, ``RawItem → Article → Record → Posting``: pure, so any executor can run it."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from craftsearch.cleaning import clean
from craftsearch.cleaning.repetition import lines, site_of, without_repeated
from craftsearch.errors import RejectedItemError
from craftsearch.events import find_happenings
from craftsearch.index.engine import Posting
from craftsearch.index.fingerprint import fingerprint
from craftsearch.index.posting import passages, posting
from craftsearch.index.vectors import Vector
from craftsearch.index.vectors.making import vectors
from craftsearch.language import read_languages
from craftsearch.meaning.thesaurus import load
from craftsearch.model import GIVEN, Article, Language, LanguageSpan, RawItem, Record, Rejected, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from craftsearch.cleaning.route import Mode
    from craftsearch.index.posting import Passage

    Repeated = Mapping[str, AbstractSet[int]]


class Prepared(Value, frozen=True):
    """An item ready to be written: what is known of it, what the engine stores, its vector if it has one."""

    record: Record
    posting: Posting
    vector: Vector | None = None


def prepare(
    items: Sequence[RawItem],
    language: str | None = None,
    *,
    mode: Mode = "best",
    embedded: bool = True,
    repeated: Repeated | None = None,
) -> tuple[Prepared | Rejected, ...]:
    """Process a chunk of items, in order; an item that is refused does not touch the others.

    ``mode`` is that of ``clean``. ``repeated`` maps sites to the lines that they repeat, which are cut (see
    ``cleaning.repetition``).
    """
    done = tuple(_prepared(item, language, mode, repeated or {}) for item in items)
    if not embedded:
        return done
    records = [each.record for each in done if isinstance(each, Prepared)]
    found = {vector.id: vector for vector in vectors(records)}
    return tuple(
        msgspec.structs.replace(each, vector=found.get(each.record.id))
        if isinstance(each, Prepared)
        else each
        for each in done
    )


def _prepared(item: RawItem, language: str | None, mode: Mode, repeated: Repeated) -> Prepared | Rejected:
    try:
        own = repeated.get(site_of(item.uri), frozenset())
        return process(item, language=language, mode=mode, repeated=own)
    except RejectedItemError as exc:
        return Rejected(item.uri, exc.stage, exc.reason)
    except Exception as exc:  # noqa: BLE001  # a fault of ours on one item must not lose the thousand others
        place = traceback.extract_tb(exc.__traceback__)[-1]
        at = f"{Path(place.filename).name}:{place.lineno}"
        return Rejected(
            item.uri, "pipeline", f"a fault in craftsearch, please report it: {exc!r:.200} at {at}"
        )


def process(
    item: RawItem,
    *,
    language: str | None = None,
    mode: Mode = "best",
    repeated: AbstractSet[int] = frozenset(),
) -> Prepared:
    """Read one item; ``language`` (ISO 639) overrides detection, ``repeated`` are its site's lines.

    Raises ``RejectedItemError`` where the item cannot be taken in.
    """
    cleaned = _article(item, mode)
    article = without_repeated(cleaned, repeated)
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
        themes=_themes(body),
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


def _themes(body: Sequence[Passage]) -> tuple[str, ...]:
    terms: dict[str, list[str]] = {}
    for part in body:
        stems = ("" if token.stop else token.term for token in part.tokens)
        terms.setdefault(part.language, []).extend(stems)
    return load().themes(terms)


def _named(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
