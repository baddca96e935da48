"""From text to windows of token ids, as XLM-RoBERTa's SentencePiece unigram model counts them."""

from __future__ import annotations

import threading
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from tokenizers import Tokenizer, models

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftsearch.meaning.lexicon import Lexicon
    from craftsearch.meaning.port import Kind
    from craftsearch.meaning.weights import Weights

WINDOW = 128
"""Most tokens in one window, prefix and end marks included."""

_SPACE = "▁"
_LONGEST_WORD = 100
"""A longer word (an address, an encoded picture, Thai) is cut, so that any word fits a window."""

_REMEMBERED = 50_000


class Tokens(NamedTuple):
    """A window: see ``port.Window``."""

    text: str
    ids: tuple[int, ...]
    kind: Kind


class Tokeniser:
    """Cuts text into windows; remembers the words it has seen."""

    def __init__(self, weights: Weights, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._weights = weights
        self._table = _table(weights)
        self._scores = weights.scores()
        # A server's threads share the memory; none may clear it under another's hands.
        self._lock = threading.Lock()
        self._known: dict[str, tuple[int, ...]] = {}

    def windows(self, texts: Sequence[str], kind: Kind) -> list[list[Tokens]]:
        """Return for each text its windows, at least one; whole words, each window with the prefix."""
        words = [self._words(text) for text in texts]
        prefix = f"{kind}:"
        with self._lock:
            self._learn({prefix}.union(*words))
            return [self._windows(each, prefix, kind) for each in words]

    def _words(self, text: str) -> list[str]:
        # Half a surrogate pair cannot be written in UTF-8; a whole one is the character it means.
        sound = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        normal = unicodedata.normalize("NFC", sound).translate(self._table)
        return [
            word[at : at + _LONGEST_WORD]
            for word in normal.split()
            for at in range(0, len(word), _LONGEST_WORD)
        ]

    def _windows(self, words: list[str], prefix: str, kind: Kind) -> list[Tokens]:
        opening = (self._weights.begin, *self._known[prefix])
        room = WINDOW - len(opening) - 1
        parts: list[Tokens] = []
        taken: list[str] = []
        ids: list[int] = []
        for word in words:
            pieces = self._known[word]
            if len(ids) + len(pieces) > room:
                parts.append(Tokens(" ".join(taken), (*opening, *ids, self._weights.end), kind))
                taken, ids = [], []
            taken.append(word)
            ids.extend(pieces)
        parts.append(Tokens(" ".join(taken), (*opening, *ids, self._weights.end), kind))
        return parts

    def _learn(self, words: Iterable[str]) -> None:
        """Tokenise the words not met before, all at once."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = sorted(set(words) - self._known.keys())
        if not new:
            return
        marked = [_SPACE + word for word in new]
        pieces = self._lexicon.within(marked)
        vocabulary, ids = self._vocabulary(pieces)
        # One unknown token for a run of unknown characters, as SentencePiece has it.
        tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
        for word, encoding in zip(new, tokenizer.encode_batch(marked), strict=True):
            self._known[word] = tuple(ids[local] for local in encoding.ids)

    def _vocabulary(self, pieces: dict[str, int]) -> tuple[list[tuple[str, float]], list[int]]:
        # Words hold no space, so this one cannot be found in a text. Its score is without effect: each
        # character of a piece is also a piece, so a character is unknown in every segmentation or in none.
        vocabulary = [("any other", 0.0)]
        ids = [self._weights.unknown]
        for piece, identity in pieces.items():
            score = float(self._scores[identity])
            # The marks (<s>, <mask> …) are for the model alone; only they score 0.
            if score:
                vocabulary.append((piece, score))
                ids.append(identity)
        return vocabulary, ids


def _table(weights: Weights) -> dict[int, str]:
    """Return the model's own normalisation, completed by characters that no text should hold."""
    return {0: " ", **weights.normalisation()}
