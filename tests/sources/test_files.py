from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftsearch.errors import NotFoundError
from craftsearch.model import RawItem, Rejected
from craftsearch.sources import read

if TYPE_CHECKING:
    from pathlib import Path


def names(found: list[RawItem | Rejected]) -> list[str]:
    return [item.uri.rsplit("/", 1)[1] for item in found]


def only(found: list[RawItem | Rejected]) -> RawItem | Rejected:
    assert len(found) == 1
    return found[0]


def test_a_folder_is_read_in_order_and_in_depth(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.html", "sub/c.md"):
        (tmp_path / name).write_text("Some news", "utf-8")
    assert names(list(read([tmp_path]))) == ["a.html", "b.txt", "c.md"]


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        read([tmp_path, tmp_path / "nowhere"])


@pytest.mark.parametrize("name", [".hidden.txt", "README.md", "README", "photo.jpg"])
def test_what_is_no_news_is_passed_over_in_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Not news", "utf-8")
    assert list(read([tmp_path])) == []


def test_a_file_named_by_the_caller_is_tried_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Some news", "utf-8")
    assert isinstance(only(list(read([tmp_path / "README.md"]))), RawItem)


def test_hidden_folders_are_not_entered(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("x", "utf-8")
    assert list(read([tmp_path])) == []


def test_a_link_that_leads_round_in_a_circle_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some news", "utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert names(list(read([tmp_path]))) == ["a.txt"]


def test_a_file_given_twice_comes_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Some news", "utf-8")
    assert names(list(read([file, tmp_path]))) == ["a.txt"]


def test_a_file_without_suffix_is_taken_from_a_folder_when_it_is_text(tmp_path: Path) -> None:
    (tmp_path / "news").write_text("Some news", "utf-8")
    (tmp_path / "program").write_bytes(bytes(range(32)) * 10)
    assert names(list(read([tmp_path]))) == ["news"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b" \n ", "empty"), (b"\x7fELF\x00\x01\x02" * 10, "binary"), (b"x" * 101, "101 bytes")],
)
def test_what_cannot_be_taken_is_rejected_with_its_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    item = only(list(read([tmp_path], max_bytes=100)))
    assert isinstance(item, Rejected)
    assert item.stage == "sources"
    assert reason in item.reason


def test_stray_zeros_do_not_make_a_scrape_binary(tmp_path: Path) -> None:
    path = tmp_path / "scrape.txt"
    path.write_bytes(b"The potters met in Budapest (HU) on 4 May 2013.\x00\x00 They told of crafts.\n" * 3)
    [item] = read([path])
    assert isinstance(item, RawItem)


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0"])
def test_a_document_of_another_kind_is_binary_whatever_its_suffix(head: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(head + bytes(number * 7 % 256 for number in range(3000)))
    [refused] = read([path])
    assert isinstance(refused, Rejected)
    assert "binary" in refused.reason


def test_utf_16_is_not_binary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Новини от Ловеч".encode("utf-16"))
    assert isinstance(only(list(read([tmp_path]))), RawItem)


def test_an_unreadable_file_is_rejected_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    (tmp_path / "b.txt").write_text("Some news", "utf-8")

    def read_bytes(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return b"Some news"

    monkeypatch.setattr("pathlib.Path.read_bytes", read_bytes)
    first, second = read([tmp_path])
    assert isinstance(first, Rejected)
    assert "Permission denied" in first.reason
    assert isinstance(second, RawItem)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.html", "<p>x</p>", "text/html"),
        ("a.htm", "no tags", "text/html"),
        ("a.xhtml", "<p/>", "application/xhtml+xml"),
        ("a.txt", "Plain words", "text/plain"),
        ("a.txt", "<!DOCTYPE html><title>x</title>", "text/html"),
        ("a.txt", "<div><p>a</p><p>b</p></div>", "text/html"),
        ("a.txt", "if a < b and b > c", "text/plain"),
        ("a.md", "# Title", "text/markdown"),
    ],
)
def test_the_media_type_follows_content_before_suffix(
    tmp_path: Path, name: str, content: str, media_type: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    item = only(list(read([tmp_path])))
    assert isinstance(item, RawItem)
    assert item.media_type == media_type
