from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from craftsearch.events import find_happenings
from craftsearch.output.screen import Screen
from craftsearch.output.tables.evidence import evidence

if TYPE_CHECKING:
    from rich.console import RenderableType

TEXT = (
    "A seminar on kilns took place in Graz on 5 May 2018. Apply for the training by 31 May 2018."
    " The kilns are old."
)


def _plain(part: RenderableType) -> str:
    stream = io.StringIO()
    Screen(stream, width=200).print(part)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _no_colour_is_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def test_the_words_for_each_field_are_marked_and_named_in_the_text() -> None:
    found = find_happenings(TEXT, language="en")
    written = _plain(evidence(TEXT, found.events, found.deadlines, plain=True))
    assert "A **seminar**‹kind› on **kilns**‹theme› **took place**‹status› in" in written
    assert "**Graz**‹where›" in written
    assert "**5 May 2018**‹when›. [1]" in written
    assert "The kilns are old." in written


def test_each_field_is_listed_with_its_words_and_how_far_it_is_trusted() -> None:
    found = find_happenings(TEXT, language="en")
    written = _plain(evidence(TEXT, found.events, found.deadlines, plain=True))
    assert "1      where   0.95   Graz" in written


def test_deadlines_stand_apart_with_their_sentence() -> None:
    found = find_happenings(TEXT, language="en")
    written = _plain(evidence(TEXT, found.events, found.deadlines, plain=True))
    assert "**31 May 2018**‹deadline›" in written
    assert "2018-05-31  Apply for the training by 31 May 2018." in written
    assert [event.when.edtf for event in found.events] == ["2018-05-05"]


def test_a_text_without_events_is_written_as_it_is() -> None:
    assert "**" not in _plain(evidence("Old kilns.", (), (), plain=True))
