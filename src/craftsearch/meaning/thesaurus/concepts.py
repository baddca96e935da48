"""Concepts, and the tables they are written in: one row a concept, one column a language."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftsearch.errors import EngineUnavailableError, UsageError
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LANGUAGES: Final = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
)
"""The languages every concept has a label in, in the order of the tables' columns."""

WORDS: Final = "words"
"""The folder of concepts that bridge languages but say nothing of what a document is about."""

_COLUMNS: Final = ("id", "broader", *LANGUAGES)


class ThesaurusError(UsageError):
    """A table of concepts that cannot be used as it stands."""


class ThesaurusUnavailableError(EngineUnavailableError):
    """A compiled thesaurus that is missing or damaged."""


class Concept(Value, frozen=True):
    """One meaning with its labels as in SKOS: at most one preferred per language, and alternatives.

    Labels are dictionary forms in NFC. ``broader`` holds the ids of the next wider concepts. Concepts of
    ours have labels in all of `LANGUAGES`, those of others where they have them.
    """

    id: str
    group: str
    broader: tuple[str, ...]
    preferred: dict[str, str]
    alternatives: dict[str, tuple[str, ...]]
    theme: bool = True

    def labels(self, language: str) -> tuple[str, ...]:
        """Return all labels in one of `LANGUAGES`, the preferred one first."""
        first = (self.preferred[language],) if language in self.preferred else ()
        return (*first, *self.alternatives.get(language, ()))


@cache
def shipped() -> tuple[Concept, ...]:
    """Read the tables that come with the program, in order of group and row."""
    folder = Path(__file__).parent
    return read([*folder.glob("groups/*.tsv"), *folder.glob(f"{WORDS}/*.tsv")])


def read(paths: Iterable[Path]) -> tuple[Concept, ...]:
    """Read tables of concepts; a file's stem names its group.

    Tab-separated, UTF-8, with the header ``id broader bg cs …``; labels of a cell are parted by
    semicolons, the first is the preferred one. Raises `ThesaurusError` for a table with a gap.
    """
    concepts = tuple(concept for path in sorted(paths, key=_order) for concept in _rows(path))
    known = {concept.id for concept in concepts}
    if len(known) < len(concepts):
        twice = sorted(name for name in known if sum(c.id == name for c in concepts) > 1)
        raise ThesaurusError(f"concept ids given twice: {', '.join(twice)} — rename all but one")
    for concept in concepts:
        for wider in concept.broader:
            if wider not in known:
                raise ThesaurusError(f"{concept.id} has the broader concept {wider!r}, which no table holds")
    return concepts


def _order(path: Path) -> tuple[bool, str]:
    return path.parent.name == WORDS, path.name


def _rows(path: Path) -> Iterator[Concept]:
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != _COLUMNS:
        raise ThesaurusError(f"{path.name} must begin with the columns {' '.join(_COLUMNS)}")
    for number, row in enumerate(rows, start=2):
        cells = row.split("\t")
        where = f"{path.name} line {number}"
        if len(cells) != len(_COLUMNS):
            raise ThesaurusError(f"{where} has {len(cells)} cells instead of {len(_COLUMNS)}")
        name, broader, *labels = cells
        columns = {
            language: _labels(cell, f"{where}, {name}, {language}")
            for language, cell in zip(LANGUAGES, labels, strict=True)
        }
        yield Concept(
            id=name,
            group=path.stem,
            broader=tuple(filter(None, broader.split(";"))),
            preferred={language: cell[0] for language, cell in columns.items()},
            alternatives={language: cell[1:] for language, cell in columns.items()},
            theme=path.parent.name != WORDS,
        )


def _labels(cell: str, where: str) -> tuple[str, ...]:
    labels = tuple(cell.split(";"))
    for label in labels:
        if not label or " ".join(label.split()) != label or not unicodedata.is_normalized("NFC", label):
            raise ThesaurusError(f"{where}: the label {label!r} is empty, untrimmed or not in NFC")
    if len(set(labels)) < len(labels):
        raise ThesaurusError(f"{where}: a label is given twice in {cell!r}")
    return labels
