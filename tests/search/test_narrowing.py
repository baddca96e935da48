import datetime as dt

import pytest

from craftsearch.errors import QueryError
from craftsearch.model import AllOf, AnyOf, Filters, Prefix, Query, Term
from craftsearch.search.planning import plan

TODAY = dt.date(2013, 5, 20)


def asked(query: str, filters: Filters | None = None) -> Query:
    return plan(query, filters or Filters(), ("en",), today=TODAY).query


def test_fields_of_events_side_by_side_become_one_filter_as_the_options_are() -> None:
    query = asked("kind:fair country:HU city:Budapest")
    assert query.root == AllOf(())
    assert query.filters == Filters(countries=("hu",), cities=("budapest",), kinds=("fair",))


def test_values_joined_by_or_are_a_choice_of_one_field() -> None:
    assert asked("country:(hu OR it) AND kind:fair").filters == Filters(
        countries=("hu", "it"), kinds=("fair",)
    )


def test_a_field_that_is_asked_twice_needs_another_event() -> None:
    query = asked("country:hu country:it")
    assert (query.filters.countries, query.root) == (("hu",), Term("event", "it||"))


def test_a_field_that_an_option_gave_is_not_widened_by_what_is_typed() -> None:
    query = asked("country:it", Filters(countries=("HU",)))
    assert (query.filters.countries, query.root) == (("HU",), Term("event", "it||"))


def test_within_brackets_fields_of_events_ask_for_one_event_too() -> None:
    root = asked("(country:hu kind:fair) OR (country:it kind:seminar)").root
    first, second = Term("event", "hu||fair"), Term("event", "it||seminar")
    assert root == AnyOf((AllOf((first,)), AllOf((second,))))


def test_a_negated_field_takes_documents_with_such_an_event_away() -> None:
    assert "hu||" in str(asked("craft -country:hu").root)
    assert asked("craft -country:hu").filters == Filters()


def test_the_codes_of_the_union_are_understood() -> None:
    assert asked("country:EL").filters.countries == ("gr",)
    assert asked("country:uk").filters.countries == ("gb",)


def test_names_may_be_asked_for_by_their_beginning() -> None:
    assert asked("project:Craft*").root == Prefix("project", "craft")
    assert asked("city:buda*").root == Prefix("city", "buda")


def test_dates_narrow_each_other() -> None:
    filters = asked("date:2013 date:2013-04..", Filters(until=dt.date(2013, 6, 30))).filters
    assert (filters.since, filters.until) == (dt.date(2013, 4, 1), dt.date(2013, 6, 30))


def test_upcoming_events_end_today_or_later_and_past_ones_before() -> None:
    assert asked("event:upcoming").filters == Filters(since=TODAY, happening=True)
    assert asked("event:past").filters == Filters(until=dt.date(2013, 5, 19), happening=True)
    assert asked("event:Any").filters == Filters(happening=True)


@pytest.mark.parametrize(
    ("query", "told", "position"),
    [
        ("craft date:2014..2013", "ends before it begins", 6),
        ("craft date:yesterday", "is no date", 6),
        ("date:2013 date:2014", "leaves no day", 10),
        ("craft -date:2013", "negated", 7),
        ("craft -event:past", "negated", 7),
        ("craft OR date:2013", "narrows the whole query", 9),
        ("craft (wool OR event:any)", "narrows the whole query", 15),
        ("event:soon", "write event: with one of upcoming, past, any", 0),
        ("lang:hungarian", "is no language code", 0),
        ("country:hungary", "is no country code", 0),
        ("kind:party", "is no kind of event", 0),
        ("lang:h*", "its values are codes", 0),
        ("project:craft~", "only words may be spelled nearly", 0),
    ],
)
def test_a_value_that_a_field_cannot_have_is_refused_at_its_place(
    query: str, told: str, position: int
) -> None:
    with pytest.raises(QueryError, match=told) as raised:
        asked(query)
    assert (raised.value.position, raised.value.query) == (position, query)
    assert f"at character {position + 1}" in str(raised.value)
