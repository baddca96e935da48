"""What a server says that does not do what it is asked, in one line; the server is a small one of ours."""

from __future__ import annotations

import json
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import craftsearch as cs
from craftsearch.cli import main
from craftsearch.errors import EngineUnavailableError, IndexVersionError
from craftsearch.index.cluster import session
from craftsearch.index.cluster.address import parse
from craftsearch.index.cluster.session import Operation, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answer = tuple[int, object]
    Serve = Callable[..., str]

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""Signed by itself, for this computer; with its key, which protects nothing."""
FOUND: dict[str, Any] = {"_source": {"program": "craftsearch", "format": 1, "graphed": True}}


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server whose answers a function of method and path gives; return where it is."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Callable[[str, str], Answer], *, encrypted: bool = False) -> str:
        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                self.raw_requestline = self.rfile.readline(65537)
                if not self.raw_requestline or not self.parse_request():
                    self.close_connection = True
                    return
                self.rfile.read(int(self.headers.get("content-length", 0)))
                status, told = answer(self.command, self.path)
                body = told.encode() if isinstance(told, str) else json.dumps(told).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json" if status != 418 else "text/html")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that gave up is no fault
        if encrypted:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        scheme = "opensearchs" if encrypted else "opensearch"
        return f"{scheme}://ann:secret@127.0.0.1:{server.server_port}/news"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def refusal(kind: str, reason: str, status: int) -> Answer:
    return status, {"error": {"type": kind, "reason": reason, "root_cause": []}, "status": status}


def told(capfd: pytest.CaptureFixture[str], place: str, *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as exit_:
        main(["--index", place, *arguments])
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    assert "secret" not in err
    return int(exit_.value.code or 0), err


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (refusal("security_exception", "no permissions", 403), "does not allow the user 'ann'"),
        ((401, "Unauthorized"), "does not accept the user 'ann'"),
        (refusal("circuit_breaking_exception", "too much", 500), "refused a request"),
        ((503, "no manager"), "is on no node that answers (no manager) — start the nodes that are missing"),
        (refusal("cluster_block_exception", "blocked by: no cluster-manager", 503), "start the nodes"),
        ((200, "this is no JSON"), "is it OpenSearch?"),
    ],
)
def test_a_refusal_is_one_line_with_exit_code_4(
    serve: Serve,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
    words: str,
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    code, line = told(capfd, serve(lambda *_: answer), "stats")
    assert code == 4
    assert words in line


def test_a_server_of_another_kind_is_not_written_to(
    serve: Serve, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def elastic(_: str, path: str) -> Answer:
        return (200, {"version": {"number": "8.11.0"}}) if path == "/" else refusal("none", "none", 404)

    (tmp_path / "a.txt").write_text("Crafts and skills of the region.", "utf-8")
    code, line = told(capfd, serve(elastic), "ingest", str(tmp_path))
    assert code == 4
    assert "is another server 8.11.0; OpenSearch 2 to 3 is served" in line


def test_an_index_of_a_newer_program_is_not_touched(serve: Serve) -> None:
    newer = {"_source": {**FOUND["_source"], "format": 99}}
    with (
        cs.open(serve(lambda *_: (200, newer))) as library,
        pytest.raises(IndexVersionError, match="upgrade"),
    ):
        library.stats()


def test_a_manifest_of_another_program_is_not_ours(serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    other = {"_source": {"program": "somebody"}}
    code, line = told(capfd, serve(lambda *_: (200, other)), "stats")
    assert code == 2
    assert "belongs to another program" in line


def test_a_certificate_that_nobody_vouches_for_is_not_trusted_unless_its_authority_is_named(
    serve: Serve, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = serve(lambda *_: refusal("none", "none", 404), encrypted=True)
    code, line = told(capfd, place, "stats")
    assert code == 4
    assert "SSL_CERT_FILE" in line
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    code, line = told(capfd, place, "stats")
    assert code == 3
    assert "no index at opensearchs://127.0.0.1" in line


def test_tls_and_plain_are_told_apart(serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    plain = serve(lambda *_: refusal("none", "none", 404))
    code, line = told(capfd, plain.replace("opensearch:", "opensearchs:"), "stats")
    assert code == 4
    assert "does not speak TLS" in line


def bulk(statuses: list[int], kind: str = "rejected_execution_exception") -> Callable[[str, str], Answer]:
    """Answer one bulk request after the other with these statuses of its one item."""

    def answer(_: str, path: str) -> Answer:
        if path != "/_bulk":
            return 200, {"news-000001": {}}
        status = statuses.pop(0)
        item = {"status": status} | ({"error": {"type": kind, "reason": "why"}} if status >= 400 else {})
        return 200, {"errors": status >= 400, "items": [{"index": item}]}

    return answer


def write(place: str) -> None:
    Session(parse(place)).write("news", [Operation("index", "a", {"id": "a"})])


def test_who_is_busy_is_asked_again_ever_later(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    statuses = [429, 503, 200]  # too busy, and its shard on no node that lives
    write(serve(bulk(statuses)))
    assert statuses == []
    assert waited == sorted(waited) != []


def test_a_question_of_which_a_part_was_lost_with_a_node_is_asked_again(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    lost = refusal("search_phase_execution_exception", "disconnected", 500)
    found: dict[str, Any] = {"hits": {"hits": []}}
    answers = [lost, (200, found), (200, {"responses": [lost[1]]}), (200, {"responses": [found]})]
    session = Session(parse(serve(lambda *_: answers.pop(0))))
    assert session.find("news", {}) == found
    assert session.find_each("news", [{}]) == [found]
    assert answers == []


def test_who_stays_busy_is_told_and_what_was_written_stays(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with pytest.raises(EngineUnavailableError, match="too busy"):
        write(serve(bulk([429] * 99)))


def test_a_full_disk_is_told_at_once(serve: Serve) -> None:
    with pytest.raises(EngineUnavailableError, match="free disk space"):
        write(serve(bulk([429], "cluster_block_exception")))


def test_a_document_that_does_not_fit_the_mapping_ends_the_write(serve: Serve) -> None:
    with pytest.raises(EngineUnavailableError, match="mapper_parsing_exception"):
        write(serve(bulk([400], "mapper_parsing_exception")))


def test_a_server_that_never_answers_is_given_up_in_time(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = threading.Event()
    monkeypatch.setattr(session, "_PATIENCE", 0.2)

    def late(*_: str) -> Answer:
        silent.wait(20)
        return 200, {}

    place = serve(late)
    try:
        with cs.open(place) as library, pytest.raises(EngineUnavailableError, match="in time"):
            library.stats()
    finally:
        silent.set()
