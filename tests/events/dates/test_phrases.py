import pytest

from craftsearch.events.dates import find_dates

PHRASES = [
    ("bg", "от 30 май до 2 юни 2014 г.", "2014-05-30/2014-06-02"),
    ("bg", "на 16-ти и 17-ти април 2013 г.", "2013-04-16/2013-04-17"),
    ("bg", "16.04.2013 г. - 18.04.2013 г.", "2013-04-16/2013-04-18"),
    ("bg", "в края на м. ноември 2013 г.", "2013-11-21~/2013-11-30~"),
    ("bg", "второто тримесечие на 2014", "2014-34"),
    ("cs", "16. a 17. dubna 2013", "2013-04-16/2013-04-17"),
    ("cs", "koncem listopadu 2013", "2013-11-21~/2013-11-30~"),
    ("cs", "v roce 2013", "2013"),
    ("da", "den 16. og 17. april 2013", "2013-04-16/2013-04-17"),
    ("da", "foråret 2015", "2015-21"),
    ("de", "vom 30. Mai bis 2. Juni 2014", "2014-05-30/2014-06-02"),
    ("de", "16./17. April 2013", "2013-04-16/2013-04-17"),
    ("de", "16.-17.04.2013", "2013-04-16/2013-04-17"),
    ("de", "im 2. Quartal 2014", "2014-34"),
    ("de", "in den 1990er Jahren", "199X"),
    ("el", "στις 16 και 17 Απριλίου 2013", "2013-04-16/2013-04-17"),
    ("el", "ΟΚΤΩΒΡΙΟΥ 2013", "2013-10"),
    ("el", "την 1η Μαΐου 2014", "2014-05-01"),
    ("en", "16th - 17th April 2013", "2013-04-16/2013-04-17"),
    ("en", "28 December 2013 to 3 January 2014", "2013-12-28/2014-01-03"),
    ("en", "between 28 December 2013 and 3 January", "2013-12-28/2014-01-03"),
    ("en", "Monday 3 - Wednesday 5 June 2013", "2013-06-03/2013-06-05"),
    ("en", "May 4th-6th, 2013", "2013-05-04/2013-05-06"),
    ("en", "mid-May 2014", "2014-05-11~/2014-05-20~"),
    ("en", "the first half of 2014", "2014-40"),
    ("en", "Q3 2014", "2014-35"),
    ("en", "early 2013", "2013-01~/2013-04~"),
    ("en", "the programming period 2014-2020", "2014/2020"),
    ("en", "4 May '13", "2013-05-04"),
    ("en", "2013-04-16", "2013-04-16"),
    ("en", "05/06/2013", "2013-06-05"),
    ("es", "del 30 de mayo al 2 de junio de 2014", "2014-05-30/2014-06-02"),
    ("es", "a finales de noviembre de 2013", "2013-11-21~/2013-11-30~"),
    ("et", "16.–17. aprillil 2013. aastal", "2013-04-16/2013-04-17"),
    ("et", "2014. aasta lõpus", "2014-09~/2014-12~"),
    ("fi", "16. - 17. huhtikuuta 2013", "2013-04-16/2013-04-17"),
    ("fi", "16.–17.4.2013", "2013-04-16/2013-04-17"),
    ("fi", "1990-luvulla", "199X"),
    ("fr", "du 30 mai au 2 juin 2014", "2014-05-30/2014-06-02"),
    ("fr", "le 1er août 2013", "2013-08-01"),
    ("fr", "les années 1990", "199X"),
    ("ga", "16 agus 17 Aibreán 2013", "2013-04-16/2013-04-17"),
    ("ga", "i mí Mheán Fómhair 2009", "2009-09"),
    ("hr", "od 30. svibnja do 2. lipnja 2014.", "2014-05-30/2014-06-02"),
    ("hr", "u rujnu 2009. godine", "2009-09"),
    ("hu", "2017. május 16–17-én", "2017-05-16/2017-05-17"),
    ("hu", "2013. 04. 16-17.", "2013-04-16/2013-04-17"),
    ("hu", "2013 végén", "2013-09~/2013-12~"),
    ("hu", "2009 szeptemberében", "2009-09"),
    ("it", "dal 30 maggio al 2 giugno 2014", "2014-05-30/2014-06-02"),
    ("it", "nell'ottobre 2013", "2013-10"),
    ("it", "1° maggio 2013", "2013-05-01"),
    ("lt", "2013 m. balandžio 16–17 d.", "2013-04-16/2013-04-17"),
    ("lt", "nuo 2013 m. balandžio 16 d. iki gegužės 2 d.", "2013-04-16/2013-05-02"),
    ("lv", "2013. gada 16.–17. aprīlī", "2013-04-16/2013-04-17"),
    ("lv", "no 2013. gada 30. aprīļa līdz 2. maijam", "2013-04-30/2013-05-02"),
    ("mt", "fis-16 u s-17 ta’ April 2013", "2013-04-16/2013-04-17"),
    ("mt", "f’Settembru tal-2017", "2017-09"),
    ("mt", "fl-1939", "1939"),
    ("nl", "van 30 mei tot en met 2 juni 2014", "2014-05-30/2014-06-02"),
    ("nl", "eind november 2013", "2013-11-21~/2013-11-30~"),
    ("pl", "w dniach 30 maja – 2 czerwca 2014 r.", "2014-05-30/2014-06-02"),
    ("pl", "we wrześniu 2009 roku", "2009-09"),
    ("pl", "w II kwartale 2014 r.", "2014-34"),
    ("pt", "nos dias 16 e 17 de abril de 2013", "2013-04-16/2013-04-17"),
    ("pt", "primavera de 2014", "2014-21"),
    ("ro", "în perioada 30 mai - 2 iunie 2014", "2014-05-30/2014-06-02"),
    ("ro", "la sfârșitul lunii noiembrie 2013", "2013-11-21~/2013-11-30~"),
    ("sk", "16. – 17. apríla 2013", "2013-04-16/2013-04-17"),
    ("sk", "na jeseň 2014", "2014-23"),
    ("sl", "16. in 17. aprila 2013", "2013-04-16/2013-04-17"),
    ("sl", "leta 2013", "2013"),
    ("sv", "den 16 och 17 april 2013", "2013-04-16/2013-04-17"),
    ("sv", "16-17/4 2013", "2013-04-16/2013-04-17"),
    ("sv", "på 1990-talet", "199X"),
    ("sv", "på 1800-talet", "18XX"),
    ("cs", "v 90. letech", "199X"),
    ("hu", "az 1960-as évek", "196X"),
    ("hu", "a 2010-es választások", "2010"),
    ("hr", "na listopadskom sastanku", "XXXX-10"),
]


