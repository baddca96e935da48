from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING, ClassVar

import msgspec
import numpy as np
import pytest

import craftsearch as cs
from craftsearch.errors import UsageError
from craftsearch.meaning import NAME, Embedder, EmbedderUnavailableError, choice, manifest_id
from craftsearch.meaning.default import E5
from craftsearch.meaning.engines.openai import KEY
from craftsearch.meaning.fitted import Fitted, fit
from craftsearch.model import RawItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from craftsearch.meaning import Kind


class Constant:
    """An embedder of somebody else."""

    manifest_id = "constant"

    def embed(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        assert kind
        return np.ones((len(texts), 1), np.float32)


class Server(BaseHTTPRequestHandler):
    """Answers with the length of each text, in reverse order, as the protocol allows."""

    seen: ClassVar[list[tuple[str, str | None, list[str]]]] = []
    answer: ClassVar[bytes | None] = None

    def do_POST(self) -> None:
        texts = msgspec.json.decode(self.rfile.read(int(self.headers["Content-Length"])))["input"]
        self.seen.append((self.path, self.headers["Authorization"], texts))
        data = [{"index": at, "embedding": [len(text), 1.0]} for at, text in enumerate(texts)]
        content = self.answer if self.answer is not None else msgspec.json.encode({"data": data[::-1]})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        assert format % args


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Server, "seen", [])
    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"openai:http://127.0.0.1:{server.server_port}/v1#some-model"
    server.shutdown()
    thread.join()
    server.server_close()


def _install(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    points = EntryPoints([EntryPoint("other", value, choice.GROUP)])
    monkeypatch.setattr(choice, "entry_points", points.select)


@pytest.mark.usefixtures("encoder")
def test_the_default_needs_no_name() -> None:
    assert isinstance(choice.embedder(), E5)


def test_an_entry_point_is_opened_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, f"{__name__}:Constant")
    monkeypatch.setattr(EntryPoint, "load", lambda _self: Constant)
    opened: Embedder = choice.embedder("other")
    assert opened.manifest_id == "constant"


def test_a_name_that_nobody_answers_to_is_refused_with_those_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _install(monkeypatch, "json:loads")
    with pytest.raises(UsageError, match=r"'nobody'.*e5, openai:URL#MODEL, other"):
        choice.embedder("nobody")


def test_an_entry_point_whose_library_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, "no_such_library:Embedder")
    with pytest.raises(EmbedderUnavailableError, match="needs no_such_library"):
        choice.embedder("other")


def test_an_entry_point_that_gives_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, "builtins:dict")
    with pytest.raises(EmbedderUnavailableError, match="gives no embedder"):
        choice.embedder("other")


def test_vectors_of_a_server_are_put_in_order_and_made_unit_length(address: str) -> None:
    vectors = choice.embedder(address).embed(["", "wood", "x" * 99])
    assert vectors == pytest.approx(
        np.array([[1, 1] / np.sqrt(2), [4, 1] / np.sqrt(17), [99, 1] / np.sqrt(9802)]), abs=1e-5
    )


def test_a_server_is_asked_in_batches_with_the_token(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "secret")
    assert choice.embedder(address).embed(["wood"] * 100).shape == (100, 2)
    assert [(path, token, len(texts)) for path, token, texts in Server.seen] == [
        ("/v1/embeddings", "Bearer secret", 64),
        ("/v1/embeddings", "Bearer secret", 36),
    ]


def test_a_server_is_not_asked_for_nothing(address: str) -> None:
    assert len(choice.embedder(address).embed([])) == 0
    assert Server.seen == []


def test_a_server_of_e5_gets_the_prefixes(address: str) -> None:
    choice.embedder(address.replace("some-model", "multilingual-E5-base")).embed(["wood"], kind="query")
    assert Server.seen[0][2] == ["query: wood"]


@pytest.mark.parametrize("text", ["a\x00b", "\ud83d"])
def test_a_server_gets_sound_text_only(address: str, text: str) -> None:
    choice.embedder(address).embed([text])
    assert Server.seen[0][2][0] in {"a b", "\ufffd"}


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>",
        b'{"data": []}',
        b'{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}',
        b'{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1, 2]}]}',
        b'{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [0, 0]}]}',
    ],
)
def test_a_server_that_answers_amiss_gives_no_vectors(
    address: str, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Server, "answer", answer)
    with pytest.raises(EmbedderUnavailableError, match=r"127\.0\.0\.1"):
        choice.embedder(address).embed(["wood", "glass"])


def test_a_server_that_is_not_there_is_said_so() -> None:
    with pytest.raises(EmbedderUnavailableError, match="is the server running"):
        choice.embedder("openai:http://127.0.0.1:9/v1#model").embed(["wood"])


@pytest.mark.parametrize("address", ["openai:", "openai:file:///etc/passwd#m", "openai:http://host/v1"])
def test_an_address_without_server_or_model_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="openai:http://host:port/v1#MODEL"):
        choice.embedder(address)


def test_the_embedder_named_in_the_environment_makes_the_vectors_of_an_index(
    address: str, monkeypatch: pytest.MonkeyPatch, reopened: None, tmp_path: Path
) -> None:
    assert reopened is None
    monkeypatch.setenv(NAME, address)
    with cs.open(tmp_path / "index") as library:
        library.ingest([RawItem("a:1", "text/plain", b"A loaf for everybody in the village.")])
        found = library.search("warm bakeries")
    assert (found.cross_language, found.total) == ("meaning", 1)
    assert manifest_id() == address.replace("openai:", "openai-")
    assert [path for path, _, _ in Server.seen] == ["/v1/embeddings"] * 2


def test_a_wrong_name_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch, reopened: None) -> None:
    assert reopened is None
    monkeypatch.setenv(NAME, "nobody")
    with pytest.raises(UsageError, match="no embedder is called 'nobody'"):
        manifest_id()


@pytest.mark.parametrize("length", [2, 384, 1536])
def test_vectors_of_any_length_keep_their_angles(length: int) -> None:
    vectors = np.random.default_rng(1).normal(size=(20, length)).astype(np.float32)
    vectors[1] = vectors[0] + 0.3 * vectors[1]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    fitted = fit(vectors)
    assert fitted.shape == (20, 384)
    assert np.linalg.norm(fitted, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.abs(fitted @ fitted.T - vectors @ vectors.T).max() < 0.2
    assert fitted[0] @ fitted[1] == pytest.approx(vectors[0] @ vectors[1], abs=0.05)


def test_an_embedder_of_somebody_else_reads_the_beginning_and_says_what_is_left() -> None:
    fitted = Fitted(Constant())
    vectors, whole = fitted.embed_beginnings(["short", "x" * 2_000], windows=2)
    assert vectors.shape == (2, 384)
    assert whole == (True, False)
    assert fitted.embed_beginnings(["x" * 2_000], windows=None)[1] == (True,)
    assert fitted.embed([]).shape == (0, 384)


def test_a_long_name_of_a_space_is_kept_by_its_hash() -> None:
    class Named(Constant):
        manifest_id = "x" * 300

    assert Fitted(Named()).manifest_id.startswith("sha256-")
