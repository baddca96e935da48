import pytest
from babel import Locale

from craftsearch.events.dates import find_dates
from craftsearch.events.dates.tables import languages, read, table
from craftsearch.events.dates.vocabulary import compiled

EU = tuple("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split())  # noqa: SIM905 (a list of codes reads better so)


def test_every_language_of_the_union_has_a_table() -> None:
    assert set(EU) <= set(languages())


@pytest.mark.parametrize("language", [*EU, "_template"])
def test_a_language_file_names_twelve_months_and_seven_weekdays(language: str) -> None:
    names = read(language)
    assert (len(names.months), len(names.short_months), len(names.weekdays)) == (12, 12, 7)
    assert compiled(names).words


@pytest.mark.parametrize("language", EU)
@pytest.mark.parametrize("context", ["format", "stand-alone"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_month_name_of_cldr_is_read_beside_day_and_year(
    language: str, context: str, width: str
) -> None:
    months = Locale(language).months[context][width]
    unread = [
        name
        for number, name in months.items()
        if [d.edtf for d in find_dates(f"5. {name} 2013", language=language)] != [f"2013-{number:02}-05"]
    ]
    assert unread == []


def test_a_regional_code_uses_the_table_of_its_language() -> None:
    assert table("pt-BR") is not table("en")
    assert table("pt-BR").words == table("pt").words
