"""Projects by their acronyms and programmes by their names, in whatever script they are written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from craftsearch.events.scanning import Scanner, whole_words
from craftsearch.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.events.cues import Cues

_REACH = 60
_SHORTEST = 4
_LONG = 7
_ACRONYM = re.compile(
    r"(?<![\w@/.#-])(?:[^\W\d_a-zа-яα-ω]{2}\w*(?:[:+&-][A-ZА-ЯΑ-Ω0-9]\w*)*\+?|[^\W\d_]+(?:[A-Z0-9][\w]*)+)"
    r"(?:[ \u00a0](?:[A-Z]{2,}[A-Z0-9:+&-]*|\d\.\d))*(?![\w@])"
)
_EXPLAINED = re.compile(r"[”“\"»']?,\s+(?:[\w'’-]+\s+){1,3}[\w'’-]+")
# Words beside an organisation's acronym too: "CNA, a partner of the project".
_PARTNER = re.compile(r"partner|партн|εταίρ|kumppan|chomhph|comhph|soci", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"\w*[\s:]+[„“\"«»']*")
# Each letter of the other scripts with what stands for it.
_TRANSLITERATION = (
    "аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh ъa ьi αa βv γg δd εe ζz ηi "
    "θth ιi κk λl μm νn ξks οo πp ρr σs τt υi φf χh ωo цts чch шsh щsht юyu яya ψps ςs"
)
_LETTERS = {pair[0]: pair[1:] for pair in _TRANSLITERATION.split()}
# How Greek writes sounds that it has no letter for.
_DIGRAPHS = (("ντ", "d"), ("μπ", "b"), ("γκ", "g"), ("γου", "w"), ("ου", "o"), ("τσ", "ts"), ("ks", "x"))
_SOUNDS = str.maketrans({"c": "k", "q": "k", "w": "v", "y": "i", "x": "ks", "z": "s"})


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    programmes: dict[str, tuple[str, ...]]
    not_projects: tuple[str, ...]
    known_projects: tuple[str, ...]


class Mention(NamedTuple):
    """A project or programme named in a text: as we call it, and where."""

    name: str
    span: Span


@lru_cache(maxsize=1)
def _names() -> _Names:
    source = files(__package__).joinpath("programmes.toml").read_bytes()
    return msgspec.toml.decode(source, type=_Names)


@lru_cache(maxsize=1)
def _programmes() -> Scanner:
    return Scanner(_names().programmes)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {project_key(name): name for name in _names().known_projects}


@lru_cache(maxsize=1)
def _excluded() -> frozenset[str]:
    return frozenset(word.casefold() for word in _names().not_projects)


def find_programmes(text: str) -> tuple[Mention, ...]:
    """Name the funding programmes that a text mentions, the most mentioned first, each where it is first."""
    hits = _programmes().hits(text, 0, len(text))
    names = sorted(hits, key=lambda name: (-len(hits[name]), hits[name][0].start))
    return tuple(Mention(name, whole_words(text, hits[name][0])) for name in names)


def project_key(name: str) -> str:
    """Give what a project's name sounds like, the same in every script: its consonants and figures.

    INNOCRAFTS and ИНОКРАФТС, VOUCHMAKERS and ВАУЧМЕЙКЪРС, REEDWORKS and ΡΙΝΤΓΟΥΟΡΚΣ have one key each.
    """
    heard = re.sub(r"(.)\1+", r"\1", _latin(name).replace("ch", "4").translate(_SOUNDS))
    consonants = re.sub(r"[aeiou]", "", heard)
    return consonants if len(consonants) >= _SHORTEST - 1 else heard


def _latin(name: str) -> str:
    """Transliterate letter by letter, small letters and figures only."""
    folded = "".join(char for char in unicodedata.normalize("NFD", name.casefold()) if char.isalnum())
    for written, spoken in _DIGRAPHS:
        folded = folded.replace(written, spoken)
    return "".join(_LETTERS.get(char, char) for char in folded)


def find_projects(text: str, cues: Cues, beside: str = "") -> tuple[Mention, ...]:
    """Find the projects a text names: known ones, and acronyms that it calls a project somewhere.

    A name in another script comes back in Latin letters: as our table has it, or the text itself, or
    what stands ``beside`` it (the captions that were cut).
    """
    found = [match for match in _ACRONYM.finditer(text) if _may_name(match.group(), _excluded())]
    if not found:
        return ()
    called = {project_key(match.group()) for match in found if _is_called_project(text, match, cues)}
    names = _latin_names(f"{text}\n{beside}", [match.group() for match in found])
    wanted = called | (set(names) & set(_known())) or _repeated(match.group() for match in found)
    return tuple(
        Mention(names[key], Span(*match.span()))
        for match in found
        if (key := project_key(match.group())) in wanted
    )


def _repeated(surfaces: Iterable[str]) -> set[str]:
    """Take the long acronyms that come back, where no word calls any of them a project."""
    counts = Counter(project_key(surface) for surface in surfaces if len(surface) >= _LONG)
    return {key for key, count in counts.items() if count > 1}


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
    if _is_explained(text, match.end(), cues):
        return True
    if left.rstrip().endswith("("):
        left = text[max(0, match.start() - 4 * _REACH) : match.start()]
        return cues.project_pattern.search(left) is not None and left.rstrip("( ")[-1:] in '“”"»’'
    words = cues.project_pattern.finditer(left)
    return any(_BEFORE_NAME.fullmatch(left, word.end()) for word in words)


def _is_explained(text: str, end: int, cues: Cues) -> bool:
    """Tell a name that is explained as a project's: FLEECENET, the European project on wool."""
    after = _EXPLAINED.match(text, end)
    if after is None:
        return False
    said = cues.project_pattern.search(after.group())
    return said is not None and not _PARTNER.match(said.group())


def _latin_names(text: str, surfaces: list[str]) -> dict[str, str]:
    """Choose one name per sound: our table's, else the text's in Latin letters, else a transliteration."""
    wanted = {project_key(surface): surface for surface in reversed(surfaces)}
    latin = {project_key(surface): surface for surface in reversed(surfaces) if surface.isascii()}
    if len(latin) < len(wanted):
        words = (word.group() for word in re.finditer(r"[A-Z][A-Za-z0-9]{3,}", text))
        latin = {key: word.upper() for word in words if (key := project_key(word)) in wanted} | latin
    return {
        key: _known().get(key)
        or latin.get(key)
        or (_latin(surface).upper() if _foreign(surface) else surface)
        for key, surface in wanted.items()
    }


def _foreign(surface: str) -> bool:
    return any(char.casefold() in _LETTERS for char in surface)
