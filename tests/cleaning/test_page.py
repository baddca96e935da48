from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftsearch.cleaning import clean
from craftsearch.errors import RejectedItemError

if TYPE_CHECKING:
    from craftsearch.cleaning.route import Mode

CORPUS = Path(__file__).parents[2] / "corpus"
SENTENCES = [
    "The partners of the project met in Turku on 16 April 2013 and visited nine studios of makers.",
    "A potter showed how the wood kiln is fired, and why the glaze turns red on the last evening.",
    "Thirteen good practices were presented to the public, among them a voucher for apprentices.",
    "The next meeting will be hosted by the design school, which lends its looms to small firms.",
]
ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>'
BANNER = "We use cookies to give you the best experience on our website."


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def test_the_news_stays_and_the_menu_goes() -> None:
    article = clean(page(f"{MENU}<main><h1>Nine studios</h1>{ARTICLE}</main><footer>© 2013 Agency</footer>"))
    assert [text for text in SENTENCES if text not in article.text] == []
    assert "Home" not in article.text
    assert "©" not in article.text


@pytest.mark.parametrize(
    "dialog",
    [
        f'<div id="onetrust-consent-sdk"><p>{BANNER}</p><button>Accept all</button></div>',
        f'<div id="CybotCookiebotDialog">{BANNER}</div>',
        f'<section class="cookie-banner visible"><p>{BANNER}</p></section>',
        f'<div role="dialog" aria-label="Privacy"><p>{BANNER}</p></div>',
        f'<div class="siteGdprNotice"><p>{BANNER}</p></div>',
        f"<dialog open><p>{BANNER}</p></dialog>",
        f"<div><p>{BANNER}</p></div>",
        '<div class="eu-cookie-compliance-banner"><p>Този сайт използва бисквитки, за да работи.</p></div>',
    ],
)
def test_a_consent_dialog_goes_in_whatever_markup(dialog: str) -> None:
    article = clean(page(f"{dialog}<main>{ARTICLE}</main>"))
    assert "cookies" not in article.text
    assert "бисквитки" not in article.text
    assert [text for text in SENTENCES if text not in article.text] == []


def test_what_a_dialog_said_is_kept_beside_the_article() -> None:
    article = clean(page(f'<div id="cookie-banner">{BANNER}</div><main>{ARTICLE}</main>'))
    assert [cut.text for cut in article.removed if cut.rule == "dialog:tool:cookie-banner"] == [BANNER]


def test_a_dialog_is_told_once_and_not_for_each_of_its_parts() -> None:
    dialog = f'<div id="cky-container" class="cky-consent"><div class="cky-text">{BANNER}</div></div>'
    article = clean(page(f"{dialog}<main>{ARTICLE}</main>"))
    assert sum(BANNER in cut.text for cut in article.removed) == 1


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<body class="cookie-banner-open">{ARTICLE}</body>',
        f'<main class="cookie-consent">{ARTICLE}</main>',
        f'<article class="cookie-notice">{ARTICLE}</article>',
        f'<div class="cookie-banner-wrapper">{ARTICLE}</div>',
        f'<div role="dialog"><div>{ARTICLE}</div></div>',
    ],
)
def test_the_news_stays_in_an_element_that_is_named_like_a_dialog(wrapped: str) -> None:
    text = clean(f"<html>{wrapped}</html>").text
    assert [sentence for sentence in SENTENCES if sentence not in text] == []


def test_news_about_cookies_stays() -> None:
    story = "<p>The court ruled on Tuesday that a pre-ticked box is no valid consent to cookies.</p>"
    assert "pre-ticked box" in clean(page(f"<main><h1>Ruling</h1>{story}{ARTICLE}</main>")).text


def test_lists_tables_and_headings_keep_their_kind() -> None:
    body = (
        f"{ARTICLE}<h2>Programme of the day</h2>"
        "<table><tr><td>10:00</td><td>Opening</td></tr><tr><td>11:00</td><td>Kilns</td></tr></table>"
        "<p>The three packages of work are these:</p>"
        "<ul><li>insulation of kilns</li><li>shared firings</li></ul>"
        f"{ARTICLE.replace('The', 'This')}"
    )
    kinds = {block.text: block.kind for block in clean(page(f"<main>{body}</main>")).blocks}
    assert kinds["Programme of the day"] == "heading"
    assert kinds["10:00 | Opening"] == "table"
    assert kinds["shared firings"] == "list_item"


def test_a_layout_table_is_read_part_by_part() -> None:
    menu = "".join(f'<tr><td><a href="{name}">{name}</a></td></tr>' for name in ("News", "Projects", "About"))
    body = f"<table><tr><td><table>{menu}</table></td><td>{ARTICLE}</td></tr></table>"
    assert [block.text for block in clean(page(body)).blocks] == SENTENCES


