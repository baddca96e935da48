"""Lines that stand around a text: crumbs, share bars, captions, copyright, newsletter boxes."""

from __future__ import annotations

import re
from functools import cache

from craftsearch.cleaning.details import HITS, is_counter
from craftsearch.cleaning.fold import fold
from craftsearch.cleaning.rules import lines

NETWORKS = frozenset(
    [
        "facebook",
        "twitter",
        "x",
        "linkedin",
        "whatsapp",
        "telegram",
        "pinterest",
        "instagram",
        "youtube",
        "viber",
        "messenger",
        "reddit",
        "google",
        "plus",
        "xing",
        "tumblr",
        "mastodon",
        "bluesky",
        "threads",
        "email",
        "rss",
        "pocket",
        "flipboard",
        "vk",
        "odnoklassniki",
        "skype",
        "signal",
        "addthis",
        "sharethis",
        "flickr",
        "vimeo",
        "tiktok",
        "pdf",
    ]
)

_CRUMB = re.compile(r"\s+[>»›→/|]\s+|\s*[»›]\s*|(?<=\S)>(?=\S)")
_ENTRY = re.compile(r"\s*[|·•]\s*")
_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"[.!?…][\"”“»’')\]]*$")
_MAX_CRUMBS, _MAX_LINE, _MAX_RIGHTS, _MAX_NEWSLETTER, _MAX_CAPTION = 160, 120, 30, 14, 5
_MAX_LABEL, _MAX_HEADLINE = 6, 25
_MIN_NETWORKS, _MAX_BETWEEN = 2, 4
_MAX_DESCRIBED = 14
_SHORT_WORD = 3
_BEGINNING = 4  # the space before the first word counts
_PROJECT = ("proj", "proy", "proi", "prog", "проект", "програм", "έργ", "projekt")
_MIN_ENTRIES, _MAX_ENTRY = 3, 4


def furniture_rule(text: str) -> str | None:
    """Name the rule by which a whole line is furniture wherever it stands, or ``None``."""
    folded = fold(text)
    words = folded.split()
    if not words:
        return "furniture:signs"
    if folded in lines("line"):
        return "furniture:line"
    if _is_rights(text, folded, words):
        return "furniture:rights"
    if is_counter(text):
        return HITS
    if len(text) > max(_MAX_LINE, _MAX_CRUMBS):
        return None
    return _by_shape(text, folded, words)


def is_tail(text: str) -> str | None:
    """Name the kind of heading that only labels or links to other items follow."""
    folded = fold(text)
    for family in ("tail", "related"):
        if folded in lines(family):
            return family
    return None


def is_menu(text: str) -> bool:
    """Tell whether a line may be a menu: three short entries or more with signs between them."""
    entries = _ENTRY.split(text)
    return (
        len(entries) >= _MIN_ENTRIES
        and all(0 < len(entry.split()) <= _MAX_ENTRY for entry in entries)
        and not any(sign.isdigit() for sign in text)
        and not _SENTENCE_END.search(text)
    )


def is_label(text: str) -> bool:
    """Tell whether a line is a bare label, such as "European Union"."""
    words = text.split()
    return (
        len(words) <= _MAX_LABEL
        and not _SENTENCE_END.search(text)
        and not any(sign.isdigit() or sign in "@:/" for sign in text)
    )


def is_headline(text: str) -> bool:
    """Tell whether a line may be the title of another item."""
    return len(text.split()) <= _MAX_HEADLINE and not text.endswith(".")


def _by_shape(text: str, folded: str, words: list[str]) -> str | None:
    if _is_crumbs(text):
        return "furniture:crumbs"
    if _is_share_bar(words):
        return "furniture:share"
    if _is_caption(text, words):
        return "furniture:logo"
    if len(words) <= _MAX_NEWSLETTER and _starts(folded, "newsletter") and not _SENTENCE_END.search(text):
        return "furniture:newsletter"
    if len(words) <= _MAX_NEWSLETTER and _starts(folded, "updated"):
        return "furniture:updated"
    return None


def _is_crumbs(text: str) -> bool:
    parts = _CRUMB.split(text)
    if len(parts) == 1:
        head, _, rest = text.partition(":")
        return bool(rest) and fold(head) in lines("home") and len(text) <= _MAX_CRUMBS
    return len(text) <= _MAX_CRUMBS and fold(parts[0].rpartition(":")[2]) in lines("home")


def _is_share_bar(words: list[str]) -> bool:
    networks = sum(word in NETWORKS for word in words)
    if networks >= _MIN_NETWORKS and f" {words[0]} " in lines("share"):
        return len(words) - networks <= _MAX_BETWEEN
    if not _share_words().issuperset(words) or all(len(word) == 1 for word in words):
        return False
    rest = f" {' '.join(words)} "
    for phrase in _share_phrases():
        rest = rest.replace(phrase, "  ")
    return NETWORKS.issuperset(rest.split())


@cache
def _share_phrases() -> tuple[str, ...]:
    """Longest first, so that a phrase is not broken by its own parts."""
    return tuple(sorted(lines("share"), key=len, reverse=True))


@cache
def _share_words() -> frozenset[str]:
    return NETWORKS.union(*(phrase.split() for phrase in lines("share")))


@cache
def _rights() -> tuple[str, ...]:
    return tuple(lines("rights"))


def _is_caption(text: str, words: list[str]) -> bool:
    """Know captions such as "Logo Innocrafts" or "Innocrafts logo": the word and names, no more."""
    if ":" in text and fold(text.partition(":")[0]) in lines("logo") and len(words) <= _MAX_DESCRIBED:
        return True
    if not 1 < len(words) <= _MAX_CAPTION or _SENTENCE_END.search(text):
        return False
    places = {0, len(words) - 1}
    marks = [at for at in places if f" {words[at]} " in lines("logo")]
    others = text.split()
    names = [word for at, word in enumerate(others) if at not in marks]
    return len(marks) == 1 and len(others) == len(words) and _are_names(names)


def _are_names(words: list[str]) -> bool:
    """Tell names from prose: capitals, and between them only short words and "of the project"."""
    small = [word for word in words if word[0].islower()]
    return len(small) < len(words) and all(
        len(word) <= _SHORT_WORD or word.startswith(_PROJECT) for word in small
    )


def _is_rights(text: str, folded: str, words: list[str]) -> bool:
    if len(words) > _MAX_RIGHTS:
        return False
    signed = _COPYRIGHT.match(text)
    reserved = any(phrase in folded for phrase in _rights())
    if not signed:
        return reserved and bool(_YEAR.search(text) or "©" in text or len(words) <= _MAX_LABEL)
    return reserved or bool(_YEAR.search(text)) or "©" in text[:4]


def _starts(folded: str, family: str) -> bool:
    """Tell whether a line begins as one of a family does; most lines differ in the first letters already."""
    return folded.startswith(_by_beginning(family).get(folded[:_BEGINNING], ()))


@cache
def _by_beginning(family: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in lines(family):
        found.setdefault(line[:_BEGINNING], []).append(line)
    return {beginning: tuple(group) for beginning, group in found.items()}
