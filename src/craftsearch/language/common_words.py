"""Which languages a word is common in: the 50,000 most frequent words of each, for telling short texts apart.

`common_words.bin` is made by ``scripts/compile_common_words.py``, which tells what is in it. Layout,
little-endian: ``b"CSW1"``, the numbers of bytes of the codes, of words and of masks as uint32; the codes in
ASCII, parted by spaces; the masks, uint64, a bit for each code; the words' CRC-32 keys in order, uint32; the
number of each word's mask, uint32. A word that is not in it has another's key once in 20,000 words.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).with_name("common_words.bin")
_HEADER: Final = struct.Struct("<4sIII")
_MAGIC: Final = b"CSW1"
_ALIGNED: Final = 8
_REMEMBERED: Final = 50_000  # words; about 6 MB


class CommonWords(NamedTuple):
    """Keys in order, the number of each one's mask, the masks; bit *n* of a mask stands for ``codes[n]``."""

    codes: tuple[str, ...]
    masks: memoryview
    keys: memoryview
    numbers: memoryview

    def mask(self, word: str) -> int:
        """Return one bit for each language that the lowered word is common in."""
        key = crc32(word.encode())
        place = bisect_left(self.keys, key)
        if place == len(self.keys) or self.keys[place] != key:
            return 0
        found: int = self.masks[self.numbers[place]]
        return found


@lru_cache(maxsize=_REMEMBERED)
def mask(word: str) -> int:
    """Return one bit for each language, in the order of `CommonWords.codes`, that a word is common in."""
    return common_words().mask(word)


def is_common(word: str, code: str) -> bool:
    """Tell whether a lowered word is common in a language; in one that is not listed, every word is."""
    codes = common_words().codes
    return code not in codes or bool(mask(word) >> codes.index(code) & 1)


@cache
def common_words() -> CommonWords:
    """Open the words that ship."""
    with FILE.open("rb") as opened:
        return unpack(memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)))


def unpack(data: memoryview) -> CommonWords:
    """Take a file apart without copying it."""
    magic, named, words, masks = _HEADER.unpack_from(data)
    if magic != _MAGIC:
        raise ValueError(
            f"not a list of common words: begins with {magic!r} - run scripts/compile_common_words.py"
        )
    begin = _HEADER.size + named
    codes = tuple(bytes(data[_HEADER.size : begin]).decode().split())
    ends = (begin, begin + 8 * masks, begin + 8 * masks + 4 * words, begin + 8 * masks + 8 * words)
    return CommonWords(
        codes,
        data[ends[0] : ends[1]].cast("Q"),
        data[ends[1] : ends[2]].cast("I"),
        data[ends[2] : ends[3]].cast("I"),
    )


def pack(codes: tuple[str, ...], words: Mapping[str, int]) -> bytes:
    """Write words with their masks. The same bytes each time; of words with one key the last counts."""
    named = " ".join(codes).encode()
    named += b" " * (-(_HEADER.size + len(named)) % _ALIGNED)
    numbers: dict[int, int] = {}
    keyed = {crc32(word.encode()): numbers.setdefault(words[word], len(numbers)) for word in sorted(words)}
    keys = sorted(keyed)
    return (
        _HEADER.pack(_MAGIC, len(named), len(keys), len(numbers))
        + named
        + struct.pack(f"<{len(numbers)}Q", *numbers)
        + struct.pack(f"<{len(keys)}I", *keys)
        + struct.pack(f"<{len(keys)}I", *(keyed[key] for key in keys))
    )
