"""Words whose stem no rule finds, or finds wrongly; `README.md` tells where they come from.

A file holds two tables, of words and of stems as the rules leave them, and what each becomes. Words are kept
as the CRC-32 of their UTF-8 bytes, in order: a table opens without being read, and a look-up halves it until
found. A word that is in no table has the key of another once in 2**32 / entries words, less than once in
20,000, and then gets a stem of its own.

Layout, little-endian: ``b"CSF1"``, the numbers of words, of stems, of changes as uint32; the keys of the
words, sorted, then their changes, both uint32; the same for the stems; where each change begins, and the end
of the last, uint32; the changes one after the other, ``cut+letters`` in UTF-8.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADER: Final = struct.Struct("<4sIII")
_MAGIC: Final = b"CSF1"


class Table(NamedTuple):
    """Keys in order, and the number of the change that goes with each."""

    keys: memoryview
    changes: memoryview

    def find(self, word: str) -> int | None:
        """Return the number of a word's change, or None."""
        key = crc32(word.encode())
        keys = self.keys
        place = bisect_left(keys, key)
        return self.changes[place] if place < len(keys) and keys[place] == key else None


class Forms(NamedTuple):
    """What is known of the words of one language."""

    words: Table
    stems: Table
    starts: memoryview
    letters: memoryview

    def of_word(self, word: str) -> str | None:
        """Return the stem of a lowered word, None if the rules are to find it."""
        change = self.words.find(word)
        return None if change is None else self._changed(word, change)

    def of_stem(self, stem: str) -> str:
        """Return what a stem found by the rules becomes; most often itself."""
        change = self.stems.find(stem)
        return stem if change is None else self._changed(stem, change) or stem

    def _changed(self, word: str, change: int) -> str | None:
        written = bytes(self.letters[self.starts[change] : self.starts[change + 1]]).decode()
        cut, _, put = written.partition("+")
        return word[: max(len(word) - int(cut), 0)] + put or None


def forms(code: str) -> Forms | None:
    """Open the tables of a language; None if it has none."""
    file = Path(__file__).with_name(f"{code}.bin")
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        return unpack(memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)))


def unpack(data: memoryview) -> Forms:
    """Take a file apart without copying it."""
    magic, words, stems, changes = _HEADER.unpack_from(data)
    if magic != _MAGIC:
        raise ValueError(f"not a table of forms: begins with {magic!r} - run scripts/compile_forms.py")
    sizes = (words, words, stems, stems, changes + 1)
    places = [_HEADER.size]
    for size in sizes:
        places.append(places[-1] + 4 * size)
    parts = [data[begin:end].cast("I") for begin, end in pairwise(places)]
    return Forms(Table(parts[0], parts[1]), Table(parts[2], parts[3]), parts[4], data[places[-1] :])


def pack(words: Mapping[str, str], stems: Mapping[str, str]) -> bytes:
    """Write the tables of a language: what each word, and each stem, becomes. The same bytes each time.

    Where two words have one key, the first in the order of the alphabet is left out of the table.
    """
    numbers: dict[str, int] = {}
    columns: list[list[int]] = []
    for table in (words, stems):
        keyed: dict[int, int] = {}
        for word, becomes in sorted(table.items()):
            keyed[crc32(word.encode())] = numbers.setdefault(_change(word, becomes), len(numbers))
        columns += [sorted(keyed), [keyed[key] for key in sorted(keyed)]]
    written = [change.encode() for change in numbers]
    starts = [0]
    for change in written:
        starts.append(starts[-1] + len(change))
    columns.append(starts)
    header = _HEADER.pack(_MAGIC, len(columns[0]), len(columns[2]), len(written))
    return header + b"".join(struct.pack(f"<{len(each)}I", *each) for each in columns) + b"".join(written)


def _change(word: str, becomes: str) -> str:
    shared = 0
    while shared < min(len(word), len(becomes)) and word[shared] == becomes[shared]:
        shared += 1
    return f"{len(word) - shared}+{becomes[shared:]}"
