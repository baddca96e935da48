import datetime as dt
from pathlib import Path

import pytest

from craftsearch.events.dates import find_dates

REFERENCE = dt.date(2016, 6, 15)
LINES = Path(__file__).with_name("periods.txt").read_text("utf-8").splitlines()
PERIODS = [tuple(line.split(" | ")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("language", "days", "phrase"), PERIODS)
def test_quarters_decades_and_counted_periods_are_read_in_every_language(
    language: str, days: str, phrase: str
) -> None:
    found = find_dates(phrase, language=language, reference=REFERENCE)
    assert [f"{date.start}/{date.end}" for date in found] == [days]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She is in her thirties."),
        ("en", "the final decade"),
        ("bg", "на деветдесетте участници"),
        ("es", "tiene noventa años"),
        ("it", "ha ottanta anni"),
        ("de", "achtziger Kabel"),
        ("sv", "ett fyrtiotal goda exempel"),
        ("es", "los años veinte"),
    ],
)
def test_ages_and_counts_are_no_decades(language: str, text: str) -> None:
    assert find_dates(text, language=language, reference=REFERENCE) == ()


def test_a_fortnight_ago_is_a_day_and_nothing_without_a_day_of_publication() -> None:
    (date,) = find_dates("a fortnight ago", language="en", reference=REFERENCE)
    assert date.edtf == "2016-06-01"
    assert find_dates("a fortnight ago", language="en") == ()


@pytest.mark.parametrize(
    ("phrase", "years"),
    [("early 1990s", (1990, 1993)), ("mid-1990s", (1994, 1996)), ("the late nineties", (1997, 1999))],
)
def test_a_part_of_a_decade_is_three_or_four_of_its_years(phrase: str, years: tuple[int, int]) -> None:
    (date,) = find_dates(f"in {phrase}", language="en")
    assert (date.start, date.end) == (dt.date(years[0], 1, 1), dt.date(years[1], 12, 31))
    assert date.granularity == "part"


def test_figures_may_hang_on_a_little_word_but_not_on_any_word() -> None:
    assert [d.edtf for d in find_dates("sas-16/07/2021", language="mt")] == ["2021-07-16"]
    assert find_dates("code ab-16/07/2021", language="en") == ()