def test_what_is_left_out_is_named() -> None:
    article = clean(page(f"{MENU}<main>{ARTICLE}</main><aside>Weather: sunny and warm</aside>"))
    outside = "\n".join(cut.text for cut in article.removed)
    assert "News" in outside
    assert "Weather: sunny and warm" in outside


def test_cleaning_the_text_of_a_page_again_changes_nothing() -> None:
    text = clean(page(f"{MENU}<main><h1>Nine studios</h1>{ARTICLE}<ul><li>a</li><li>b</li></ul></main>")).text
    assert clean(text, media_type="text/plain").text == text


def test_blocks_point_into_the_text() -> None:
    article = clean(page(f"<main><h1>Nine studios</h1>{ARTICLE}</main>"))
    assert all(article.text[block.start : block.end] == block.text for block in article.blocks)


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><head><script>var a = 1;</script></head><body><script>run();</script></body></html>",
        '<html><frameset cols="50%,50%"><frame src="a"><frame src="b"></frameset></html>',
        "<!-- nothing -->",
        "<!DOCTYPE html>",
        "<html><body><img src='a.png'></body></html>",
    ],
)
def test_a_page_without_text_is_refused_in_words(markup: str) -> None:
    with pytest.raises(RejectedItemError, match="save it") as refusal:
        clean(markup)
    assert refusal.value.stage == "cleaning"


@pytest.mark.parametrize("mode", ["best", "fast"])
@pytest.mark.parametrize(
    "around",
    [
        f"{MENU}<div id=app></div><script>run();</script><footer>© 2026</footer>",
        f"{MENU}<div id=app></div>",
        "<div id=app></div><footer>© 2026 Agency. All rights reserved.</footer>",
        f'<div id="cookie-banner"><p>{BANNER}</p><button>Accept all</button></div><div id=app></div>',
    ],
)
def test_a_page_with_nothing_between_menu_and_footer_is_refused(around: str, mode: Mode) -> None:
    with pytest.raises(RejectedItemError, match="save it") as refusal:
        clean(page(around, head="<title>Agency of crafts</title>"), mode=mode)
    assert refusal.value.stage == "cleaning"


@pytest.mark.parametrize("mode", ["best", "fast"])
@pytest.mark.parametrize("tag", ["p", "div", "header", "aside", "form", "article"])
def test_one_short_sentence_between_menu_and_footer_is_enough(tag: str, mode: Mode) -> None:
    body = f"{MENU}<{tag}>It rains.</{tag}><footer>© 2026</footer>"
    assert clean(page(body, head="<title>Agency of crafts</title>"), mode=mode).text == "It rains."


def test_a_page_without_text_that_declares_an_event_is_taken_in() -> None:
    declared = (
        '{"@context": "https://schema.org", "@type": "Event", "name": "Fair", "startDate": "2026-05-05"}'
    )
    head = f'<title>Fair</title><script type="application/ld+json">{declared}</script>'
    assert clean(page(f"{MENU}<div id=app></div>", head=head)).structured


@pytest.mark.parametrize("mode", ["best", "fast"])
@pytest.mark.parametrize(
    ("sample", "labels", "published"),
    [
        ("22-fr-lacepaths-limoges.html", ("Détails", "Catégorie", "Affichages"), dt.date(2013, 6, 13)),
        ("33-mt-graintale-birkirkara.html", ("Dettalji", "Kategorija", "Viżti"), dt.date(2019, 5, 20)),
    ],
)
def test_what_a_page_tells_of_itself_goes_and_its_day_is_read(
    sample: str, labels: tuple[str, ...], published: dt.date, mode: Mode
) -> None:
    article = clean((CORPUS / sample).read_bytes(), mode=mode)
    assert [label for label in labels if label in article.text] == []
    assert article.published == published
    assert {"furniture:details", "furniture:hits"} <= {cut.rule for cut in article.removed}


def test_text_below_a_hundred_thousand_divs_is_found() -> None:
    markup = f"<html><body>{'<div>' * 100_000}{ARTICLE}{'</div>' * 100_000}</body></html>"
    assert SENTENCES[0] in clean(markup).text


def test_a_tag_with_a_hundred_thousand_attributes_is_survived() -> None:
    attributes = " ".join(f'a{number}="x"' for number in range(100_000))
    assert SENTENCES[0] in clean(page(f"<div {attributes}>{ARTICLE}</div>")).text


def test_zeros_and_an_xml_declaration_do_no_harm() -> None:
    markup = f'<?xml version="1.0" encoding="UTF-8"?>{page(ARTICLE)}'.replace("Turku", "Tur\0ku")
    assert SENTENCES[0] in clean(markup).text


def test_a_large_page_is_read_to_its_end() -> None:
    many = "".join(f"<p>Sentence {number} of a very long report on kilns.</p>" for number in range(12_000))
    assert "Sentence 11999 " in clean(page(f"<article>{many}</article>")).text
