"""Two dates that are one: ranges over months and years, and lists that say the year once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.events.dates.moments import Draft, shared_year
from craftsearch.events.dates.tags import FIRST_ROLE, Role, plays, role_class

if TYPE_CHECKING:
    from craftsearch.events.dates.lexing import Lexed

_LITTLE = role_class(Role(63))
_TO = role_class(Role.TO)
_AND = role_class(Role.AND)
_RANGE = re.compile(rf"\.?-|\.?,?[{_TO}][{_LITTLE}a]{{0,3}}")
_LIST = re.compile(rf",?[{_AND}][{_LITTLE}a]{{0,3}}|,")
_LONGEST_GAP = 6


def joined(lexed: Lexed, drafts: list[Draft]) -> list[Draft]:
    """Join what belongs together, in order; the drafts must not overlap."""
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.begin - out[-1].end <= _LONGEST_GAP:
            before, after = _related(lexed, out.pop(), draft)
            out.extend(d for d in (before, after) if d is not None)
        else:
            out.append(draft)
    return out


def _related(lexed: Lexed, before: Draft, after: Draft) -> tuple[Draft, Draft | None]:
    gap = lexed.tags[before.end : _said_from(lexed, after)]
    if _is_range(lexed, before, after, gap) or (not gap and _by_endings(lexed, before, after)):
        first, last = shared_year(before.first, after.first)
        return Draft(before.begin, after.end, first, last), None
    if _LIST.fullmatch(gap) and not before.first.relative:
        return _list(before, after, gap)
    return before, after


def _said_from(lexed: Lexed, draft: Draft) -> int:
    """Return where the date itself starts, behind the little words that the grammar took with it."""
    return next((at for at in range(draft.begin, draft.end) if lexed.tags[at] < FIRST_ROLE), draft.begin)


def _is_range(lexed: Lexed, before: Draft, after: Draft, gap: str) -> bool:
    if before.last is not None or after.last is not None or _is_decade(before, after):
        return False
    if _RANGE.fullmatch(gap):
        same = before.first.granularity == after.first.granularity
        return same or gap != "-"
    if not _LIST.fullmatch(gap) or gap == ",":
        return False
    opening = lexed.tags[max(before.begin - 2, 0) : before.begin + 2]
    closing = lexed.tags[after.end : after.end + 1]
    return any(plays(tag, Role.BETWEEN) for tag in opening + closing)


def _by_endings(lexed: Lexed, before: Draft, after: Draft) -> bool:
    """Tell a range whose ends are told by case alone: et *juunist juulini*, hu *30-tól július 2-ig*."""
    if before.last is not None or after.last is not None:
        return False
    return _has_ending(lexed, before, lexed.table.range_from) and _has_ending(
        lexed, after, lexed.table.range_to
    )


def _has_ending(lexed: Lexed, draft: Draft, endings: tuple[str, ...]) -> bool:
    return any(
        lexed.text[lexed.starts[at] : lexed.ends[at]].lower().endswith(endings)
        for at in range(draft.begin, draft.end)
    )


def _is_decade(before: Draft, after: Draft) -> bool:
    return bool({"decade", "century"} & {before.first.granularity, after.first.granularity})


def _list(before: Draft, after: Draft, gap: str) -> tuple[Draft, Draft]:
    """Let the date without a year have that of its neighbour in the list."""
    finest = {before.first.granularity, after.first.granularity}
    if not finest <= {"day", "month"} or (gap == "," and len(finest) > 1):
        return before, after
    if before.first.year is None and after.first.year is not None and before.last is None:
        return before._replace(first=shared_year(before.first, after.first)[0]), after
    if after.first.year is None and not after.first.relative and before.first.year is not None and gap != ",":
        first = shared_year(before.last or before.first, after.first)[1]
        last = after.last and shared_year(first, after.last)[1]
        return before, after._replace(first=first, last=last)
    return before, after
