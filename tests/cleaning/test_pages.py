"""Whole pages in fifteen languages and eight kinds of markup, with the text that is their news."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftsearch.cleaning import clean, consent_score
from craftsearch.cleaning.consent import BANNER

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def gold(page: Path) -> list[str]:
    return page.with_suffix(".txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_news_of_a_page_is_kept_whole(page: Path) -> None:
    article = clean(page.read_bytes())
    kept = f"{article.title}\n{article.text}"
    assert [line for line in gold(page) if line not in kept] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_little_else_of_a_page_is_kept(page: Path) -> None:
    wanted = "\n".join(gold(page))
    surplus = [
        block.text for block in clean(page.read_bytes()).blocks if block.text.strip("• ") not in wanted
    ]
    assert sum(map(len, surplus)) <= 0.05 * len(wanted)


@pytest.mark.parametrize("mode", ["best", "fast"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_banner_is_left_in_either_mode(page: Path, mode: str) -> None:
    article = clean(page.read_bytes(), mode="fast" if mode == "fast" else "best")
    assert [block.text for block in article.blocks if consent_score(block.text) >= BANNER] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_fast_mode_keeps_the_paragraphs_and_the_title(page: Path) -> None:
    title, *lines = gold(page)
    article = clean(page.read_bytes(), mode="fast")
    assert title in article.title
    assert [line for line in lines if len(line) > 80 and line not in article.text] == []


def test_the_fast_mode_names_what_it_cuts_at_the_end() -> None:
    links = "".join(
        f'<p><a href="/{number}">Potters of town {number} met again</a></p>' for number in range(4)
    )
    story = "<p>The kiln of the town was fired for the first time in forty years, and all came to see it.</p>"
    article = clean(f"<html><body><div>{story * 3}{links}</div></body></html>", mode="fast")
    assert [cut.text for cut in article.removed if cut.rule == "page:links"][
        -1
    ] == "Potters of town 3 met again"


def test_a_page_of_links_alone_is_kept() -> None:
    links = "".join(
        f'<p><a href="/{number}">Potters of town {number} met again</a></p>' for number in range(4)
    )
    assert "Potters of town 3 met again" in clean(f"<html><body>{links}</body></html>").text


def test_the_fast_mode_survives_a_hundred_thousand_nested_elements() -> None:
    story = "<p>The kiln of the town was fired for the first time in forty years, and all came to see it.</p>"
    markup = f"<html><body>{'<div>' * 100_000}{story}</body></html>"
    assert "The kiln of the town" in clean(markup, mode="fast").text
