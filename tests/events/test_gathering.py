import datetime as dt

import pytest

from craftsearch.events import gathering
from craftsearch.events.gathering import best_match, gathered
from craftsearch.model import DateSpan, Event, EventKind, EventStatus, Granularity, Place, Span

BRNO = Place("Brno", "Brně", "CZ", Span(0, 4), latitude=49.2, longitude=16.6)
OSTRAVA = Place("Ostrava", "Ostravě", "CZ", Span(0, 4), latitude=49.8, longitude=18.3)
CZECHIA = Place("Czechia", "Česko", "CZ", Span(0, 5))


def when(first: str, last: str = "", granularity: Granularity = "day") -> DateSpan:
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    edtf = first[:7] if granularity == "month" else first if start == end else f"{first}/{last}"
    return DateSpan(start, end, edtf, Span(0, 1), granularity)


def mention(
    source: str,
    date: DateSpan,
    where: Place | None = BRNO,
    *,
    kind: EventKind = "seminar",
    project: str | None = None,
    status: EventStatus = "unknown",
) -> Event:
    return Event(source, kind, "A", date, where, project, status=status, sources=(source,))


MAY = when("2014-05-01", "2014-05-31", "month")
DAY = when("2014-05-14")
YEARLESS = DateSpan(None, None, "XXXX-05-14", Span(0, 1))


def test_mentions_in_three_documents_become_one_event_with_the_finest_date() -> None:
    (event,) = gathered([mention("c", MAY), mention("a", DAY), mention("b", DAY, CZECHIA)])
    assert (event.when, event.where) == (DAY, BRNO)
    assert event.sources == ("a", "b", "c")


def test_a_project_in_two_scripts_is_one_and_bears_its_usual_name() -> None:
    told = [mention("a", DAY, project="INNOCRAFTS"), mention("b", DAY, project="ИНОКРАФТС")]
    (event,) = gathered([*told, mention("c", DAY, project="INNOCRAFTS")])
    assert event.project == "INNOCRAFTS"


def test_two_projects_two_cities_two_days_stay_two_events() -> None:
    one = mention("a", DAY, project="LOOM")
    assert len(gathered([one, mention("b", DAY, project="KILN")])) == 2
    assert len(gathered([one, mention("b", DAY, OSTRAVA, project="LOOM")])) == 2
    assert len(gathered([one, mention("b", when("2014-05-21"), project="LOOM")])) == 2


def test_without_a_place_only_the_project_joins() -> None:
    assert len(gathered([mention("a", DAY), mention("b", DAY, None)])) == 2
    assert len(gathered([mention("a", DAY, project="LOOM"), mention("b", DAY, None, project="LOOM")])) == 1


def test_a_day_without_a_year_is_that_of_its_project_and_of_no_other() -> None:
    assert len(gathered([mention("a", DAY), mention("b", YEARLESS)])) == 2
    (event,) = gathered([mention("a", DAY, project="LOOM"), mention("b", YEARLESS, project="LOOM")])
    assert event.when == DAY


def test_the_order_in_which_documents_came_does_not_matter() -> None:
    told = [mention("c", MAY), mention("a", DAY), mention("b", when("2014-05-14", "2014-05-15"))]
    assert gathered(told) == gathered(reversed(told))


def test_a_cancellation_told_once_counts() -> None:
    (event,) = gathered([mention("a", DAY, status="announced"), mention("b", DAY, status="cancelled")])
    assert event.status == "cancelled"


def test_events_are_in_order_of_their_dates_and_those_without_a_year_last() -> None:
    later = mention("b", when("2015-01-01"))
    listed = gathered([mention("c", YEARLESS), later, mention("a", DAY)])
    assert [event.uid for event in listed] == ["a", "b", "c"]


def test_the_best_match_is_the_one_of_the_same_kind() -> None:
    seminar, workshop = mention("a", DAY), mention("b", DAY, kind="workshop")
    assert best_match(mention("c", DAY, kind="workshop"), [seminar, workshop]) == workshop
    assert best_match(mention("c", DAY, OSTRAVA), [seminar, workshop]) is None


def test_a_mention_is_compared_only_with_those_of_its_place_and_month(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []
    score = gathering.score

    def counted(first: Event, second: Event) -> int:
        compared.append(first.uid)
        return score(first, second)

    monkeypatch.setattr(gathering, "score", counted)
    days = [when(f"{year}-{month:02}-03") for year in range(1990, 2010) for month in range(1, 13)]
    assert len(gathered(mention(day.edtf, day, project="LOOM") for day in days)) == len(days)
    assert compared == []
