import datetime as dt

import pytest

from craftsearch.events.dates import find_dates

PUBLISHED = dt.date(2018, 10, 1)


def read(text: str, language: str = "en", reference: dt.date | None = None) -> list[tuple[str, str]]:
    return [(d.edtf, d.year_source) for d in find_dates(text, language=language, reference=reference)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Last October partners congregated.", "XXXX-10"),
        ("On 14th of November, the region met.", "XXXX-11-14"),
        ("on 2 and 3 October", "XXXX-10-02/XXXX-10-03"),
    ],
)
def test_without_any_hint_the_year_stays_unknown(text: str, edtf: str) -> None:
    (date,) = find_dates(text, language="en")
    assert (date.start, date.end, date.edtf, date.year_source) == (None, None, edtf, "none")


def test_a_near_explicit_date_of_the_text_gives_the_year_and_far_or_bare_years_do_not() -> None:
    text = (
        "Събитието се проведе на 2 и 3 октомври. Контактите датират от 1994 г., подписани през 2010 г. "
        "Следващата конференция ще бъде в края на м. ноември 2013 г.\n© 2020. All Rights Reserved."
    )
    assert read(text, "bg") == [
        ("2013-10-02/2013-10-03", "neighbour"),
        ("1994", "explicit"),
        ("2010", "explicit"),
        ("2013-11-21~/2013-11-30~", "explicit"),
    ]


def test_explicit_dates_that_disagree_give_no_year() -> None:
    assert ("XXXX-06-14", "none") in read("Met on 14 June. Founded 3 May 2004, renewed 13 May 2013.")


def test_next_june_is_the_june_after_the_date_told_before() -> None:
    text = "It took place on 16th and 17th of April 2013. The training will take place next June in Turku."
    assert read(text)[-1] == ("2013-06", "relative")


def test_a_year_on_a_line_of_its_own_is_the_year_of_the_dates_below() -> None:
    assert read("2012\n\n5 May: seminar\n\n2011\n\n7 June: visit")[1::2] == [
        ("2012-05-05", "heading"),
        ("2011-06-07", "heading"),
    ]


def test_the_publication_date_gives_the_nearest_year() -> None:
    assert read("The visit in June was a success for all of us.", reference=PUBLISHED) == [
        ("2018-06", "publication")
    ]


def test_tense_decides_between_the_year_before_and_the_year_to_come() -> None:
    past = read("The partners were all received in February by the mayor.", reference=PUBLISHED)
    future = read("The partners will all be received in February by the mayor.", reference=PUBLISHED)
    assert (past[0][0], future[0][0]) == ("2018-02", "2019-02")


def test_the_weekday_corrects_the_year() -> None:
    assert read("Friday 1 March", reference=dt.date(2018, 10, 1)) == [("2019-03-01", "publication")]
    assert read("Thursday 1 March", reference=dt.date(2018, 8, 30)) == [("2018-03-01", "publication")]
    assert read("Friday 1 March", reference=dt.date(2018, 8, 30)) == [("2019-03-01", "weekday")]


def test_a_range_over_new_year_ends_in_the_year_after() -> None:
    assert read("from 1 December to 4 February", reference=dt.date(2019, 12, 15)) == [
        ("2019-12-01/2020-02-04", "publication")
    ]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "yesterday", "2016-11-06"),
        ("en", "last October", "2016-10"),
        ("en", "next June", "2017-06"),
        ("en", "this September", "2016-09"),
        ("en", "last week", "2016-10-31/2016-11-06"),
        ("en", "two weeks ago", "2016-10-24"),
        ("en", "last Friday", "2016-11-04"),
        ("de", "nächstes Jahr", "2017"),
        ("fr", "il y a deux mois", "2016-09"),
        ("es", "junio del próximo año", "2017-06"),
        ("pl", "w październiku ubiegłego roku", "2015-10"),
        ("hu", "tavaly októberben", "2015-10"),
        ("hu", "jövő decemberben", "2017-12"),
        ("sl", "oktobra lani", "2015-10"),
        ("bg", "миналата година", "2015"),
    ],
)
def test_relative_dates_count_from_the_publication(language: str, text: str, edtf: str) -> None:
    assert read(text, language, dt.date(2016, 11, 7)) == [(edtf, "relative")]


def test_a_day_relative_to_an_unknown_day_is_no_date() -> None:
    assert read("yesterday and last week") == []


def test_two_weeks_later_counts_from_the_date_told_before() -> None:
    assert read("They met on 3 May 2013 and two weeks later.")[-1] == ("2013-05-17", "relative")


def test_tonight_beside_its_date_is_not_a_date_of_its_own() -> None:
    assert read("tonight, Saturday, September 29, 2018", reference=PUBLISHED) == [("2018-09-29", "explicit")]
