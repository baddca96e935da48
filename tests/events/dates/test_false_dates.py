import datetime as dt

import pytest

from craftsearch.events.dates import find_dates

NOT_DATES = [
    ("en", "Industry 4.0 and 3D printing, version 2.1, 20.000 visitors, 13 good practices"),
    ("en", "You may use this. May I ask? They march on."),
    ("en", "Tel. +36 1 488 0412, article 5/2014, project 2014/12-3, No 1303/2013"),
    ("en", "31 February 2013; 31/02/2013; 30 February; in the year 9999"),
    ("en", "the score was 2-1, then 1-1; at 10:30; 4.5 million"),
    ("en", "1200 participants, 2000 people, €2015, 2015 €, 2,015"),
    ("en", "v1.2.3, 192.168.1.1, ISO 9001:2015, EN 1990"),
    ("en", "Horizon 2020, Europe 2020, Agenda 2030 and © 2020"),
    ("en", "1/1/0 and 16.4.3"),
    ("it", "Il mar Mediterraneo e un set di strumenti"),
    ("es", "en el mar."),
    ("ro", "în mai multe rânduri, mai mari"),
    ("pl", "Maja Kowalska uda się"),
    ("pl", "spotkanie z Mają i dla Maja Nowak"),
    ("sl", "tifozov Marca Pantanija"),
    ("sv", "ett brev från Maj-Inger"),
    ("sk", "systémy majú rôzne ciele"),
    ("pl", "odbyła się w sali"),
    ("ro", "a fost pentru noi"),
    ("da", "mere end 1000 år"),
    ("lv", "tikai Android 4.1."),
    ("de", "20.000 Besucher, 3,5 Millionen, Kapitel 3.2, Art. 5 Abs. 2"),
    ("ga", "níos mó ná 5.5 milliún"),
]


@pytest.mark.parametrize(("language", "text"), NOT_DATES)
def test_what_only_looks_like_a_date_is_none(language: str, text: str) -> None:
    assert find_dates(text, language=language, reference=dt.date(2018, 10, 1)) == ()


@pytest.mark.parametrize("piece", ["1", "1.", "1-", "3, ", "1/", "5 to ", "may ", "1,2"])
def test_a_long_run_of_figures_holds_no_date(piece: str) -> None:
    assert find_dates(piece * (100_000 // len(piece)), language="en") == ()


def test_a_score_before_a_month_leaves_the_month() -> None:
    (date,) = find_dates("desde el triunfo 4-1 de febrero de 2018", language="es")
    assert date.edtf == "2018-02"
