import datetime as dt
import unicodedata
from pathlib import Path

import pytest

from craftsearch.events import find_dates
from craftsearch.events.dates.tables import clock, languages
from craftsearch.model import DateSpan

LINES = Path(__file__).with_name("times.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if not line.startswith("#")]


def _written(date: DateSpan) -> str:
    if date.times is None:
        return "-"
    hours = [f"{time.hour}:{time:%M}" for time in (date.times.start, date.times.end) if time]
    return "-".join(hours) + (f" {date.times.zone}" if date.times.zone else "")


@pytest.mark.parametrize(("language", "times", "text"), CASES)
def test_times_of_day_beside_a_date_are_read_in_every_language(language: str, times: str, text: str) -> None:
    (date,) = find_dates(text.replace("\\n", "\n"), language=language)
    assert (_written(date), date.edtf) == (times, "2018-01-05" if "January" in text else "2018-05-05")


def test_every_language_is_among_the_cases() -> None:
    assert {language for language, _, _ in CASES} == set(languages())


def test_the_words_between_two_times_are_those_of_the_role_too() -> None:
    assert {"bis", "bis zum"} <= clock("de").to
    assert clock("tlh") == clock("en")


def test_the_span_of_times_points_into_a_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "9. května 2018 v 10.00 hodin")
    (date,) = find_dates(text, language="cs")
    assert date.times is not None
    assert text[date.times.span.start : date.times.span.end] == "10.00 hodin"


def test_each_time_belongs_to_the_date_it_stands_beside() -> None:
    first, second = find_dates("5 May 2018 at 10:00 and 7 May 2018 at 14:00", language="en")
    assert (_written(first), _written(second)) == ("10:00", "14:00")


def test_a_time_of_another_sentence_or_of_a_month_belongs_to_no_date() -> None:
    assert _written(find_dates("Held on 5 May 2018 in Graz. Doors open at 9:30.", language="en")[0]) == "-"
    assert find_dates("May 2018, 10:00", language="en")[0].times is None


def test_a_zone_needs_the_year_for_summer_time() -> None:
    (date,) = find_dates("on 5 May, 10:00 CET", language="en")
    assert date.times is not None
    assert date.times.zone is None
    (date,) = find_dates("on 5 May, 10:00 CET", language="en", reference=dt.date(2018, 4, 1))
    assert date.times is not None
    assert date.times.zone == "+02:00"


def test_hours_that_do_not_exist_are_no_times() -> None:
    assert _written(find_dates("5 May 2018, 25:10", language="en")[0]) == "-"
    assert _written(find_dates("5 May 2018, 10:75", language="en")[0]) == "-"
