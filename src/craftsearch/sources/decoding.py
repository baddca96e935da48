"""From bytes to text: never a crash, and never mojibake where the bytes give the encoding away."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from craftsearch.sources.detection import charsets_by_plausibility, plausibility
from craftsearch.sources.labels import codec_of
from craftsearch.sources.media import wide_encoding

_META_WITHIN = 4096  # WHATWG prescribes 1,024; real pages put comments and scripts before
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_C1 = re.compile("[\x80-\x84\x86-\x9f]")  # U+0085 is a line break in files from mainframes
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(0x80, 0x100))
_BROKEN_SHARE = 0.1
_CLEARLY_BETTER = 0.35
_FITS = 0.9  # plausibility that no wrong reading of such a text reaches
_ENOUGH = 12  # bytes beyond ASCII that it takes to doubt a declaration


class Decoded(NamedTuple):
    """A text, the Python codec that gave it, and what spoke for that codec."""

    text: str
    encoding: str
    reason: str


def decode(content: bytes, *, media_type: str, charset: str | None = None) -> Decoded:
    """Decode ``content``; ``charset`` is what the transport declared, in any WHATWG label.

    In order: byte order mark; UTF-8 when the bytes are valid UTF-8 (a declaration that says
    otherwise is wrong in practice); ``charset``; the page's own declaration; detection by the
    letters of 33 languages; windows-1252. A declaration that does not fit the bytes falls to
    detection. NUL characters are dropped; newlines stay as they are.
    """
    found = _by_mark(content) or _as_utf8(content) or _as_declared(content, media_type, charset)
    found = found or _as_detected(content, media_type)
    return found._replace(text=found.text.replace("\0", ""))


def _by_mark(content: bytes) -> Decoded | None:
    if content.startswith(codecs.BOM_UTF8):
        return Decoded(content.decode("utf-8-sig", "replace"), "utf-8", "byte order mark")
    wide = wide_encoding(content)
    if wide is None:
        return None
    reason = "every second byte is zero" if wide[-2:] in {"le", "be"} else "byte order mark"
    return Decoded(content.decode(wide, "replace"), wide, reason)


def _as_utf8(content: bytes) -> Decoded | None:
    if content.isascii():
        return Decoded(content.decode("ascii"), "utf-8", "ASCII only")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return Decoded(decoder.decode(content), "utf-8", "valid UTF-8")  # a cut last character is no error
    except UnicodeDecodeError:
        pass
    rest = _MULTIBYTE.sub(b"", content)
    broken = len(rest) - len(rest.translate(None, _HIGH))
    whole = len(_MULTIBYTE.findall(content))
    if broken > whole * _BROKEN_SHARE:
        return None
    text = content.decode("utf-8", "craftsearch.windows-1252")
    return Decoded(text, "utf-8", f"UTF-8 with {broken} stray bytes read as windows-1252")


def _as_declared(content: bytes, media_type: str, charset: str | None) -> Decoded | None:
    claims = [(charset, "declared by the source")]
    if "html" in media_type or "xml" in media_type:
        head = content[:_META_WITHIN]
        claim = _META.search(head) or _XML.match(head)
        own = claim[1].decode("ascii") if claim else ""
        if not own.lower().startswith("utf-16"):  # it was read as ASCII, so it cannot be true
            claims.append((own, "declared in the page"))
    for label, reason in claims:
        codec = codec_of(label) if label else None
        text = _strictly(content, codec) if codec else None
        if codec and text is not None and not _is_refuted(content, codec, media_type):
            return Decoded(text, codec, reason)
    return None


def _is_refuted(content: bytes, codec: str, media_type: str) -> bool:
    """Tell whether a page claims its editor's default while another alphabet fits far better."""
    if len(content) - len(content.translate(None, _HIGH)) < _ENOUGH:
        return False
    own = plausibility(content, codec, media_type)
    if own is None or own >= _FITS:  # ranking all charsets takes ten times as long
        return False
    ranked = charsets_by_plausibility(content, media_type)
    return bool(ranked) and ranked[0].score > own + _CLEARLY_BETTER


def _as_detected(content: bytes, media_type: str) -> Decoded:
    for candidate in charsets_by_plausibility(content, media_type):
        text = _strictly(content, candidate.charset)
        if text is not None:
            return Decoded(text, candidate.charset, f"letters of {candidate.language}")
    from charset_normalizer import from_bytes  # 60 ms, and hardly ever needed

    match = from_bytes(content[:100_000]).best()
    text = _strictly(content, match.encoding) if match else None
    if match and text is not None:
        return Decoded(text, match.encoding, "detected by charset-normalizer")
    return Decoded(content.decode("cp1252", "replace"), "cp1252", "nothing fits; undecodable bytes replaced")


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        text = content.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if _C1.search(text) else text


def _read_as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("craftsearch.windows-1252", _read_as_windows_1252)
