import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftsearch.cleaning import clean
from craftsearch.cleaning.repetition import RULE, lines, site_of, without_repeated
from craftsearch.model import Article

TOP, BOTTOM = "Vallis Nova – werkplaats van de streek", "Met steun van de vrienden van Vallis Nova"
TITLE, BODY = (
    "Potters meet",
    "Potters of nine regions met in the old mill and agreed on a common kiln for them all.",
)
OTHER = "Weavers came from the lake to see the looms of the mill, and they stayed until the evening."


def article(*blocks: str) -> Article:
    return clean("\n\n".join(blocks), media_type="text/plain")


def repeated(*texts: str) -> frozenset[int]:
    return frozenset(lines(article(*texts)))


def kept(cleaned: Article) -> list[str]:
    return [block.text for block in cleaned.blocks]


def test_repeated_lines_go_from_both_ends_with_their_rule_and_place() -> None:
    before = article(TOP, TITLE, BODY, BOTTOM)
    after = without_repeated(before, repeated(TOP, BOTTOM))
    assert kept(after) == [TITLE, BODY]
    assert [(cut.rule, cut.text) for cut in after.removed] == [(RULE, TOP), (RULE, BOTTOM)]
    source = f"{TOP}\n\n{TITLE}\n\n{BODY}\n\n{BOTTOM}"
    assert all(source[cut.offset or 0 :].startswith(cut.text) for cut in after.removed)
    assert after.text == f"{TITLE}\n\n{BODY}"


def test_the_title_is_read_anew_where_it_was_the_sites_name() -> None:
    before = article(TOP, TITLE, BODY)
    assert before.title == TOP
    assert without_repeated(before, repeated(TOP)).title == TITLE


def test_a_title_that_other_pages_list_as_a_teaser_stays() -> None:
    after = without_repeated(article(TOP, TITLE, BODY, OTHER), repeated(TOP, TITLE))
    assert kept(after) == [TITLE, BODY, OTHER]


def test_a_repeated_line_inside_a_text_stays() -> None:
    inside = (TITLE, BODY, OTHER, "Who takes part", f"{OTHER} So they say.", f"{BODY} Indeed.", OTHER[::-1])
    assert kept(without_repeated(article(*inside), repeated("Who takes part"))) == list(inside)


def test_a_repeated_paragraph_stays_unless_it_speaks_of_consent() -> None:
    about = f"{BODY} {OTHER}"
    asks = f"On this website we remember what you chose, with your consent and that of our partners. {BODY}"
    after = without_repeated(article(asks, TITLE, OTHER, about), repeated(about, asks))
    assert about in kept(after)
    assert asks not in kept(after)


def test_a_number_may_differ_beside_another_repeated_line() -> None:
    known = repeated("Read 12 times", BOTTOM)
    for lines_below in (["Read 345 times", BOTTOM], [BOTTOM, "Read 345 times"]):
        after = without_repeated(article(TITLE, BODY, OTHER, *lines_below), known)
        assert kept(after) == [TITLE, BODY, OTHER]
    alone = (TITLE, BODY, OTHER, "Read 345 times")
    assert kept(without_repeated(article(*alone), known)) == list(alone)


def test_a_title_with_a_number_is_not_furniture_because_others_are_numbered() -> None:
    known = repeated(TOP, "Circular 12")
    assert kept(without_repeated(article(TOP, "Circular 13", BODY), known)) == ["Circular 13", BODY]


@pytest.mark.parametrize(
    "line", ["Date: 16.04.2013", "Opens at 9:30", "In 1997", "On 3rd May", "On the 3. May"]
)
def test_a_date_is_not_furniture_because_other_pages_have_dates(line: str) -> None:
    other = line.translate(str.maketrans("1234567", "2345671"))
    known = repeated(other, BOTTOM)
    assert line in kept(without_repeated(article(TITLE, BODY, OTHER, line, BOTTOM), known))


def test_a_text_of_nothing_but_repeated_lines_stays_whole() -> None:
    whole = article(TOP, BOTTOM)
    assert without_repeated(whole, repeated(TOP, BOTTOM)) == whole


@given(
    st.lists(st.sampled_from([TOP, BOTTOM, TITLE, BODY, OTHER, "Read 1 times", "Read 2 times"]), min_size=1)
)
def test_cutting_twice_cuts_no_more_than_once(texts: list[str]) -> None:
    known = repeated(TOP, BOTTOM, "Read 1 times")
    once = without_repeated(article(*texts), known)
    assert without_repeated(once, known) == once


def test_the_site_is_the_host_or_the_folder() -> None:
    assert site_of("https://news.example.org:8080/a/b?c") == "news.example.org"
    assert site_of("file:///home/anna/news/a.txt") == "file:///home/anna/news/"
    assert site_of("stdin:0123") == ""
