"""The compiled thesaurus: labels already analysed, so that a search opens it in milliseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from craftsearch.meaning.thesaurus.concepts import LANGUAGES, ThesaurusError
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.meaning.thesaurus.concepts import Concept

KeysByWord = dict[str, str]
"""First stem of a label → one line per label: the concept's position, then the other stems."""

KeysByLanguage = dict[str, list[list[str]]]
"""One concept's keys by language, each a list of stems."""


class Compiled(Value, frozen=True):
    """What the file holds. Large parts stay undecoded until a query needs them.

    ``aliases`` leads from language codes and groups that share an analysis (``hbs``, ``sr``) to a
    column; ``glue`` holds the stems of function words that stand inside labels, which keys leave out.
    ``by_word`` holds `KeysByWord` and ``preferred`` a list of labels per language (empty where a concept has
    none), ``expansions`` `KeysByLanguage` per concept. ``words`` lists those that are no themes.
    """

    ids: list[str]
    broader: list[list[int]]
    aliases: dict[str, str]
    glue: dict[str, list[str]]
    by_word: dict[str, msgspec.Raw]
    expansions: list[msgspec.Raw]
    preferred: dict[str, msgspec.Raw]
    words: tuple[int, ...] = ()


def compile_concepts(concepts: Sequence[Concept], *, strict: bool = True) -> bytes:
    """Analyse all labels and pack the result; the same concepts always give the same bytes.

    Raises `ThesaurusError` for a preferred label that consists of function words only; without ``strict``
    no text is found by it.
    """
    at = {concept.id: position for position, concept in enumerate(concepts)}
    glue: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    keys = [_analysed(concept, glue, strict=strict) for concept in concepts]
    pack = msgspec.msgpack.encode
    return pack(
        Compiled(
            ids=[concept.id for concept in concepts],
            broader=[[at[wider] for wider in concept.broader] for concept in concepts],
            aliases=_aliases(),
            glue={language: sorted(stems) for language, stems in glue.items()},
            by_word={language: msgspec.Raw(pack(_by_word(keys, language))) for language in LANGUAGES},
            expansions=[msgspec.Raw(pack(languages)) for languages in keys],
            preferred={
                language: msgspec.Raw(pack([concept.preferred.get(language, "") for concept in concepts]))
                for language in LANGUAGES
            },
            words=tuple(position for position, concept in enumerate(concepts) if not concept.theme),
        )
    )


def _aliases() -> dict[str, str]:
    from craftsearch.language import ANALYSED, group

    columns = {group(language): language for language in LANGUAGES}
    codes = sorted(ANALYSED | set(columns))
    return {code: columns[group(code)] for code in codes if group(code) in columns and code not in LANGUAGES}


def _analysed(concept: Concept, glue: dict[str, set[str]], *, strict: bool) -> KeysByLanguage:
    keys: KeysByLanguage = {}
    for language in LANGUAGES:
        found: dict[tuple[str, ...], None] = {}
        for label in concept.labels(language):
            key, left_out = key_of(label, language)
            if key:
                found[key] = None
            elif strict and concept.theme and label == concept.preferred.get(language):
                raise ThesaurusError(
                    f"{concept.id}: {label!r} is only function words in {language} — prefer another"
                )
            glue[language].update(left_out)
        keys[language] = [list(key) for key in found]
    return keys


def _by_word(keys: Sequence[KeysByLanguage], language: str) -> KeysByWord:
    lines: dict[str, list[str]] = {}
    for position, languages in enumerate(keys):
        for first, *rest in languages[language]:
            lines.setdefault(first, []).append(" ".join((str(position), *rest)))
    return {first: "\n".join(entries) for first, entries in lines.items()}


def key_of(label: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stems under which a label is found, and those of its function words.

    An acronym that reads as a function word when written small (*ES*, Latvian *es*) has no key. A
    function word that ends a label is none there (*école d'été*) and stays, beside a word that is not.
    """
    from craftsearch.language import analyse

    tokens = analyse(label, language)
    if all(token.stop for token in analyse(label.lower(), language)):
        return (), ()
    last = len(tokens) - 1
    key = tuple(token.term for at, token in enumerate(tokens) if at == last or not token.stop)
    return key, tuple(token.term for token in tokens[:last] if token.stop)
