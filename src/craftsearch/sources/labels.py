"""The names that pages give to encodings, as browsers read them (WHATWG Encoding Standard, section 4.2)."""

from __future__ import annotations

import codecs

_READ_AS = {
    "cp1252": "ascii us-ascii iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 ansi_x3.4-1968 "
    "cp819 ibm819 windows-1252 x-cp1252 cp1252",
    "cp1254": "iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 windows-1254 x-cp1254 cp1254",
    "cp874": "iso-8859-11 iso8859-11 tis-620 windows-874 dos-874",
    "iso8859-2": "iso-8859-2 iso8859-2 iso88592 iso_8859-2 latin2 l2 csisolatin2",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 x-user-defined",
    "utf-16-le": "utf-16 utf-16le ucs-2 unicode csunicode iso-10646-ucs-2",
    "utf-16-be": "utf-16be unicodefffe",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 korean windows-949",
    "gb18030": "gb2312 gbk gb18030 chinese x-gbk",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji",
    "koi8-u": "koi8-u koi8-ru",
    "koi8-r": "koi8-r koi8 koi cskoi8r",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "mac-roman": "macintosh mac x-mac-roman",
}
_UNWANTED = frozenset(("idna", "punycode", "utf-7", "unicode_escape", "raw-unicode-escape", "unicode-escape"))
_CODECS = {label: codec for codec, labels in _READ_AS.items() for label in labels.split()}


def codec_of(label: str) -> str | None:
    """Give the Python codec for a declared encoding, or ``None`` for a name nobody knows.

    ISO-8859-1 means windows-1252, as in every browser.
    """
    name = label.strip().strip("\"'").lower()
    if name in _CODECS:
        return _CODECS[name]
    try:
        codec = codecs.lookup(name.removeprefix("x-"))
    except (LookupError, ValueError):
        return None
    # Python also knows "codecs" such as rot13 and base64, which are no encodings of text.
    is_text = bool(getattr(codec, "_is_text_encoding", True))
    return codec.name if is_text and codec.name not in _UNWANTED else None
