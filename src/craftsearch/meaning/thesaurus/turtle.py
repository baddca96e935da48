"""The thesaurus as SKOS (W3C Recommendation, 2009) in Turtle (RDF 1.1)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from craftsearch.meaning.thesaurus.concepts import LANGUAGES, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from craftsearch.meaning.thesaurus.concepts import Concept

_PREFIXES: Final = (
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix dct: <http://purl.org/dc/terms/> .\n"
    "@prefix concept: <urn:craftsearch:concept:> .\n"
    "@prefix group: <urn:craftsearch:group:> .\n"
)
_SCHEME: Final = "<urn:craftsearch:thesaurus>"
_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\""})


def to_turtle() -> str:
    """Return all concepts with labels, links and groups, as one Turtle document."""
    concepts = shipped()
    narrower: dict[str, list[str]] = defaultdict(list)
    groups: dict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        groups[concept.group].append(concept.id)
        for wider in concept.broader:
            narrower[wider].append(concept.id)
    parts = [_PREFIXES, _scheme(concepts)]
    parts.extend(_concept(concept, narrower) for concept in concepts)
    parts.extend(_group(name, members) for name, members in groups.items())
    return "\n".join(parts)


def _scheme(concepts: Iterable[Concept]) -> str:
    top = [concept.id for concept in concepts if not concept.broader]
    return _statement(
        _SCHEME,
        [
            "a skos:ConceptScheme",
            'dct:title "Craftsearch thesaurus of European cooperation projects"@en',
            f"skos:hasTopConcept {_names(top)}",
        ],
    )


def _concept(concept: Concept, narrower: Mapping[str, Sequence[str]]) -> str:
    lines = ["a skos:Concept", f"skos:inScheme {_SCHEME}"]
    if concept.broader:
        lines.append(f"skos:broader {_names(concept.broader)}")
    else:
        lines.append(f"skos:topConceptOf {_SCHEME}")
    if narrower.get(concept.id):
        lines.append(f"skos:narrower {_names(narrower[concept.id])}")
    for language in LANGUAGES:
        preferred, *others = concept.labels(language)
        lines.append(f"skos:prefLabel {_literal(preferred, language)}")
        if others:
            labels = ", ".join(_literal(label, language) for label in others)
            lines.append(f"skos:altLabel {labels}")
    return _statement(f"concept:{concept.id}", lines)


def _group(name: str, members: Sequence[str]) -> str:
    return _statement(
        f"group:{name}",
        ["a skos:Collection", f"skos:prefLabel {_literal(name, 'en')}", f"skos:member {_names(members)}"],
    )


def _statement(subject: str, lines: Sequence[str]) -> str:
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _names(ids: Iterable[str]) -> str:
    return ", ".join(f"concept:{name}" for name in ids)


def _literal(text: str, language: str) -> str:
    return f'"{text.translate(_ESCAPES)}"@{language}'
