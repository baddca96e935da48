"""Other spellings for words that stand in no document: the index's own terms, the best of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.index.engine import TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE
from craftsearch.index.posting import passages
from craftsearch.language import fold
from craftsearch.model import Suggestion, Term
from craftsearch.search.parsing import parse
from craftsearch.search.syntax import Either, Every, In, Row, Weighted, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.index.spelling import Near
    from craftsearch.index.store import Store
    from craftsearch.search.planning import Plan
from craftsearch.search.syntax import Tree

_SHORTEST, _LONG = 4, 6  # letters of a word that may be misspelled, in one letter; in two
_PER_WORD = 3
_LOOKED_AT = 20


def suggestions(store: Store, plan: Plan) -> tuple[Suggestion, ...]:
    """Suggest for each plain word that no document holds in any form, best first."""
    return tuple(
        suggestion
        for word in _words(plan.tree)
        if len(word.text) >= _SHORTEST and word.text.isalpha() and not _stands(store, plan, word.text)
        for suggestion in _for(store, word.text)
    )


def corrected(text: str, found: Sequence[Suggestion]) -> str:
    """Write a query with the best suggestion in each word's place; empty without any."""
    best = {each.asked: each.instead for each in reversed(found)}
    for word in sorted(_words(parse(text)), key=lambda word: -word.position):
        if word.text in best:
            end = word.position + len(word.text)
            text = text[: word.position] + best[word.text] + text[end:]
    return text if best else ""


def _words(tree: Tree) -> Iterator[Word]:
    """Yield the plain words that are wanted."""
    match tree:
        case Word(_, _, None):
            yield tree
        case In("title" | "text", Word()) | Weighted():
            yield from _words(tree.part)
        case Every(parts) | Either(parts) | Row(parts):
            for part in parts:
                yield from _words(part)


def _stands(store: Store, plan: Plan, text: str) -> bool:
    """Whether any document holds the word in any of the ways in which it was asked for, but by its sound.

    A function word that was left out of the question is as good as held: nobody misspelled it.
    """
    ways = [each for each in plan.wanted if text in each.asked.split() and each.by != "sound"]
    return not ways or any(all(_held(store, term) for term in way.terms) for way in ways)


def _held(store: Store, term: str) -> bool:
    fields = (TEXT, TITLE) if ":" in term else (TEXT_SURFACE, TITLE_SURFACE)
    return any(store.engine.frequency(field, term) for field in fields)


def _for(store: Store, text: str) -> list[Suggestion]:
    from craftsearch.index.spelling import near  # only where a word is unknown

    distance = 1 if len(text) < _LONG else 2
    found = near(store.engine, TEXT_SURFACE, fold(text), distance=distance, limit=_LOOKED_AT)
    chosen: dict[str, Near] = {}
    for each in found:
        if each.term.isalpha():
            [*languages] = store.engine.facets(Term(TEXT_SURFACE, each.term), ["lang"], limit=1)["lang"]
            chosen.setdefault(languages[0].value if languages else "und", each)
    return [
        Suggestion(text, _as_written(store, each.term), language, each.documents)
        for language, each in list(chosen.items())[:_PER_WORD]
    ]


def _as_written(store: Store, term: str) -> str:
    """Return a folded word as a document writes it, in small letters."""
    for hit in store.engine.match(Term(TEXT_SURFACE, term), limit=1).best:
        for record in store.catalogue.get([hit.id]).values():
            text = record.article.text
            for passage in passages(text, record.language.code, record.spans):
                for token in passage.tokens:
                    if token.surface == term:
                        return text[passage.start + token.start : passage.start + token.end].lower()
    return term
