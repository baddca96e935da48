import datetime as dt

import msgspec

from craftsearch.events.merging import is_same, merged, uid
from craftsearch.model import DateSpan, Event, EventKind, Place, Span, Times

BRNO = Place("Brno", "Brně", "CZ", Span(0, 4), latitude=49.2, longitude=16.6)
CZECHIA = Place("Czechia", "Česko", "CZ", Span(0, 5))


def _day(edtf: str) -> DateSpan:
    day = dt.date.fromisoformat(edtf)
    return DateSpan(day, day, edtf, Span(0, 1))


def _event(
    when: DateSpan, where: Place | None = BRNO, kind: EventKind = "seminar", title: str = "A"
) -> Event:
    return Event("", kind, title, when, where)


def test_two_mentions_become_one_event_with_the_finest_date_and_place() -> None:
    may = DateSpan(dt.date(2014, 5, 1), dt.date(2014, 5, 31), "2014-05", Span(0, 1), "month")
    (event,) = merged([_event(may), _event(_day("2014-05-14"), CZECHIA)])
    assert (event.when.edtf, event.where) == ("2014-05-14", BRNO)


def test_a_day_without_a_year_is_the_same_day_with_one() -> None:
    bare = DateSpan(None, None, "XXXX-05-14", Span(0, 1))
    assert is_same(_event(bare), _event(_day("2014-05-14")))
    assert not is_same(_event(bare), _event(_day("2014-05-15")))


def test_events_of_two_cities_stay_two() -> None:
    riga = Place("Riga", "Rīgā", "LV", Span(0, 4), latitude=56.9, longitude=24.1)
    assert len(merged([_event(_day("2014-05-14")), _event(_day("2014-05-14"), riga)])) == 2


def test_the_first_kind_that_tells_something_is_kept() -> None:
    (event,) = merged([_event(_day("2014-05-14"), kind="other"), _event(_day("2014-05-14"), kind="workshop")])
    assert event.kind == "workshop"


def test_the_identifier_depends_on_the_title_only_without_a_project() -> None:
    one, two = _event(_day("2014-05-14"), title="A"), _event(_day("2014-05-14"), title="B")
    assert uid(one) != uid(two)
    latin = Event("", "seminar", "A", one.when, BRNO, project="INNOCRAFTS")
    cyrillic = Event("", "seminar", "Б", one.when, BRNO, project="ИНОКРАФТС")
    assert uid(latin) == uid(cyrillic)


def test_the_identifier_does_not_depend_on_the_source() -> None:
    one = Event("", "seminar", "A", _day("2014-05-14"), BRNO, sources=("a.txt",))
    two = Event("", "seminar", "A", _day("2014-05-14"), BRNO, sources=("b.txt",))
    assert uid(one) == uid(two)


def test_partners_and_times_of_day_of_both_mentions_are_kept() -> None:
    times = Times(dt.time(10), None, Span(0, 5))
    first = msgspec.structs.replace(_event(_day("2014-05-14")), partners=("Turku",))
    timed = msgspec.structs.replace(_day("2014-05-14"), times=times)
    second = msgspec.structs.replace(_event(timed), partners=("Turku", "Győr"))
    (event,) = merged([first, second])
    assert (event.partners, event.when.times) == (("Turku", "Győr"), times)


def test_mentions_without_a_year_and_over_months_find_each_other_in_any_order() -> None:
    bare = DateSpan(None, None, "XXXX-05-14", Span(0, 1))
    summer = DateSpan(dt.date(2014, 4, 28), dt.date(2014, 6, 15), "2014-04-28/2014-06-15", Span(0, 1))
    day, other = _event(_day("2014-05-14")), _event(_day("2015-09-01"))
    assert len(merged([other, day, _event(bare)])) == 2
    assert len(merged([_event(bare), other, day])) == 2
    assert len(merged([other, _event(summer), day])) == 2
