from __future__ import annotations

import socket
from http.client import HTTPConnection
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from craftsearch.errors import UsageError
from craftsearch.web.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse

    from craftsearch.library import Library


@pytest.fixture
def server(library: Library) -> Iterator[Server]:
    with Server(library, "127.0.0.1", 0) as listening:
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield listening
        listening.shutdown()
        thread.join()


def _ask(server: Server, target: str, *, method: str = "GET", host: str | None = None) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.request(method, target, headers={"Host": host} if host else {})
        made = connection.getresponse()
        made.body = made.read()  # type: ignore[attr-defined]  # kept beside the head, for the tests
    finally:
        connection.close()
    return made


def test_pages_forbid_scripts_and_guessing(server: Server) -> None:
    made = _ask(server, "/?q=hostile")
    assert made.status == 200
    assert "default-src 'none'" in (made.getheader("Content-Security-Policy") or "")
    assert made.getheader("X-Content-Type-Options") == "nosniff"


def test_connections_at_once_are_all_served(server: Server) -> None:
    statuses: list[int] = []
    threads = [Thread(target=lambda: statuses.append(_ask(server, "/?q=craft").status)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 6


def test_a_head_request_has_no_body(server: Server) -> None:
    made = _ask(server, "/", method="HEAD")
    assert made.status == 200
    assert int(made.getheader("Content-Length") or 0) > 0
    assert made.body == b""  # type: ignore[attr-defined]  # as above


def test_other_methods_are_refused(server: Server) -> None:
    assert _ask(server, "/", method="POST").status == 501


@pytest.mark.parametrize(
    ("host", "status"), [("localhost:80", 200), ("[::1]:80", 200), ("evil.example", 421)]
)
def test_a_name_of_the_web_that_points_here_is_not_served(server: Server, host: str, status: int) -> None:
    assert _ask(server, "/healthz", host=host).status == status


def test_an_address_in_use_is_told_with_the_remedy(server: Server, library: Library) -> None:
    with pytest.raises(UsageError, match="choose another --port"):
        Server(library, "127.0.0.1", server.server_port)


def test_an_address_that_is_written_as_it_is_spoken_is_read_as_utf_8(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        head = f"GET /api/search?q=kézműves HTTP/1.0\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n"
        connection.sendall(head.encode())
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert "kézműves".encode() in answer.partition(b"\r\n\r\n")[2]
    assert b"Utalv" in answer or b"utalv" in answer
