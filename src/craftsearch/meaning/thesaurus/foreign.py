"""Thesauri of others: SKOS as EuroVoc, ESCO and many vocabularies publish it, and tables of labels."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from craftsearch.meaning.thesaurus.concepts import LANGUAGES, Concept, ThesaurusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_TABLES: Final = frozenset((".csv", ".tsv"))
_OF_LANGUAGE: Final = re.compile(r"[_.-]([a-z]{2})$", re.IGNORECASE)
_LAST_SEGMENT: Final = re.compile(r"([^/#:]+)[/#]?$")
_ESCO: Final = ("concepturi", "preferredlabel")
_MAX_LABEL: Final = 200  # code points; longer ones are definitions in the wrong place
_MAX_FIELD: Final = 1_000_000


class _Said(NamedTuple):
    """One thing that a file says of a concept: a label in a language, or a wider concept."""

    concept: str
    what: str
    value: str
    language: str = ""


def read_foreign(paths: Iterable[Path], name: str) -> tuple[Concept, ...]:
    """Read files of one vocabulary, called ``name``, into concepts with ids ``name:…``.

    ``.ttl``, ``.rdf``, ``.nt`` and ``.jsonld`` hold SKOS. ``.csv`` and ``.tsv`` hold either ESCO's columns
    (``conceptUri``, ``preferredLabel``, ``altLabels``), one file a language, told by the end of its name
    (``skills_en.csv``), or the columns ``id``, ``broader`` and a language each, labels of a cell parted by
    semicolons, the preferred one first. Labels in other languages than ours, and concepts without a label,
    are left out. Raises `ThesaurusError` with file and line.
    """
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    for path in paths:
        for said in _read(path):
            gathered[said.concept].add(said)
    ids = _ids([uri for uri, one in gathered.items() if one.labels], name)
    return tuple(gathered[uri].concept(uri, ids, name) for uri in ids)


class _Gathered:
    """What the files say of one concept, so far."""

    def __init__(self) -> None:
        self.labels: dict[str, dict[str, None]] = defaultdict(dict)
        self._preferred: dict[str, str] = {}
        self._wider: dict[str, None] = {}

    def add(self, said: _Said) -> None:
        if said.what == "broader":
            self._wider[said.value] = None
        elif said.language in LANGUAGES and (label := _tidy(said.value)):
            self.labels[said.language][label] = None
            if said.what == "prefLabel":
                self._preferred.setdefault(said.language, label)

    def concept(self, uri: str, ids: dict[str, str], group: str) -> Concept:
        first = {language: next(iter(labels)) for language, labels in self.labels.items()} | self._preferred
        return Concept(
            id=ids[uri],
            group=group,
            broader=tuple(ids[each] for each in self._wider if each in ids and each != uri),
            preferred=first,
            alternatives={
                language: tuple(label for label in labels if label != first[language])
                for language, labels in self.labels.items()
            },
        )


def _ids(uris: Iterable[str], name: str) -> dict[str, str]:
    """Give each concept a short id of its URI's last part, or the URI where two would be the same."""
    short: dict[str, list[str]] = defaultdict(list)
    for uri in uris:
        found = _LAST_SEGMENT.search(uri)
        short[found[1] if found else uri].append(uri)
    return {
        uri: f"{name}:{last if len(sharing) == 1 else uri}"
        for last, sharing in short.items()
        for uri in sharing
    }


def _tidy(label: str) -> str:
    tidied = unicodedata.normalize("NFC", " ".join(label.split()))
    return tidied if len(tidied) <= _MAX_LABEL else ""


def _read(path: Path) -> Iterator[_Said]:
    try:
        if path.suffix.lower() in _TABLES:
            yield from _rows(path)
        else:
            yield from _triples(path)
    except OSError as exc:
        raise ThesaurusError(f"{path} cannot be read: {exc.strerror or exc} — give a file") from exc
    except UnicodeDecodeError as exc:
        raise ThesaurusError(f"{path} is not UTF-8 (byte {exc.start}) — save it as UTF-8") from exc


def _triples(path: Path) -> Iterator[_Said]:
    from pyoxigraph import Literal, RdfFormat, parse  # loaded when needed

    form = RdfFormat.from_extension(path.suffix.lower().lstrip("."))
    if form is None:
        raise ThesaurusError(
            f"{path.name} is no vocabulary known here — give .ttl, .rdf, .nt, .jsonld, .csv or .tsv"
        )
    try:
        for triple in parse(path=str(path), format=form):
            predicate = triple.predicate.value
            if not predicate.startswith(_SKOS):
                continue
            what, value = predicate.removeprefix(_SKOS), triple.object
            subject = str(getattr(triple.subject, "value", triple.subject))
            if what in {"prefLabel", "altLabel"} and isinstance(value, Literal):
                language = (value.language or "").partition("-")[0].lower()
                yield _Said(subject, what, value.value, language)
            elif what == "broader":
                yield _Said(subject, what, str(getattr(value, "value", value)))
            elif what == "narrower":
                yield _Said(str(getattr(value, "value", value)), "broader", subject)
    except SyntaxError as exc:
        raise ThesaurusError(
            f"{path.name} is not valid {form.name}: {exc.msg} — mend or export it anew"
        ) from exc


def _rows(path: Path) -> Iterator[_Said]:
    csv.field_size_limit(_MAX_FIELD)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        sample = lines.readline()
        lines.seek(0)
        delimiter = max("\t;,", key=sample.count)
        table = csv.DictReader(lines, delimiter=delimiter)
        named = {(column or "").strip().lower(): column for column in table.fieldnames or ()}
        try:
            if named.keys() >= set(_ESCO):
                yield from _esco(path, table, named)
            elif "id" in named and named.keys() & set(LANGUAGES):
                yield from _ours(table, named)
            else:
                columns = ", ".join(named) or "none"
                raise ThesaurusError(
                    f"{path.name} has the columns {columns} — name them id, broader and a language"
                    " each, or conceptUri, preferredLabel and altLabels"
                )
        except csv.Error as exc:
            raise ThesaurusError(
                f"{path.name} line {table.line_num}: {exc} — mend or export it anew"
            ) from exc


def _esco(path: Path, table: csv.DictReader[str], named: dict[str, str]) -> Iterator[_Said]:
    of_language = _OF_LANGUAGE.search(path.stem)
    if of_language is None or of_language[1].lower() not in LANGUAGES:
        raise ThesaurusError(f"{path.name} does not say its language — end its name so: skills_en.csv")
    language = of_language[1].lower()
    for row in table:
        concept = _cell(row, named, "concepturi")
        yield _Said(concept, "prefLabel", _cell(row, named, "preferredlabel"), language)
        for label in _cell(row, named, "altlabels").splitlines():
            yield _Said(concept, "altLabel", label, language)


def _ours(table: csv.DictReader[str], named: dict[str, str]) -> Iterator[_Said]:
    for row in table:
        concept = _cell(row, named, "id")
        if not concept:
            raise ThesaurusError(f"line {table.line_num} has no id — give each row one")
        for each in filter(None, _cell(row, named, "broader").split(";")):
            yield _Said(concept, "broader", each.strip())
        for language in LANGUAGES:
            for at, label in enumerate(_cell(row, named, language).split(";")):
                yield _Said(concept, "altLabel" if at else "prefLabel", label, language)


def _cell(row: dict[str, str], named: dict[str, str], column: str) -> str:
    return (row.get(named[column]) or "").strip() if column in named else ""
