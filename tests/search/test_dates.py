import datetime as dt

import pytest

from craftsearch.errors import QueryError
from craftsearch.search.dates import date_range, first_day, last_day


def test_a_year_runs_from_january_to_december() -> None:
    assert (first_day("2013"), last_day("2013")) == (dt.date(2013, 1, 1), dt.date(2013, 12, 31))


def test_a_month_ends_on_its_last_day() -> None:
    assert last_day("2016-02") == dt.date(2016, 2, 29)


def test_a_day_is_both_its_ends() -> None:
    assert first_day("2013-04-16") == last_day("2013-04-16") == dt.date(2013, 4, 16)


def test_a_range_may_be_open() -> None:
    assert date_range("2013-04..") == (dt.date(2013, 4, 1), None)
    assert date_range("..2013-04") == (None, dt.date(2013, 4, 30))


@pytest.mark.parametrize("text", ["13-04-2013", "2013/04", "yesterday", "2013-13", "2013-02-30", "0000", ""])
def test_what_is_no_date_is_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(QueryError, match="YYYY"):
        first_day(text)


def test_a_reversed_range_is_refused() -> None:
    with pytest.raises(QueryError, match="ends before it begins"):
        date_range("2014..2013")
