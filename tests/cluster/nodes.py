"""A real OpenSearch on loopback for the time of a ``with``: nodes to be killed, stopped, started again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.cluster.fetch import ServerUnavailableError, home, java

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HEAP = "512m"
_PATIENCE = 180.0  # seconds: a node starts in 8 on a free machine
_TAIL = 25  # lines of a log
_LOGGING = """\
status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = [%d{ISO8601}][%p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.out.ref = out
"""


class Node:
    """One server process, with a folder of its own that outlives it until the cluster ends."""

    def __init__(self, name: str, folder: Path, server: Path, settings: Mapping[str, object]) -> None:
        """Lay out what the server ``server`` reads; ``start`` runs it."""
        self.name = name
        self._folder = folder
        self._server = server
        self._settings = dict(settings)
        self._process: subprocess.Popen[bytes] | None = None
        for part in ("config", "data", "logs", "tmp"):
            (folder / part).mkdir(parents=True)
        (folder / "config" / "log4j2.properties").write_text(_LOGGING, "utf-8")

    @property
    def url(self) -> str:
        """Say where the node answers, once it has started."""
        return f"http://127.0.0.1:{self._settings['http.port']}"

    @property
    def runs(self) -> bool:
        """Tell whether the process lives, were it stopped."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Run the server on the data it has; it takes the ports it finds free, and the same ones again."""
        lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in self._settings.items())
        (self._folder / "config" / "opensearch.yml").write_text(lines, "utf-8")
        for stale in (self._folder / "logs").glob("*.ports"):
            stale.unlink()
        self._own()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*_bound_to_us(), *self._order()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches us alone, and we stop it
            )

    def settle(self) -> str:
        """Wait until the node has its ports, keep them, and return the address by which others join it."""
        for kind in ("http", "transport"):
            path = self._folder / "logs" / f"{kind}.ports"
            _until(lambda path=path: path.exists() and path.read_text("utf-8").strip(), self)  # type: ignore[misc]
            self._settings[f"{kind}.port"] = int(path.read_text("utf-8").split()[0].rpartition(":")[2])
        return f"127.0.0.1:{self._settings['transport.port']}"

    def join(self, addresses: list[str]) -> None:
        """Tell the node where the others are; it looks again and again."""
        (self._folder / "config" / "unicast_hosts.txt").write_text("\n".join(addresses), "utf-8")

    def kill(self) -> None:
        """End the process at once, as ``kill -9`` does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def pause(self) -> None:
        """Stop the process as if the machine hung: connections stand open and nothing answers."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a paused process go on."""
        self._signal(signal.SIGCONT)

    def tail(self) -> str:
        """Give the last lines of the log, Java's own lists of calls left out."""
        lines = self._log.read_text("utf-8", "replace").splitlines()
        return "\n".join([line for line in lines if not line.startswith("\tat ")][-_TAIL:])

    @property
    def _log(self) -> Path:
        return self._folder / "console.log"

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def _own(self) -> None:
        """Give the folder to the user who runs the server, which refuses to be root."""
        if os.geteuid() == 0:
            for path in (self._folder, *self._folder.rglob("*")):
                shutil.chown(path, "nobody")

    def _order(self) -> list[str]:
        return [
            java(),
            f"-Xms{_HEAP}",
            f"-Xmx{_HEAP}",
            "-Djava.security.manager=allow",
            f"-Djava.io.tmpdir={self._folder / 'tmp'}",
            "-XX:-UsePerfData",
            "-Dlog4j2.disable.jmx=true",
            f"-Dopensearch.path.home={self._server}",
            f"-Dopensearch.path.conf={self._folder / 'config'}",
            "-cp",
            str(self._server / "lib" / "*"),
            "org.opensearch.bootstrap.OpenSearch",
        ]


