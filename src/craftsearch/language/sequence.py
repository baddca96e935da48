"""The likeliest sequence of languages over the pieces of a text (Viterbi 1967)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftsearch.language.codes import DETECTED, group
from craftsearch.model import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES: Final = (*sorted({group(code) for code in DETECTED}), UNDETERMINED)
"""What a piece may be in: a language group, or none of ours."""


def likeliest(
    costs: Sequence[float], found: Sequence[dict[str, float]], prior: dict[str, float]
) -> list[str]:
    """Return the likeliest sequence of states; a change costs its place's cost less the new state's prior."""
    if not any(found):
        return [UNDETERMINED] * len(found)
    scores = dict(prior)
    paths: list[dict[str, str]] = []
    for cost, judged in zip(costs, found, strict=True):
        best = max(scores, key=lambda state: scores[state])
        came = {
            state: state if scores[state] >= scores[best] - cost + prior[state] else best for state in STATES
        }
        scores = {
            state: max(scores[state], scores[best] - cost + prior[state]) + judged.get(state, 0.0)
            for state in STATES
        }
        paths.append(came)
    return _traced(paths, max(scores, key=lambda state: scores[state]))


def _traced(paths: list[dict[str, str]], last: str) -> list[str]:
    states: list[str] = []
    for came in reversed(paths):
        states.append(last)
        last = came[last]
    return states[::-1]
