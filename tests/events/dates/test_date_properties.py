import datetime as dt
import re

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from craftsearch.events.dates import find_dates
from craftsearch.model import DateSpan

LANGUAGES = st.sampled_from(["en", "bg", "hu", "lt", "lv", "fi", "de", "fr", "mt", "el", "und"])
FIGURES = "5 16th 16-án 31 30. 2013 2013. '14 12/5 3.4.2013 2013-04-16 1990s 4-1 Q1 x © ( € - – , ."
MONTHS = "May февруари május balandžio aprīlī huhtikuuta März août Ottubru Απριλίου Monday d. m. г."
WORDS = "and to in of last next year spring half yesterday end_of two_weeks_ago second_quarter и e\u0301 \n"
PIECES = st.sampled_from(
    [piece.replace("_", " ") for line in (FIGURES, MONTHS, WORDS) for piece in line.split(" ")]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=9).map("".join),
)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))
NO_LIMIT = settings(deadline=None)


@NO_LIMIT
@given(TEXTS, LANGUAGES, st.none() | DAYS)
def test_spans_lie_in_the_text_in_order_and_apart(
    text: str, language: str, reference: dt.date | None
) -> None:
    position = 0
    for date in find_dates(text, language=language, reference=reference):
        assert position <= date.span.start < date.span.end <= len(text)
        position = date.span.end


@NO_LIMIT
@given(TEXTS, LANGUAGES, st.none() | DAYS)
def test_start_and_end_come_together_and_in_order(
    text: str, language: str, reference: dt.date | None
) -> None:
    for date in find_dates(text, language=language, reference=reference):
        assert (date.start is None) == (date.end is None)
        if date.start is not None and date.end is not None:
            assert date.start <= date.end


@NO_LIMIT
@given(TEXTS, LANGUAGES, st.none() | DAYS)
def test_every_edtf_string_is_valid_edtf(text: str, language: str, reference: dt.date | None) -> None:
    for date in find_dates(text, language=language, reference=reference):
        assert parse_edtf(date.edtf) is not None


def says_a_year(date: DateSpan, text: str) -> bool:
    """Whether the figures of the year, or its last two, stand somewhere in the text."""
    years = re.findall(r"\d{4}|\d{3}X", date.edtf)
    return any(year[:3] in text or year[2:] in text for year in years)


@NO_LIMIT
@given(TEXTS, LANGUAGES)
def test_without_a_reference_no_year_is_invented(text: str, language: str) -> None:
    figures = re.search(r"\d", text)
    for date in find_dates(text, language=language):
        if date.start is None:
            assert "XXXX" in date.edtf
        else:
            assert figures
            assert date.year_source in {"relative", "neighbour", "heading"} or says_a_year(date, text)
