"""Vectors from a server that speaks the OpenAI embeddings protocol: ``POST URL/embeddings``."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

import msgspec
import numpy as np

from craftsearch.errors import UsageError
from craftsearch.meaning.port import EmbedderUnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from craftsearch.meaning.port import Kind

KEY = "CRAFTSEARCH_EMBEDDER_KEY"
"""Environment variable with the bearer token, where the server wants one."""

BATCH = 64
TIMEOUT = 60.0
"""Seconds to wait for an answer."""


class _Request(msgspec.Struct, frozen=True):
    model: str
    input: list[str]
    encoding_format: str = "float"


class _Item(msgspec.Struct, frozen=True):
    index: int
    embedding: list[float]


class _Answer(msgspec.Struct, frozen=True):
    data: list[_Item]


class OpenAICompatible:
    """See ``port.Embedder``; queries and passages get E5's prefixes when the model's name says E5."""

    def __init__(self, url: str, model: str) -> None:
        self._address = f"{url.rstrip('/')}/embeddings"
        self._model = model
        self._prefixed = "e5" in model.lower()
        self.manifest_id = f"openai-{url}#{model}"

    @classmethod
    def at(cls, address: str) -> OpenAICompatible:
        """Read ``URL#MODEL``."""
        url, model = urldefrag(address)
        if urlsplit(url).scheme not in {"http", "https"} or not model:
            raise UsageError(f"{address!r} is no embedder: write openai:http://host:port/v1#MODEL")
        return cls(url, model)

    def embed(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """See ``port.Embedder``."""
        sent = [self._prepared(text, kind) for text in texts]
        rows = [row for at in range(0, len(sent), BATCH) for row in self._asked(sent[at : at + BATCH])]
        return self._unit(rows)

    def _prepared(self, text: str, kind: Kind) -> str:
        sound = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", " ")
        # Servers refuse an empty text; a space has the same meaning.
        return f"{kind}: {sound}" if self._prefixed else sound or " "

    def _asked(self, texts: list[str]) -> list[list[float]]:
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(KEY):
            headers["Authorization"] = f"Bearer {key}"
        body = msgspec.json.encode(_Request(self._model, texts))
        request = urllib.request.Request(self._address, body, headers)  # noqa: S310 - at() lets http(s) only in
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as reply:  # noqa: S310 - as above
                answer = msgspec.json.decode(reply.read(), type=_Answer)
        except (OSError, HTTPException, msgspec.MsgspecError) as exc:
            raise EmbedderUnavailableError(
                f"no vectors from {self._address} ({exc}) — is the server running, and {KEY} right?"
            ) from exc
        ordered = sorted(answer.data, key=lambda item: item.index)
        if [item.index for item in ordered] != list(range(len(texts))):
            raise EmbedderUnavailableError(
                f"{self._address} gave {len(ordered)} vectors for {len(texts)} texts — "
                "is it an embeddings server?"
            )
        return [item.embedding for item in ordered]

    def _unit(self, rows: list[list[float]]) -> NDArray[np.float32]:
        if not rows:
            return np.empty((0, 0), np.float32)
        if len({len(row) for row in rows}) > 1:
            raise EmbedderUnavailableError(f"{self._address} gave vectors of different lengths")
        vectors = np.array(rows, np.float32).reshape(len(rows), -1)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not (np.isfinite(lengths).all() and lengths.all()):
            raise EmbedderUnavailableError(f"{self._address} gave a vector without direction")
        unit: NDArray[np.float32] = vectors / lengths
        return unit
