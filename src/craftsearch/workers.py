"""Workers of a Dask cluster as an executor: many machines read items, this process writes them.

``distributed`` (``pip install 'craftsearch[dask]'``) is loaded when workers are asked for, not before.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
import re
import threading
from concurrent.futures import CancelledError, Executor, Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from craftsearch.errors import CraftsearchError, EngineUnavailableError, UsageError
from craftsearch.sameness import placed, program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from distributed import Client

    T = TypeVar("T")

LOCAL = "local"
"""The address of a cluster that is started on this machine, for the time of the work."""
PATIENCE = 15.0
"""Seconds until a scheduler that does not answer, or has no worker, is given up."""
_ADDRESS = re.compile(r"(tcp|tls|ws|wss)://(\[[0-9A-Fa-f:]+\]|[\w.-]+):\d{1,5}")
_LOOKS = 1.0  # seconds between two looks at whether there still are workers
_DEAF = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"  # Ctrl-C is answered by us alone
# Dask looks fifty times a second at what it runs: a tenth of a processor with two workers that rest, and more
# with two that work. We ask for results only.
_CALM = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "5s",
}
_KEPT = "what was written is kept; run the same command again once there are workers"


class Workers(Executor):
    """Runs functions of this package on a Dask cluster; a task whose worker dies runs on another.

    ``reads_files``: files have the same paths there, so workers read them. When all workers are gone for
    ``patience`` seconds, what is under way raises ``EngineUnavailableError``.
    """

    def __init__(self, client: Client, *, reads_files: bool = False, patience: float = PATIENCE) -> None:
        """Use the workers of ``client``, which are there and alike; see ``dask_workers``."""
        self._client = client
        self._inner = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        self._program = program()
        self.reads_files = reads_files
        self.count = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        self._patience = patience
        self._under_way: set[Future[Any]] = set()
        self._carried: dict[tuple[str, int], str] = {}
        self._ended = threading.Event()
        threading.Thread(target=self._look, name="craftsearch-workers", daemon=True).start()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:  # noqa: ANN401  # Executor's
        """Run ``fn`` on some worker. What travels is pickled once, so Dask need not look into it."""
        ours: Future[T] = Future()
        self._under_way.add(ours)
        packed = pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL)
        theirs = self._inner.submit(_work, self._program, packed)
        theirs.add_done_callback(lambda done: self._settle(ours, done))
        return ours

    def carry(self, files: Sequence[str]) -> tuple[str, ...]:
        """Bring files to every worker, also to those that come later; return what they are called there."""
        from distributed.diagnostics.plugin import UploadFile

        for file in files:
            key = (file, Path(file).stat().st_mtime_ns)
            if key not in self._carried:
                with placed(Path(file)) as copy:
                    plugin = UploadFile(str(copy), load=False)
                    self._client.register_plugin(plugin, name=copy.name)
                self._carried[key] = copy.name
        return tuple(self._carried[file, Path(file).stat().st_mtime_ns] for file in files)

    def see(self, file: str, digest: bytes) -> None:
        """Make sure that all workers have this very file; raises ``UsageError`` otherwise."""
        for worker, theirs in sorted(self._client.run(_digest, file).items()):
            if theirs != digest:
                raise UsageError(
                    f"worker {worker} does not have {file} as it is here"
                    " — mount the folder there under the same path, or leave --shared out"
                )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002  # Executor's
        """Let go of all that is under way; the cluster stays."""
        self._ended.set()
        self._inner.shutdown(wait=False)

    def _settle(self, ours: Future[Any], theirs: Future[bytes]) -> None:
        self._under_way.discard(ours)
        if ours.done():  # given up before
            return
        try:
            ours.set_result(pickle.loads(theirs.result()))  # noqa: S301  # what our own workers packed
        except CraftsearchError as exc:
            ours.set_exception(exc)
        except CancelledError:
            ours.set_exception(EngineUnavailableError(f"the Dask scheduler went away — {_KEPT}"))
        except Exception as exc:  # noqa: BLE001  # of Dask, whatever it raises
            ours.set_exception(_told(exc))

    def _look(self) -> None:
        """Give up what is under way when there has been no worker for too long."""
        lonely = 0.0
        while not self._ended.wait(_LOOKS):
            why = _loneliness(self._client)
            lonely = lonely + _LOOKS if why else 0.0
            if why and lonely >= self._patience:
                for future in [*self._under_way]:
                    self._under_way.discard(future)
                    future.set_exception(EngineUnavailableError(f"{why} — {_KEPT}"))


@contextmanager
def dask_workers(
    address: str, *, count: int = 1, shared: bool = False, patience: float = PATIENCE
) -> Iterator[Workers]:
    """Give the workers of the Dask cluster at ``address``, or ``count`` of this machine for ``"local"``.

    ``shared`` says that files have the same paths on the workers, which then read them; on this machine
    they have. Raises ``UsageError`` for what is no address, ``EngineUnavailableError`` where Dask is not
    installed, nobody answers within ``patience`` seconds, or the workers are not of this version.
    """
    if address != LOCAL and not _ADDRESS.fullmatch(address):
        raise UsageError(
            f"{address!r} is no address of a Dask scheduler — give one like tcp://10.0.0.1:8786, or {LOCAL!r}"
        )
    with ExitStack() as stack:
        client = _local(stack, count) if address == LOCAL else _remote(stack, address, patience)
        _check(client, address, patience)
        workers = Workers(client, reads_files=shared or address == LOCAL, patience=patience)
        stack.callback(workers.shutdown)
        yield workers


def _imported() -> Any:  # noqa: ANN401  # a module
    try:
        import distributed
    except ImportError as exc:
        raise EngineUnavailableError(
            "Dask is not installed — run \"pip install 'craftsearch[dask]'\", or leave --dask out"
        ) from exc
    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters, we say in one line
    return distributed


def _local(stack: ExitStack, count: int) -> Client:
    distributed = _imported()
    import dask

    stack.enter_context(dask.config.set(_CALM))
    cluster = stack.enter_context(
        distributed.LocalCluster(
            n_workers=count,
            threads_per_worker=1,  # the work is Python: a second thread would wait for the first
            processes=True,
            preload=_DEAF,
            dashboard_address="127.0.0.1:0",  # Dask opens one in any case; here nobody else sees it
            silence_logs=logging.CRITICAL,
        )
    )
    client: Client = stack.enter_context(distributed.Client(cluster, direct_to_workers=True))
    return client


def _remote(stack: ExitStack, address: str, patience: float) -> Client:
    distributed = _imported()
    try:
        client: Client = stack.enter_context(distributed.Client(address, timeout=patience))
    except (OSError, TimeoutError, ValueError, RuntimeError) as exc:
        raise EngineUnavailableError(
            f"no Dask scheduler answers at {address} within {patience:.0f} s — see that it runs"
        ) from exc
    return client


def _check(client: Client, address: str, patience: float) -> None:
    """See that there are workers, and that they run this very program."""
    try:
        client.wait_for_workers(1, timeout=patience)
        theirs = client.run(program)
    except TimeoutError as exc:
        raise EngineUnavailableError(
            f"the Dask scheduler at {address} has no workers — start some with 'dask worker {address}'"
        ) from exc
    except Exception as exc:
        raise EngineUnavailableError(
            f"the workers of {address} cannot run craftsearch: {exc!r:.200} — install {program()} on them"
        ) from exc
    for worker, version in sorted(theirs.items()):
        if version != program():
            raise _unlike(worker, version)


def _work(expected: str, packed: bytes) -> bytes:
    """Do on a worker what was packed; a worker that came later may be of another version."""
    if program() != expected:
        from distributed import get_worker

        raise _unlike(get_worker().address, program(), expected)
    fn, args, kwargs = pickle.loads(packed)  # noqa: S301  # whoever reaches a Dask worker may run code there
    return pickle.dumps(fn(*args, **kwargs), pickle.HIGHEST_PROTOCOL)


def _digest(file: str) -> bytes:
    """Fingerprint a file on a worker; nothing where it cannot be read."""
    try:
        return hashlib.sha256(Path(file).read_bytes()).digest()
    except (OSError, ValueError):
        return b""


def _unlike(worker: str, version: str, ours: str = "") -> EngineUnavailableError:
    return EngineUnavailableError(
        f"worker {worker} runs craftsearch {version}, this is {ours or program()} — install the same on both"
    )


def _loneliness(client: Client) -> str:
    """Say what is missing, if anything: the scheduler, or every worker."""
    if client.status != "running":
        return "the Dask scheduler went away"
    try:
        return "" if client.nthreads() else "all Dask workers are gone"  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, RuntimeError):
        return "the Dask scheduler went away"


def _told(exc: Exception) -> EngineUnavailableError:
    from distributed import KilledWorker

    if isinstance(exc, KilledWorker):
        return EngineUnavailableError(
            f"one chunk of items ended {exc.allowed_failures + 1} workers, for want of memory? — {_KEPT}"
        )
    return EngineUnavailableError(f"Dask failed: {exc!r:.200} — {_KEPT}")
