from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.cleaning import clean
from craftsearch.errors import RejectedItemError

if TYPE_CHECKING:
    from craftsearch.model import Article

BODY = (
    "The second seminar of the project took place in Budapest on 16 and 17 April 2013.\n\n"
    "Thirteen good practices were presented to the partners and to the public."
)
LINES = [
    "We use cookies to give you the best experience on our website.",
    "Accept all",
    "Home > News > Events",
    "Logo Innocrafts",
    "Additional information",
    "European Union",
    "© 2020. All Rights Reserved.",
    "Share: Facebook | Twitter",
    "Last updated: 12.03.2015",
    "Details",
    "Category: Crafts",
    "Published on 13 June 2013",
    "Hits: 12",
    "Related news",
    "Potters meet in Turku",
    "• first practice",
    "1) second practice",
    "The kiln was fired, and the cups came out red.",
    "e\u0301te\u0301 en Provence",
    "About | News | Contact",
    "",
    " \u00a0 ",
    "\u200b",
]


def cleaned(text: str) -> Article:
    return clean(text, media_type="text/plain")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Home > News > Project events", "furniture:crumbs"),
        ("Начало » Новини", "furniture:crumbs"),
        ("Sie sind hier: Startseite > Aktuelles", "furniture:crumbs"),
        ("Skip to main content", "furniture:line"),
        ("Share this on Facebook | Twitter", "furniture:share"),
        ("Jaa sivu: Facebook | Twitter | Sähköposti", "furniture:share"),
        ("Logo Innocrafts", "furniture:logo"),
        ("Логото ЗАНАЯТИ", "furniture:logo"),
        ("© 2020. All Rights Reserved.", "furniture:rights"),
        ("Copyright 2014 Budapest Enterprise Agency", "furniture:rights"),
        ("Sign up for our newsletter", "furniture:newsletter"),
        ("Utolsó frissítés: 2013.10.04.", "furniture:updated"),
        ("Hits: 12", "furniture:hits"),
        ("Affichages : 1 655", "furniture:hits"),
        ("Zugriffe: 5", "furniture:hits"),
        ("Прегледи: 1,204", "furniture:hits"),
    ],
)
def test_furniture_goes_wherever_it_stands(line: str, rule: str) -> None:
    first, second = BODY.split("\n\n")
    article = cleaned(f"{first}\n\n{line}\n\n{second}")
    assert article.text == BODY
    assert [cut.rule for cut in article.removed] == [rule]


@pytest.mark.parametrize(
    "line",
    [
        "Logo competition won by a student from Lovech",
        "The copyright reform of 2019 helps small publishers.",
        "Share your story with the potters of Turku",
        "Sign up for our newsletter, said the mayor, and you will hear of the kiln.",
        "Home for old looms opens in Kilkenny",
        "Vienna > 30 workshops",
        "Hits 2013",
        "Views: 12.5",
        "Views: two of them, from the tower",
        "Category: Crafts",
        "Details",
        "Privacy matters to small firms, a survey shows",
    ],
)
def test_prose_that_begins_like_furniture_stays(line: str) -> None:
    assert cleaned(f"{BODY}\n\n{line}\n\n{BODY}").removed == ()


def test_the_lines_around_a_counter_go_and_their_days_are_read() -> None:
    block = (
        "Details\nWritten by Anne Smith\nCategory: News\nPublished on 13 June 2013"
        "\nLast updated: 14 June 2013\nHits: 1,234"
    )
    article = cleaned(f"Potters meet in Turku\n\n{block}\n\n{BODY}")
    assert article.text == f"Potters meet in Turku\n\n{BODY}"
    assert (article.published, article.updated) == (dt.date(2013, 6, 13), dt.date(2013, 6, 14))
    assert [cut.rule for cut in article.removed].count("furniture:details") == 4


def test_details_with_a_day_go_and_details_over_news_stay() -> None:
    article = cleaned(f"{BODY}\n\nDetails\n\nPublished on 13 June 2013\n\n{BODY}")
    assert article.text == f"{BODY}\n\n{BODY}"
    assert "Details" in cleaned(f"{BODY}\n\nDetails\n\nCategory: Crafts\n\n{BODY}").text


def test_labels_under_a_last_heading_go_with_it() -> None:
    article = cleaned(f"{BODY}\n\nAdditional information\n\nEuropean Union")
    assert article.text == BODY
    assert [cut.rule for cut in article.removed] == ["furniture:tail"] * 2


