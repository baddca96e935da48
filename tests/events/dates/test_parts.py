import datetime as dt

import pytest

from craftsearch.events.dates import find_dates

# The same four phrases in every language: the middle of May 2017, half of it, the end of spring 2017.
PARTS = [
    ("bg", "в средата на май 2017 г.", "2017-05-11~/2017-05-20~"),
    ("bg", "към края на пролетта на 2017 г.", "2017-05~/2017-05~"),
    ("cs", "v polovině května 2017", "2017-05-11~/2017-05-20~"),
    ("cs", "v první polovině května 2017", "2017-05-01~/2017-05-15~"),
    ("cs", "na konci jara 2017", "2017-05~/2017-05~"),
    ("da", "i midten af maj 2017", "2017-05-11~/2017-05-20~"),
    ("da", "medio maj 2017", "2017-05-11~/2017-05-20~"),
    ("da", "i slutningen af foråret 2017", "2017-05~/2017-05~"),
    ("de", "Mitte Mai 2017", "2017-05-11~/2017-05-20~"),
    ("de", "Ende des Frühjahrs 2017", "2017-05~/2017-05~"),
    ("el", "στα μέσα Μαΐου του 2017", "2017-05-11~/2017-05-20~"),
    ("el", "στο τέλος της άνοιξης του 2017", "2017-05~/2017-05~"),
    ("en", "in mid May, 2017", "2017-05-11~/2017-05-20~"),
    ("en", "in the second half of May 2017", "2017-05-16~/2017-05-31~"),
    ("en", "in late spring 2017", "2017-05~/2017-05~"),
    ("es", "a mediados del mes de mayo de 2017", "2017-05-11~/2017-05-20~"),
    ("es", "en la segunda quincena de mayo de 2017", "2017-05-16~/2017-05-31~"),
    ("es", "a finales de la primavera de 2017", "2017-05~/2017-05~"),
    ("et", "2017. aasta mai keskel", "2017-05-11~/2017-05-20~"),
    ("et", "mai keskel 2017", "2017-05-11~/2017-05-20~"),
    ("et", "2017. aasta kevade lõpus", "2017-05~/2017-05~"),
    ("fi", "toukokuun puolivälissä 2017", "2017-05-11~/2017-05-20~"),
    ("fi", "vuoden 2017 toukokuun lopulla", "2017-05-21~/2017-05-31~"),
    ("fi", "kevään 2017 lopulla", "2017-05~/2017-05~"),
    ("fi", "keväällä 2017", "2017-21"),
    ("fi", "toukokuussa vuonna 2017", "2017-05"),
    ("fr", "à la mi-mai 2017", "2017-05-11~/2017-05-20~"),
    ("fr", "à la fin du mois de mai 2017", "2017-05-21~/2017-05-31~"),
    ("fr", "à la fin du printemps 2017", "2017-05~/2017-05~"),
    ("ga", "i lár mhí na Bealtaine 2017", "2017-05-11~/2017-05-20~"),
    ("ga", "ag deireadh mhí na Bealtaine 2017", "2017-05-21~/2017-05-31~"),
    ("ga", "ag deireadh an earraigh 2017", "2017-05~/2017-05~"),
    ("hr", "sredinom svibnja 2017.", "2017-05-11~/2017-05-20~"),
    ("hr", "u prvoj polovici svibnja 2017.", "2017-05-01~/2017-05-15~"),
    ("hr", "krajem proljeća 2017. godine", "2017-05~/2017-05~"),
    ("hu", "2017. május közepén", "2017-05-11~/2017-05-20~"),
    ("hu", "2017 májusának végén", "2017-05-21~/2017-05-31~"),
    ("hu", "2017 tavaszának végén", "2017-05~/2017-05~"),
    ("it", "a metà maggio 2017", "2017-05-11~/2017-05-20~"),
    ("it", "verso la metà del mese di maggio 2017", "2017-05-11~/2017-05-20~"),
    ("it", "alla fine della primavera 2017", "2017-05~/2017-05~"),
    ("lt", "2017 m. gegužės viduryje", "2017-05-11~/2017-05-20~"),
    ("lt", "2017 m. gegužės mėnesio pabaigoje", "2017-05-21~/2017-05-31~"),
    ("lt", "2017 m. pavasario pabaigoje", "2017-05~/2017-05~"),
    ("lv", "2017. gada maija vidū", "2017-05-11~/2017-05-20~"),
    ("lv", "maija beigās 2017. gadā", "2017-05-21~/2017-05-31~"),
    ("lv", "2017. gada pavasara beigās", "2017-05~/2017-05~"),
    ("mt", "f'nofs Mejju 2017", "2017-05-11~/2017-05-20~"),
    ("mt", "fl-aħħar ta' Mejju 2017", "2017-05-21~/2017-05-31~"),
    ("mt", "fi tmiem ir-rebbiegħa tal-2017", "2017-05~/2017-05~"),
    ("nl", "half mei 2017", "2017-05-11~/2017-05-20~"),
    ("nl", "in de tweede helft van mei 2017", "2017-05-16~/2017-05-31~"),
    ("nl", "eind van het voorjaar van 2017", "2017-05~/2017-05~"),
    ("pl", "w połowie maja 2017 r.", "2017-05-11~/2017-05-20~"),
    ("pl", "w pierwszej połowie maja 2017 r.", "2017-05-01~/2017-05-15~"),
    ("pl", "pod koniec wiosny 2017 roku", "2017-05~/2017-05~"),
    ("pt", "em meados do mês de maio de 2017", "2017-05-11~/2017-05-20~"),
    ("pt", "na segunda quinzena de maio de 2017", "2017-05-16~/2017-05-31~"),
    ("pt", "no final da primavera de 2017", "2017-05~/2017-05~"),
    ("ro", "la jumătatea lunii mai 2017", "2017-05-11~/2017-05-20~"),
    ("ro", "la mijlocul lunii mai a anului 2017", "2017-05-11~/2017-05-20~"),
    ("ro", "la sfârșitul primăverii anului 2017", "2017-05~/2017-05~"),
    ("sk", "v polovici mája 2017", "2017-05-11~/2017-05-20~"),
    ("sk", "v druhej polovici mája 2017", "2017-05-16~/2017-05-31~"),
    ("sk", "koncom jari 2017", "2017-05~/2017-05~"),
    ("sl", "sredi maja 2017", "2017-05-11~/2017-05-20~"),
    ("sl", "v drugi polovici maja 2017", "2017-05-16~/2017-05-31~"),
    ("sl", "konec pomladi 2017", "2017-05~/2017-05~"),
    ("sv", "i mitten av maj 2017", "2017-05-11~/2017-05-20~"),
    ("sv", "i slutet av maj månad 2017", "2017-05-21~/2017-05-31~"),
    ("sv", "i slutet av våren 2017", "2017-05~/2017-05~"),
]
RANGES = [
    ("et", "30. juunist 2. juulini 2016", "2016-06-30/2016-07-02"),
    ("fi", "syyskuusta lokakuuhun 2016", "2016-09/2016-10"),
    ("hu", "2016. június 30-tól július 2-ig", "2016-06-30/2016-07-02"),
    ("hu", "2016. június 3. és 5. között", "2016-06-03/2016-06-05"),
]
NO_MONTHS = [
    ("en", "the best 5 may apply"),
    ("es", "2 mar adentro"),
    ("fr", "les 3 sept merveilles"),
    ("it", "3 set di strumenti"),
    ("pt", "as 3 dez pessoas"),
    ("ro", "cele 3 mai mari orașe"),
]


@pytest.mark.parametrize(("language", "phrase", "expected"), PARTS)
def test_a_part_of_a_month_or_season_goes_with_the_year_before_or_after_it(
    language: str, phrase: str, expected: str
) -> None:
    assert [date.edtf for date in find_dates(f"x {phrase}.", language=language)] == [expected]


@pytest.mark.parametrize(("language", "phrase", "expected"), RANGES)
def test_case_endings_alone_make_a_range(language: str, phrase: str, expected: str) -> None:
    assert [date.edtf for date in find_dates(phrase, language=language)] == [expected]


@pytest.mark.parametrize(("language", "phrase"), NO_MONTHS)
def test_a_number_before_a_word_like_a_month_is_no_day(language: str, phrase: str) -> None:
    assert find_dates(phrase, language=language, reference=dt.date(2016, 6, 15)) == ()


def test_the_romanian_month_after_a_number_is_still_read() -> None:
    (date,) = find_dates("Pe 3 mai expoziția s-a deschis", language="ro", reference=dt.date(2016, 6, 15))
    assert date.edtf == "2016-05-03"
