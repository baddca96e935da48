"""The compiled thesaurus: labels already analysed, so that a search opens it in milliseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from craftsearch.meaning.thesaurus.concepts import LANGUAGES, ThesaurusError
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.meaning.thesaurus.concepts import Concept

type_of_keys: Final = dict[str, list[tuple[str, int]]]
"""First stem of a label → the other stems joined by spaces, and the concept's position."""

type_of_labels: Final = list[list[str]]
"""Labels of each concept by position, the preferred one first."""


class Compiled(Value, frozen=True):
    """What the file holds. Per-language parts stay undecoded until a query needs them.

    ``aliases`` leads from language codes and groups that share an analysis (``hbs``, ``sr``) to a
    column; ``glue`` holds the stems of function words that stand inside labels, which keys leave out.
    """

    ids: list[str]
    groups: list[str]
    broader: list[list[int]]
    aliases: dict[str, str]
    glue: dict[str, list[str]]
    keys: dict[str, msgspec.Raw]
    labels: dict[str, msgspec.Raw]


def compile_concepts(concepts: Sequence[Concept]) -> bytes:
    """Analyse all labels and pack the result; the same concepts always give the same bytes.

    Raises `ThesaurusError` for a preferred label that consists of function words only.
    """
    at = {concept.id: position for position, concept in enumerate(concepts)}
    keys: dict[str, dict[str, list[tuple[str, int]]]] = {}
    glue: dict[str, list[str]] = {}
    for language in LANGUAGES:
        keys[language], glue[language] = _analysed(concepts, language)
    pack = msgspec.msgpack.encode
    return pack(
        Compiled(
            ids=[concept.id for concept in concepts],
            groups=[concept.group for concept in concepts],
            broader=[[at[wider] for wider in concept.broader] for concept in concepts],
            aliases=_aliases(),
            glue=glue,
            keys={language: msgspec.Raw(pack(entries)) for language, entries in keys.items()},
            labels={
                language: msgspec.Raw(pack([concept.labels(language) for concept in concepts]))
                for language in LANGUAGES
            },
        )
    )


def _aliases() -> dict[str, str]:
    from craftsearch.language import ANALYSED, group

    columns = {group(language): language for language in LANGUAGES}
    codes = sorted(ANALYSED | set(columns))
    return {code: columns[group(code)] for code in codes if group(code) in columns and code not in LANGUAGES}


def _analysed(
    concepts: Sequence[Concept], language: str
) -> tuple[dict[str, list[tuple[str, int]]], list[str]]:
    keys: dict[str, list[tuple[str, int]]] = {}
    glue: set[str] = set()
    for position, concept in enumerate(concepts):
        for label in concept.labels(language):
            key, left_out = key_of(label, language)
            if not key and label == concept.preferred[language]:
                raise ThesaurusError(
                    f"{concept.id}: {label!r} is only function words in {language} — prefer another"
                )
            glue.update(left_out)
            entry = (" ".join(key[1:]), position)
            if key and entry not in keys.setdefault(key[0], []):
                keys[key[0]].append(entry)
    return keys, sorted(glue)


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