@pytest.mark.parametrize(("language", "phrase", "expected"), PHRASES)
def test_a_date_phrase_is_read_whole_in_its_language(language: str, phrase: str, expected: str) -> None:
    (date,) = find_dates(phrase, language=language)
    assert date.edtf == expected


def test_a_list_of_days_gives_neighbours_together_and_the_others_apart() -> None:
    found = find_dates("On 2, 3 and 5 May 2014 we met.", language="en")
    assert [date.edtf for date in found] == ["2014-05-02/2014-05-03", "2014-05-05"]


def test_months_in_a_list_share_the_year_said_once() -> None:
    found = find_dates("in October and November 2013", language="en")
    assert [date.edtf for date in found] == ["2013-10", "2013-11"]


def test_a_winter_list_begins_in_the_year_before() -> None:
    found = find_dates("in December and January 2014", language="en")
    assert [date.edtf for date in found] == ["2013-12", "2014-01"]


def test_the_span_is_the_date_without_its_preposition() -> None:
    text = "Събитието се проведе на 2 и 3 октомври 2013 в гр. Вилнюс."
    (date,) = find_dates(text, language="bg")
    assert text[date.span.start : date.span.end] == "2 и 3 октомври 2013"


def test_offsets_count_in_the_decomposed_text_that_was_given() -> None:
    text = "Ame\u0301lie: le 3 aou\u0302t 2013 a\u0300 Paris"
    (date,) = find_dates(text, language="fr")
    assert text[date.span.start : date.span.end] == "3 aou\u0302t 2013"


def test_figures_and_english_are_read_in_a_language_without_a_table() -> None:
    found = find_dates("2013-04-16 xyz 5 May 2014", language="und")
    assert [date.edtf for date in found] == ["2013-04-16", "2014-05-05"]


@pytest.mark.parametrize("text", ["in Graz\n12.05.2018", "Graz\n2018", "Graz\n05.05.-07.05.2018"])
def test_a_word_at_the_end_of_the_line_above_does_not_touch_a_date(text: str) -> None:
    assert len(find_dates(text, language="de")) == 1
