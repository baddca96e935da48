"""The thesauri of one index: the one that ships with the program, and those a user imported beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftsearch.errors import NotFoundError
from craftsearch.meaning.thesaurus.concepts import ThesaurusError
from craftsearch.meaning.thesaurus.joined import Joined
from craftsearch.meaning.thesaurus.lookup import Thesaurus, load, read
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

SHIPPED: Final = "craftsearch"
_SUFFIX: Final = ".msgpack"
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class Imported(Value, frozen=True):
    """What an import brought: the vocabulary's name, and how much of it is of use here."""

    name: str
    concepts: int
    labels: int
    languages: tuple[str, ...]


class Shelf:
    """Vocabularies in a folder, each one file; who reads sees a change at the next opening."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; it need not be there."""
        self._folder = folder

    def add(self, paths: Iterable[Path], name: str | None = None) -> Imported:
        """Import the files of one vocabulary, in place of one of the same name.

        ``name`` is taken from the first file where it is not given, without the language at its end.
        Raises `ThesaurusError` for what cannot be read, or has no label in a language of ours.
        """
        from craftsearch.meaning.thesaurus.compiled import compile_concepts
        from craftsearch.meaning.thesaurus.foreign import read_foreign

        files = list(paths)
        name = _checked(name or re.sub(r"[_.-][a-z]{2}$", "", files[0].stem.lower()))
        concepts = read_foreign(files, name)
        if not concepts:
            raise ThesaurusError(
                f"{', '.join(file.name for file in files)}: no concept has a label in a language served here"
                " — give SKOS with skos:prefLabel, or a table of labels"
            )
        content = compile_concepts(concepts, strict=False)
        self.place(name, content)
        languages = {language for concept in concepts for language in concept.preferred}
        labels = sum(len(concept.labels(language)) for concept in concepts for language in concept.preferred)
        return Imported(name, len(concepts), labels, tuple(sorted(languages)))

    def place(self, name: str, content: bytes) -> None:
        """Put a compiled vocabulary in its place, whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        made = self._folder / f".{name}.new"
        made.write_bytes(content)
        made.replace(self._folder / f"{name}{_SUFFIX}")

    def remove(self, name: str) -> None:
        """Forget an imported vocabulary. Raises `NotFoundError`."""
        try:
            (self._folder / f"{_checked(name)}{_SUFFIX}").unlink()
        except FileNotFoundError:
            known = ", ".join(self.names()) or "none was imported"
            raise NotFoundError(f"no thesaurus {name!r} here ({known})") from None

    def names(self) -> tuple[str, ...]:
        """Name what was imported, in alphabetical order."""
        return tuple(file.stem for file in self.files())

    def files(self) -> tuple[Path, ...]:
        """Give the files of what was imported."""
        return tuple(sorted(self._folder.glob(f"[!.]*{_SUFFIX}"))) if self._folder.is_dir() else ()

    def opened(self) -> Thesaurus | Joined:
        """Open all of them as one."""
        return opened(self.files())


def opened(files: Iterable[str | Path]) -> Thesaurus | Joined:
    """Open the shipped thesaurus and the imported ones of these files as one, until a file changes."""
    states = tuple((str(file), Path(file).stat().st_mtime_ns) for file in files)
    return _joined(states) if states else load()


@lru_cache(2)  # an import makes a new one; a large vocabulary takes tens of megabytes
def _joined(states: tuple[tuple[str, int], ...]) -> Joined:
    imported = [read(Path(file), f"import {Path(file).stem} again") for file, _ in states]
    return Joined((load(), *imported))


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name) or name == SHIPPED:
        raise ThesaurusError(
            f"{name!r} cannot name a thesaurus — give small letters, digits and dashes, such as eurovoc"
        )
    return name
