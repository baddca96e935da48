from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from craftsearch.library import Library
from craftsearch.model import RawItem
from craftsearch.pipeline import identify
from craftsearch.web.answers import answer

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("/", "/?q=craft", "/?q=hostile", "/events", "/events?country=HU", "/nowhere")
VOID = {"meta", "link", "input"}


class _Nesting(HTMLParser):
    """Follows the tags of a page: every one must be closed, in the order in which they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _page(library: Library, target: str) -> str:
    return answer(library, target).content.decode()


def _read(page: str) -> _Nesting:
    parser = _Nesting()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("target", [*PAGES, f"/document/{identify('javascript:alert(3)')}"])
def test_a_page_is_well_formed_and_runs_nothing(library: Library, target: str) -> None:
    read = _read(_page(library, target))
    assert read.open == []
    assert not {"script", "img", "iframe", "style"} & set(read.seen)
    assert not [name for name in read.attributes if name.startswith("on")]


@pytest.mark.parametrize("parameter", ["q", "from", "to", "lang", "country", "kind", "project", "page"])
def test_what_is_typed_comes_back_as_text(library: Library, parameter: str) -> None:
    evil = quote('"><script>alert(1)</script>')
    for path in ("/", "/events"):
        assert "script" not in _read(_page(library, f"{path}?{parameter}={evil}")).seen


def test_the_welcome_page_says_what_there_is(library: Library) -> None:
    page = _page(library, "/")
    assert "<dt>documents</dt><dd>3</dd>" in page
    assert '<option value="hu">magyar</option>' in page


def test_hits_show_marked_words_and_the_event_line(library: Library) -> None:
    page = _page(library, "/?q=voucher&lang=en")
    assert "<mark>vouchers</mark>" in page
    assert "2013-06 · Turku (FI) · INNOWOOD · seminar" in page
    assert f'href="/document/{identify("https://example.eu/vouchers")}"' in page


def test_the_language_filter_is_applied_and_kept(library: Library) -> None:
    page = _page(library, "/?q=utalv%C3%A1ny&lang=hu")
    assert '<option value="hu" selected>' in page
    assert 'lang="hu"' in page
    assert "Vouchers for craft" not in page


def test_answers_are_paged(library: Library) -> None:
    query = "voucher%20utalv%C3%A1ny%20hostile"
    first = _page(library, f"/?q={query}&limit=1")
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev"' in _page(library, f"/?q={query}&limit=1&page=2")


def test_no_answer_says_what_to_try(library: Library) -> None:
    assert "Nothing answers this" in _page(library, "/?q=xylophone")


def test_events_stand_by_year_and_those_without_one_last(library: Library) -> None:
    headings = re.findall(r"<h2>(.*?)</h2>", _page(library, "/events"))
    assert headings == ["2013", "2018", "Year not known"]


def test_events_are_filtered_by_date(library: Library) -> None:
    page = _page(library, "/events?from=2013&to=2013")
    assert "Seminar in Turku" in page
    assert "Kézműves nap" not in page


def test_a_document_shows_its_text_its_events_and_what_was_cut(library: Library) -> None:
    page = _page(library, f"/document/{identify('https://example.eu/vouchers')}")
    assert "<p>The region gives vouchers to apprentices.</p>" in page
    assert "<ul><li>Apply in May.</li>" in page
    assert "Seminar in Turku" in page
    assert "<dt>consent:accept</dt><dd>We use cookies</dd>" in page
    assert 'href="https://example.eu/vouchers"' in page


def test_the_calendar_can_be_subscribed_to_with_the_same_filters(library: Library) -> None:
    made = answer(library, "/events.ics?country=FI")
    assert (made.media_type, made.filename) == ("text/calendar; charset=utf-8", "events.ics")
    assert made.content.count(b"BEGIN:VEVENT") == 1


def test_the_api_gives_hits_with_marks(library: Library) -> None:
    made = json.loads(answer(library, "/api/search?q=voucher&lang=en").content)
    (hit,) = made["hits"]
    start, end = hit["marks"][0]
    assert made["total"] == 1
    assert hit["snippet"][start:end] == "vouchers"


def test_the_api_gives_events(library: Library) -> None:
    made = json.loads(answer(library, "/api/events?country=FI").content)
    assert [event["when"]["edtf"] for event in made["events"]] == ["2013-06"]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/", 200),
        ("/healthz", 200),
        ("/style.css", 200),
        ("/api/search", 400),
        ("/api/search?q=fild:x", 400),
        ("/?q=craft&from=2013-13", 400),
        ("/nowhere", 404),
        ("/document/ffff", 404),
        ("/document/..%2f..%2fetc%2fpasswd", 404),
        ("//[", 404),
    ],
)
def test_the_status_tells_how_it_went(library: Library, target: str, status: int) -> None:
    assert answer(library, target).status == status


def test_an_error_of_the_api_is_json_with_the_remedy(library: Library) -> None:
    made = answer(library, "/api/events?from=soon")
    assert made.media_type.startswith("application/json")
    assert "YYYY-MM-DD" in json.loads(made.content)["error"]


def test_an_index_that_went_away_is_told(tmp_path: Path) -> None:
    with Library(tmp_path / "none") as nothing:
        made = answer(nothing, "/")
    assert made.status == 503
    assert b"craftsearch ingest" in made.content


def test_a_lack_of_vectors_is_told_on_the_page_and_by_the_api(tmp_path: Path) -> None:
    item = RawItem(
        "news:1", "text/plain", b"The craft fair of our town begins in the old market hall on Sunday."
    )
    with Library(tmp_path / "index") as library:
        library.ingest(item, vectors=False)
        assert "craftsearch embed" in _page(library, "/?q=craft")
        told = json.loads(answer(library, "/api/search?q=craft").content)
        library.embed()
        assert "craftsearch embed" not in _page(library, "/?q=craft")
    assert told["cross_language"] == "thesaurus"
    assert "craftsearch embed" in told["lack"]


@pytest.mark.parametrize("copies", [2, 9])
def test_the_same_news_is_shown_once_with_links_to_where_else_it_stands(tmp_path: Path, copies: int) -> None:
    text = "Weavers of the north opened a shared dye house near the lake, and all who own a loom may book it."
    uris = [f"https://site{at}.example/<u>{at}" for at in range(copies)]
    with Library(tmp_path) as library:
        library.ingest([RawItem(uri, "text/plain", text.encode()) for uri in uris], vectors=False)
        page = _page(library, "/?q=weavers")
        (hit,) = json.loads(answer(library, "/api/search?q=weavers").content)["hits"]
    assert page.count('class="hit"') == 1
    assert all(f'href="/document/{identify(uri)}"' in page for uri in uris)
    assert "<u>" not in page
    assert {source["uri"] for source in hit["sources"]} | {hit["uri"]} == set(uris)


def test_a_word_that_stands_nowhere_is_offered_in_another_spelling(library: Library) -> None:
    page = answer(library, "/?q=vuochers&page=2&limit=5").content.decode()
    assert 'Did you mean <a href="/?q=vouchers&amp;limit=5">vouchers</a>?' in page
    assert "Did you mean" not in answer(library, "/?q=voucher").content.decode()
    [suggestion] = json.loads(answer(library, "/api/search?q=vuochers").content)["suggestions"]
    assert suggestion["instead"] == "vouchers"
