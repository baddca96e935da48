"""What stays and what goes, block by block, until nothing more would go.

Going on until nothing changes is what makes cleaning twice the same as cleaning once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from craftsearch.cleaning.consent import BANNER, CERTAIN, consent_score, is_button
from craftsearch.cleaning.details import DETAILS, Line, details
from craftsearch.cleaning.furniture import furniture_rule, is_headline, is_label, is_menu, is_tail
from craftsearch.model import Removed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.cleaning.drafts import Draft

_EDGE = 3
_MAX_TAIL = 15


class Sifted(NamedTuple):
    """The drafts that stay, and the cuts in the order of the source."""

    kept: list[Draft]
    removed: list[Removed]


class _Traits(NamedTuple):
    consent: float
    button: bool
    furniture: str | None


def sift(drafts: Sequence[Draft]) -> Sifted:
    """Part the text from banners and furniture; whole blocks only."""
    traits = [_traits(draft.text) for draft in drafts]
    cut: dict[int, str] = {}
    while True:
        found = dict(_cuts(drafts, traits, cut))
        if not found:
            break
        cut |= found
    kept = [draft for at, draft in enumerate(drafts) if at not in cut]
    removed = [Removed(cut[at], drafts[at].text, drafts[at].source) for at in sorted(cut)]
    return Sifted(kept, removed)


def _traits(text: str) -> _Traits:
    return _Traits(consent_score(text), is_button(text), furniture_rule(text))


def _cuts(
    drafts: Sequence[Draft], traits: Sequence[_Traits], cut: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Give what goes in view of what has gone: by itself, at the edges, beside a banner."""
    left = [at for at in range(len(drafts)) if at not in cut]
    places = {at: place for place, at in enumerate(left)}
    yield from _tail(drafts, left)
    told = details([Line(at, drafts[at].text, traits[at].furniture) for at in left])
    yield from ((at, DETAILS) for at in told)
    yield from ((at, "furniture:menu") for at in left[:1] if len(left) > 1 and is_menu(drafts[at].text))
    for at in left:
        trait = traits[at]
        if trait.furniture:
            yield at, trait.furniture
        elif trait.consent >= CERTAIN or (
            trait.consent >= BANNER
            and (_at_edge(places[at], len(left)) or _by_button(places[at], left, traits))
        ):
            yield at, "consent:banner"
    yield from _beside(traits, cut)


def _at_edge(place: int, count: int) -> bool:
    return place < _EDGE or place >= count - _EDGE


def _by_button(place: int, left: list[int], traits: Sequence[_Traits]) -> bool:
    around = left[max(0, place - 1) : place] + left[place + 1 : place + 2]
    return any(traits[at].button for at in around)


def _beside(traits: Sequence[_Traits], cut: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Spread from each removed banner over the buttons and half-banners that touch it."""
    gone = {at for at, rule in cut.items() if rule.startswith("consent:")}
    for start in sorted(gone):
        for step in (-1, 1):
            at = start + step
            while 0 <= at < len(traits) and at not in cut and _belongs(traits[at]):
                yield at, "consent:button" if traits[at].button else "consent:banner"
                at += step


def _belongs(trait: _Traits) -> bool:
    return trait.button or trait.consent >= BANNER


def _tail(drafts: Sequence[Draft], left: list[int]) -> Iterator[tuple[int, str]]:
    """Find "Additional information" with nothing but labels below, "Related news" with nothing but titles."""
    for place in range(len(left) - 1, max(-1, len(left) - _MAX_TAIL), -1):
        text = drafts[left[place]].text
        family = is_tail(text)
        if family:
            yield from ((at, f"furniture:{family}") for at in left[place:])
            return
        if not (is_headline(text) or is_label(text)):
            return
