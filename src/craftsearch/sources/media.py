"""What kind of text some bytes are: HTML, Markdown or plain; or none."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

HTML = "text/html"
PLAIN = "text/plain"

SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": "application/xhtml+xml",
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": "text/markdown",
}

WIDE_BOMS = (
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 first: its little-endian mark begins with that of UTF-16."""

_SNIFFED = 4096
_CONTROL_SHARE = 0.05  # scrapes carry stray zeros; compressed data has a tenth and more of controls
_MIN_WIDE = 4
_NEARLY_ALL = 0.9
_UPPER_BYTES = bytes((0x00, 0x01, 0x02, 0x03, 0x04, 0x1E, 0x20))
"""The upper bytes of Latin, Greek, Cyrillic and general punctuation in UTF-16."""
_MIN_TAGS = 4

_NOT_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a\x1b\x00"))
_DOCTYPE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"</?(?:div|p|span|a|br|table|tr|td|ul|li|h[1-6]|meta|script|section|article)\b[^<>]*>", re.IGNORECASE
)


def sniff(content: bytes, suffix: str = "") -> str:
    """Give the media type of text: what it looks like first of all for HTML, else what ``suffix`` says."""
    known = SUFFIXES.get(suffix.lower(), PLAIN)
    if known == PLAIN and _looks_like_html(content[:_SNIFFED]):
        return HTML
    return known


def is_binary(content: bytes) -> bool:
    """Tell whether the first 4,096 bytes are something else than text; UTF-16 and UTF-32 are text."""
    head = content[:_SNIFFED]
    if not head or wide_encoding(head):
        return False
    if head.startswith(b"%PDF-"):  # its first kilobytes may be mostly text
        return True
    nulls = head.count(0)
    controls = len(head) - len(head.translate(None, _NOT_TEXT))
    return nulls + controls > max(1, len(head) * _CONTROL_SHARE)


def wide_encoding(content: bytes) -> str | None:
    """Name the UTF-16 or UTF-32 that ``content`` is in, by its mark or by the rhythm of its zeros."""
    for mark, encoding in WIDE_BOMS:
        if content.startswith(mark):
            return encoding
    head = content[: _SNIFFED & ~1]
    if len(head) < _MIN_WIDE or 0 not in head:
        return None
    pairs = len(head) // 2
    even, odd = head[0::2], head[1::2]
    if pairs - len(odd.translate(None, _UPPER_BYTES)) > pairs * _NEARLY_ALL and 0 not in even:
        return "utf-16-le"
    if pairs - len(even.translate(None, _UPPER_BYTES)) > pairs * _NEARLY_ALL and 0 not in odd:
        return "utf-16-be"
    return None


def _looks_like_html(head: bytes) -> bool:
    plain = head.translate(None, b"\x00").removeprefix(BOM_UTF8)
    if _DOCTYPE.match(plain.removeprefix(BOM_UTF16_LE).removeprefix(BOM_UTF16_BE)):
        return True
    return len(_TAG.findall(plain)) >= _MIN_TAGS
