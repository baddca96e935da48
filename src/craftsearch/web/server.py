"""The HTTP side: GET and HEAD, one answer at a time from one library, however many connections there are."""

from __future__ import annotations

import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Lock
from typing import TYPE_CHECKING

from craftsearch import __version__
from craftsearch.errors import UsageError
from craftsearch.web import pages
from craftsearch.web.answers import Answer, answer
from craftsearch.web.idling import Idling

if TYPE_CHECKING:
    import socket

    from craftsearch.library import Library

_HEADERS = {
    # No script may run, whatever a scraped page managed to smuggle in.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class Server(ThreadingHTTPServer):
    """Serves a library on ``host`` and ``port``; port 0 takes any that is free."""

    daemon_threads = True

    def __init__(self, library: Library, host: str, port: int) -> None:
        """Listen; raises ``UsageError`` where the address cannot be had."""
        self._library = library
        self._lock = Lock()
        self.asked = time.monotonic()
        try:
            super().__init__((host, port), Handler)
        except (OSError, UnicodeError) as exc:
            raise UsageError(
                f"cannot listen on {host}:{port}: {exc} — choose another --port or --host"
            ) from exc
        self._is_local = _is_local(host)

    def get(self, target: str) -> Answer:
        """Answer from the index as it is now.

        SQLite's connections belong to one thread, and an open engine does not see what another process
        adds: so the library is opened for each answer, which takes a few milliseconds.
        """
        self.asked = time.monotonic()
        with self._lock:
            try:
                return answer(self._library, target)
            finally:
                self.asked = time.monotonic()
                self._library.close()

    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: tuple[str, int]
    ) -> None:
        """Say nothing of a reader who left before the end."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def serves(self, host: str) -> bool:
        """Tell whether a request meant this server.

        On a loopback address any page of the web could otherwise read the index, by letting its own name
        point here (DNS rebinding).
        """
        return not self._is_local or _is_local(_hostname(host))


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    server_version = f"craftsearch/{__version__}"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """Send an answer."""
        self._send(self._answer(), body=True)

    def do_HEAD(self) -> None:
        """Send an answer's head."""
        self._send(self._answer(), body=False)

    def _answer(self) -> Answer:
        if self.server.serves(self.headers.get("Host", "")):
            # Python reads it as Latin-1; a browser and curl write UTF-8.
            return self.server.get(self.path.encode("latin-1", "replace").decode("utf-8", "replace"))
        message = "this server answers to its own address only — open the address that it named at its start"
        return Answer(421, "text/html; charset=utf-8", pages.failure(421, message).encode())

    def _send(self, made: Answer, *, body: bool) -> None:
        self.send_response(made.status)
        self.send_header("Content-Type", made.media_type)
        self.send_header("Content-Length", str(len(made.content)))
        if made.filename:
            self.send_header("Content-Disposition", f'attachment; filename="{made.filename}"')
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(made.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name for it
        """Keep quiet: what people look for is nobody's business."""


def serve(
    library: Library, host: str = "127.0.0.1", port: int = 8765, *, idle: Library | None = None
) -> None:
    """Serve until Ctrl-C; says on stderr where. While nobody asks, the vectors of ``idle`` are completed."""
    with Server(library, host, port) as server:
        idling = Idling(idle, lambda: server.asked) if idle else None
        shown = f"[{host}]" if ":" in host else host
        sys.stderr.write(f"http://{shown}:{server.server_port}/ shows the index — Ctrl-C ends it\n")
        sys.stderr.flush()
        if idling:
            idling.start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            sys.stderr.write("\n")
        finally:
            if idling:
                idling.stop()


def _hostname(header: str) -> str:
    """Take the port off a Host header."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]


def _is_local(host: str) -> bool:
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
