from __future__ import annotations

import pytest

from craftsearch.model import Span
from craftsearch.web.markup import Html, fill, joined, link, marked, options, safe


def test_what_is_not_markup_is_escaped() -> None:
    assert fill("<p title='{a}'>{a}</p>", a="<b>\"'&") == (
        "<p title='&lt;b&gt;&quot;&#x27;&amp;'>&lt;b&gt;&quot;&#x27;&amp;</p>"
    )


def test_markup_goes_in_as_it_is() -> None:
    assert fill("<p>{a}</p>", a=Html("<b>")) == "<p><b></p>"


def test_braces_in_a_value_are_no_places() -> None:
    assert fill("{a}", a="{a.__class__}") == "{a.__class__}"


def test_nothing_is_written_for_what_is_not_there() -> None:
    assert safe(None) == ""


def test_parts_are_escaped_one_by_one() -> None:
    assert joined(["<", Html("<br>")], " & ") == "&lt; & <br>"


def test_marked_words_are_marked_and_escaped() -> None:
    assert marked("a <b> c", (Span(2, 5),)) == "a <mark>&lt;b&gt;</mark> c"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///a", "//[", " javascript:x"]
)
def test_only_pages_of_the_web_are_linked(url: str) -> None:
    assert "<a" not in link(url, url)


def test_a_web_address_is_linked_without_telling_from_where() -> None:
    assert link("https://example.eu/?a=1&b=2", "x") == (
        '<a href="https://example.eu/?a=1&amp;b=2" rel="noreferrer noopener">x</a>'
    )


def test_the_chosen_option_is_selected() -> None:
    assert options([("hu", "magyar"), ("de", "Deutsch")], "de").endswith(
        '<option value="de" selected>Deutsch</option>'
    )
