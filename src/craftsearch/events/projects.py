"""Projects by their acronyms and programmes by their names, in whatever script they are written."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from craftsearch.events.cues import Cues, pattern
from craftsearch.model import Span

_REACH = 60
_SHORTEST = 4
_ACRONYM = re.compile(
    r"(?<![\w@/.#-])(?:[^\W\d_a-zа-яα-ω]{2}[\w:+&-]*|[^\W\d_]+(?:[A-Z0-9][\w]*)+)"
    r"(?:[ \u00a0](?:[A-Z]{2,}[A-Z0-9:+&-]*|\d\.\d))*(?![\w@])"
)
_BEFORE_NAME = re.compile(r"\w*[\s:]+[„“\"«»']*")
_LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхъьαβγδεζηθικλμνξοπρστυφχω",
        "a b v g d e zh z i i k l m n o p r s t u f h a i a v g d e z i th i k l m n ks o p r s t i f h o".split(),
        strict=True,
    ),
    ц="ts", ч="ch", ш="sh", щ="sht", ю="yu", я="ya", ψ="ps", ς="s",
)  # fmt: skip
_SOUNDS = str.maketrans({"c": "k", "q": "k", "w": "v", "y": "i", "x": "ks", "z": "s"})


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    programmes: dict[str, tuple[str, ...]]
    not_projects: tuple[str, ...]
    known_projects: tuple[str, ...]


class Mention(NamedTuple):
    """A project named in a text: as we call it, and where."""

    name: str
    span: Span


@lru_cache(maxsize=1)
def _names() -> _Names:
    source = files(__package__).joinpath("programmes.toml").read_bytes()
    return msgspec.toml.decode(source, type=_Names)


@lru_cache(maxsize=1)
def _programme_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, pattern(cues)) for name, cues in _names().programmes.items())


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {project_key(name): name for name in _names().known_projects}


@lru_cache(maxsize=1)
def _excluded() -> frozenset[str]:
    return frozenset(word.casefold() for word in _names().not_projects)


def find_programmes(text: str) -> tuple[str, ...]:
    """Name the funding programmes that a text mentions, the most mentioned first."""
    counts = Counter(
        {name: len(found) for name, cue in _programme_patterns() if (found := cue.findall(text))}
    )
    return tuple(name for name, _ in counts.most_common())


def project_key(name: str) -> str:
    """Give what a project's name sounds like, the same in every script (INNOCRAFTS, ИНОКРАФТС)."""
    latin = "".join(_LETTERS.get(char, char) for char in name.casefold())
    sounds = (char for char in latin.translate(_SOUNDS) if char.isalnum())
    return re.sub(r"(.)\1+", r"\1", "".join(sounds))


def find_projects(text: str, cues: Cues) -> tuple[Mention, ...]:
    """Find the projects a text names: known ones, and acronyms that it calls a project somewhere.

    A name in another script comes back in Latin letters, as the text itself or our table has it.
    """
    found = [match for match in _ACRONYM.finditer(text) if _may_name(match.group(), _excluded())]
    called = {project_key(match.group()) for match in found if _is_called_project(text, match, cues)}
    names = _latin_names(text, [match.group() for match in found])
    wanted = called | (set(names) & set(_known()))
    return tuple(
        Mention(names[key], Span(*match.span()))
        for match in found
        if (key := project_key(match.group())) in wanted
    )


def _may_name(surface: str, excluded: frozenset[str]) -> bool:
    """Tell an acronym that may be a project's from one that never is, and from a mere pair of capitals."""
    words = surface.casefold().split()
    capitals = sum(char.isupper() for char in surface)
    return len(surface) >= _SHORTEST and capitals > 1 and words[0] not in excluded


def _is_called_project(text: str, match: re.Match[str], cues: Cues) -> bool:
    left = text[max(0, match.start() - _REACH) : match.start()]
    right = text[match.end() : match.end() + _REACH // 4]
    after = re.match(r"[”“\"»']?[\s-]{1,2}", right)
    if after and cues.project_pattern.match(right, after.end()):
        return True
    if left.rstrip().endswith("("):
        left = text[max(0, match.start() - 4 * _REACH) : match.start()]
        return cues.project_pattern.search(left) is not None and left.rstrip("( ")[-1:] in "“”\"»’"
    words = cues.project_pattern.finditer(left)
    return any(_BEFORE_NAME.fullmatch(left, word.end()) for word in words)


def _latin_names(text: str, surfaces: list[str]) -> dict[str, str]:
    """Choose one name per sound: our table's, else the text's own in Latin letters, else a transliteration."""
    wanted = {project_key(surface): surface for surface in reversed(surfaces)}
    latin = {project_key(surface): surface for surface in reversed(surfaces) if surface.isascii()}
    if len(latin) < len(wanted):
        words = (word.group() for word in re.finditer(r"[A-Z][A-Za-z0-9]{3,}", text))
        latin = {key: word.upper() for word in words if (key := project_key(word)) in wanted} | latin
    return {
        key: _known().get(key) or latin.get(key) or (key.upper() if _foreign(surface) else surface)
        for key, surface in wanted.items()
    }


def _foreign(surface: str) -> bool:
    return any(char.casefold() in _LETTERS for char in surface)
