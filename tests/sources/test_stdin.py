from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest

from craftsearch.errors import RejectedItemError
from craftsearch.sources import read_stdin


def test_standard_input_is_named_after_its_content() -> None:
    item = read_stdin(BytesIO(b"Some news"))
    assert item.uri == f"stdin:{sha256(b'Some news').hexdigest()[:16]}"
    assert item.media_type == "text/plain"


def test_a_page_on_standard_input_is_recognised() -> None:
    assert read_stdin(BytesIO(b"<html><body>x")).media_type == "text/html"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"\x00\x01\x02" * 9, "binary"), (b"x" * 11, "limit of 10")]
)
def test_what_is_no_text_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(RejectedItemError, match=reason):
        read_stdin(BytesIO(content), max_bytes=10 if len(content) == 11 else 1000)
