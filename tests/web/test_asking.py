from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs

import pytest

from craftsearch.errors import UsageError
from craftsearch.web.asking import PAGE, asked


def test_parameters_become_filters() -> None:
    filters = asked(parse_qs("lang=HU&lang=de&country=hu&kind=seminar&from=2013-04&to=2013")).filters
    assert (filters.languages, filters.countries, filters.kinds) == (("hu", "de"), ("HU",), ("seminar",))
    assert (filters.since, filters.until) == (dt.date(2013, 4, 1), dt.date(2013, 12, 31))


def test_empty_parameters_do_not_filter() -> None:
    wanted = asked({"q": [" "], "country": [""], "lang": ["", " "]})
    assert (wanted.query, wanted.filters.countries, wanted.filters.languages) == ("", (), ())
    assert (wanted.page, wanted.limit) == (1, PAGE)


@pytest.mark.parametrize(
    "query", ["from=2013-13", "to=soon", "from=2014&to=2013", "page=0", "page=x", "limit=9999", "kind=party"]
)
def test_a_parameter_that_makes_no_sense_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="—"):
        asked(parse_qs(query))


def test_an_address_keeps_what_was_asked() -> None:
    wanted = asked({"q": ["craft & trade"], "lang": ["hu"], "page": ["2"]})
    assert wanted.address("/", page="3") == "/?q=craft+%26+trade&lang=hu&page=3"
    assert wanted.address("/", q="", lang="", page="") == "/"
