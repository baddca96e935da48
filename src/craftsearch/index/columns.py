"""A text laid out for an engine in one go: nothing is made per word but what a new word needs."""

from __future__ import annotations

from functools import cache

from craftsearch.index.keys import tagged
from craftsearch.language import fold, pieces, read_word, stemmer
from craftsearch.language.remembering import Remembered


class _Chunks(Remembered[tuple[str, str]]):
    """What stands between two spaces, as the tagged stems and the surfaces of its words."""

    def __init__(self, code: str) -> None:
        super().__init__(self._lay_out)
        self._mark = tagged(code, "")
        self._stem = stemmer(code)
        self._read = read_word(code)

    def _lay_out(self, chunk: str) -> tuple[str, str]:
        if chunk.isalnum():
            surface, term = fold(chunk), self._stem(chunk)
            return (f"{self._mark}{term} ", f"{surface} ") if surface and term else ("", "")
        laid = [self._look_up(piece) for piece in pieces(chunk)]
        if len(laid) == 1:
            return laid[0]
        return "".join([terms for terms, _ in laid]), "".join([surfaces for _, surfaces in laid])

    def _look_up(self, piece: str) -> tuple[str, str]:
        """Look a word up without remembering it: what comes with a comma may never come without."""
        found = self.get(piece)
        if found is not None:
            return found
        if piece.isalnum():
            return self._lay_out(piece)
        words = self._read(piece)
        terms = "".join([f"{self._mark}{word.term} " for word in words])
        return terms, "".join([f"{word.surface} " for word in words])


_chunks = cache(_Chunks)


def columns(text: str, code: str) -> tuple[str, str]:
    """Return the tagged stems and the surfaces that ``analyse`` gives, in its order, each before a space.

    No word reaches over a space, so each stretch between spaces is looked up whole.
    """
    chunks = text.split()
    if not chunks:
        return "", ""
    terms, surfaces = zip(*map(_chunks(code).__getitem__, chunks), strict=True)
    return "".join(terms), "".join(surfaces)