class Cluster:
    """Nodes that know one another; whoever leaves the ``with`` leaves no process and no data behind."""

    def __init__(
        self, count: int = 1, *, knn: bool = True, settings: Mapping[str, object] | None = None
    ) -> None:
        """Plan ``count`` nodes, with the k-NN plugin or without; ``settings`` go before ours."""
        self._count = count
        self._knn = knn
        self._settings = settings or {}
        self._folder: Path | None = None
        self.nodes: tuple[Node, ...] = ()

    def __enter__(self) -> Self:
        """Start all and wait until they are one cluster. Raises ``ServerUnavailableError``."""
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End every process and take the data away."""
        for node in self.nodes:
            node.kill()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def urls(self) -> list[str]:
        """List where the nodes answer, also those that do not run now."""
        return [node.url for node in self.nodes]

    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  # JSON
        """Ask the first node that answers; ``HTTPError`` is a refusal, ``URLError`` that none answers."""
        failure: OSError = urllib.error.URLError("no node runs")
        for node in self.nodes:
            if not node.runs:
                continue
            try:
                return _asked(method, f"{node.url}/{path}", body)
            except urllib.error.HTTPError:
                raise
            except OSError as exc:
                failure = exc
        raise failure

    def wait(self, status: str = "green", nodes: int | None = None) -> None:
        """Wait until the cluster has ``nodes`` (those that run) and this status; bounded."""
        wanted = sum(node.runs for node in self.nodes) if nodes is None else nodes
        path = f"_cluster/health?wait_for_status={status}&wait_for_nodes={wanted}&timeout=2s"
        _until(lambda: not self.ask("GET", path)["timed_out"], *self.nodes)

    def again(self, node: Node) -> None:
        """Start a killed node on the data it left, and wait until it belongs to the cluster."""
        node.start()
        node.settle()
        self.wait("yellow")

    def _start(self) -> None:
        server = home(knn=self._knn)
        _check_readable(server)
        self._folder = Path(tempfile.mkdtemp(prefix="craftsearch-opensearch-"))
        self._folder.chmod(0o755)
        names = [f"n{number}" for number in range(1, self._count + 1)]
        self.nodes = tuple(
            Node(name, self._folder / name, server, self._described(name, names)) for name in names
        )
        for node in self.nodes:
            node.start()
        addresses = [node.settle() for node in self.nodes]
        for node in self.nodes:
            node.join(addresses)
        self.wait()

    def _described(self, name: str, names: list[str]) -> dict[str, object]:
        folder = Path(str(self._folder), name)
        return {
            "cluster.name": "craftsearch-test",
            "cluster.initial_cluster_manager_nodes": names,
            # A laptop's disk is often fuller than the server likes.
            "cluster.routing.allocation.disk.threshold_enabled": False,
            # Ports are known, and told to the others, when a node is up; so it must not wait for them first.
            "discovery.initial_state_timeout": "0s",
            "discovery.seed_providers": "file",
            "discovery.seed_hosts": [],
            "http.port": 0,
            "network.host": "127.0.0.1",
            "node.portsfile": True,
            "path.data": str(folder / "data"),
            "path.logs": str(folder / "logs"),
            "transport.port": 0,
            **self._settings,
            "node.name": name,
        }


def _bound_to_us() -> list[str]:
    """Begin a command with what makes a process not root, and where Linux can, end when we end."""
    setpriv = shutil.which("setpriv")
    bound = ["--pdeathsig=KILL"] if sys.platform == "linux" else []
    if os.geteuid() == 0:
        if setpriv is None:
            raise ServerUnavailableError(
                "OpenSearch refuses to run as root, and setpriv was not found — run the tests as a user"
            )
        import pwd

        nobody = pwd.getpwnam("nobody")
        return [setpriv, f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups", *bound]
    return [setpriv, *bound] if setpriv and bound else []


def _check_readable(server: Path) -> None:
    closed = [path for path in (server, *server.parents) if not path.stat().st_mode & 0o001]
    if os.geteuid() == 0 and closed:
        raise ServerUnavailableError(
            f"the server's user cannot look into {closed[0]} — set CRAFTSEARCH_TEST_CACHE to an open folder"
        )


def _asked(method: str, url: str, body: object) -> Any:  # noqa: ANN401  # JSON
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(  # noqa: S310  # loopback
        url, data, {"Content-Type": "application/json"}, method=method
    )
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310  # as above
        return json.loads(response.read() or b"null")


def _until(holds: Callable[[], object], *nodes: Node) -> None:
    """Wait for something of nodes; raises ``ServerUnavailableError`` with a log when it does not come."""
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        living = any(node.runs for node in nodes)
        try:
            if holds():
                return
        except OSError:
            pass  # not yet
        if not living:
            break
        time.sleep(0.1)
    node = next((node for node in nodes if node.runs), nodes[0])
    why = f"is not ready after {_PATIENCE:.0f} s" if node.runs else "has ended"
    raise ServerUnavailableError(f"node {node.name} {why}; its log ends:\n{node.tail()}")