def test_a_last_heading_over_prose_stays() -> None:
    text = f"{BODY}\n\nAdditional information\n\nThe report can be had from the agency in Budapest."
    assert cleaned(text).text == text


def test_titles_of_related_news_go() -> None:
    article = cleaned(f"{BODY}\n\nRelated news\n\nPotters meet in Turku\n\nGlass from Lauscha")
    assert article.text == BODY


def test_buttons_go_beside_a_banner() -> None:
    article = cleaned(f"This website uses cookies, you can accept them.\n\nAccept all\n\nSettings\n\n{BODY}")
    assert article.text == BODY


def test_a_word_that_is_also_a_button_stays_elsewhere() -> None:
    assert cleaned(f"{BODY}\n\nPartners\n\n{BODY}").removed == ()


def test_a_removal_tells_where_it_stood() -> None:
    text = f"{BODY}\n\n  Logo Innocrafts"
    (cut,) = cleaned(text).removed
    assert cut.offset == text.index("Logo")


def test_blocks_point_into_the_text_and_into_the_source() -> None:
    text = f"Skip to content\r\n\r\n{BODY}"
    article = cleaned(text)
    for block in article.blocks:
        assert article.text[block.start : block.end] == block.text
        assert block.source is not None
        assert text[block.source :].startswith(block.text[:10])


def test_a_wrapped_paragraph_is_joined_and_short_lines_are_not() -> None:
    wrapped = (
        "The partners met in the town hall of Kilkenny\nand saw how the guild of the potters sells its\n"
        "cups to hotels all over the island of Ireland."
    )
    article = cleaned(f"{wrapped}\n\nMonday\nTuesday")
    assert [block.text for block in article.blocks] == [wrapped.replace("\n", " "), "Monday", "Tuesday"]


def test_bulleted_lines_are_list_items() -> None:
    article = cleaned(f"{BODY}\n\n• glass\n• clay")
    assert [block.kind for block in article.blocks[-2:]] == ["list_item", "list_item"]
    assert article.text.endswith("• glass\n• clay")


def test_the_title_is_the_first_line_that_looks_like_one() -> None:
    article = cleaned(f"2nd Interregional Seminar\n\n{BODY}")
    assert article.title == "2nd Interregional Seminar"
    assert article.blocks[0].kind == "heading"


def test_without_a_title_line_the_first_sentence_serves() -> None:
    assert cleaned(BODY).title == BODY.partition("\n")[0]


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    title = cleaned("The potters " + "and the weavers " * 20 + "met.").title
    assert len(title) <= 120
    assert title.endswith(("and…", "the…", "weavers…"))


def test_a_dateline_gives_the_date_of_publication() -> None:
    article = cleaned(f"Weavers meet in Kaunas\n\nPubliceret den 23. august 2017\n\n{BODY}")
    assert article.published == dt.date(2017, 8, 23)


def test_a_last_updated_line_gives_the_date_of_change() -> None:
    assert cleaned(f"{BODY}\n\nLast updated: 30 May 2014").updated == dt.date(2014, 5, 30)


def test_nothing_but_a_banner_gives_an_article_without_blocks() -> None:
    article = cleaned("We use cookies to give you the best experience on our website.")
    assert article.blocks == ()
    assert len(article.removed) == 1


@pytest.mark.parametrize("text", ["", " \n\u00a0"])
def test_nothing_written_is_refused(text: str) -> None:
    with pytest.raises(RejectedItemError, match="nothing is written"):
        cleaned(text)


def test_another_format_is_refused_by_its_name() -> None:
    with pytest.raises(RejectedItemError, match="application/pdf"):
        clean(b"%PDF-1.4", media_type="application/pdf")


def test_text_called_html_is_read_as_text() -> None:
    assert clean(BODY).text == BODY


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), min_size=1), st.sampled_from("\n\r"))
def test_cleaning_twice_is_cleaning_once(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    try:
        once = cleaned(text).text
    except RejectedItemError:
        return
    assert unicodedata.is_normalized("NFC", once)
    assert not once or cleaned(once).text == once


@given(st.lists(st.sampled_from(LINES), min_size=1))
def test_every_line_is_kept_or_removed(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    if not text.strip():
        return
    article = cleaned(text)
    accounted = [*(block.text for block in article.blocks), *(cut.text for cut in article.removed)]
    written = sorted(
        " ".join(unicodedata.normalize("NFC", line).replace("\u200b", "").split()) for line in lines
    )
    assert sorted(accounted) == [line for line in written if line]
