"""The way to a cluster: questions, writes that are retried, and the cluster's errors in our words."""

from __future__ import annotations

import ssl
import time
from base64 import b64decode
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.cluster.parcels import encoded, grouped, joined, parcels
from craftsearch.index.cluster.refusals import NotThereError, NotWholeError, refusal, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from opensearchpy import OpenSearch

    from craftsearch.index.cluster.address import Address

T = TypeVar("T")
Body = dict[str, Any]
"""JSON that is asked or answered."""

_PAGE: Final = 1_000  # hits fetched at once where all are gone through
_UNDER_WAY: Final = 2  # bulk requests at once: more only wait in the server's queue
_PATIENCE: Final = 30.0  # seconds for one answer
_RETRIES: Final = 3  # further nodes, or the same again, after no answer
_PAUSES: Final = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)  # seconds, while the cluster says that it is busy
_AGAIN_ASKED: Final = 5  # times that a question is put again, eight seconds in all
_MISSING, _BUSY, _ABSENT = 404, 429, 503
_WHOLE: Final = "allow_partial_search_results"
"""Whether the cluster may leave out what stands on nodes that are gone, and say so where few look."""
_INSTALL: Final = "pip install 'craftsearch[opensearch]'"


class Operation(msgspec.Struct, frozen=True):
    """A line of a bulk request: ``action`` is ``index``, ``update`` or ``delete``; ``body`` goes with it."""

    action: str
    id: str
    body: Body | None = None


class Session:
    """A client of one index's cluster. What is written is seen by what is asked next through it."""

    def __init__(self, address: Address) -> None:
        """Make a client; nothing is asked of the cluster yet. Raises ``EngineUnavailableError``."""
        self.address = address
        self.name = address.name
        self.guard: Callable[[], None] = lambda: None
        self._client = _client(address)
        self._unseen: set[str] = set()

    def ask(self, method: str, path: str, body: Body | None = None, /, **parameters: str) -> Body:
        """Send one request and return the answer. Raises ``EngineUnavailableError`` and its kin.

        A question of which a part was lost with a node is asked again, until another has taken its place.
        """
        data = None if body is None else encoded(body)
        if method == "GET" or path.endswith(("/_search", "/_refresh")):
            return _patiently(lambda: self._asked(method, path, data, parameters))
        return self._asked(method, path, data, parameters)

    def _asked(self, method: str, path: str, data: bytes | None, parameters: dict[str, str]) -> Body:
        with translated(self.address):
            answer = self._client.transport.perform_request(
                method, path, params=parameters or None, body=data
            )
        if not isinstance(answer, dict):
            return {}
        if path.endswith("/_refresh") and answer.get("_shards", {}).get("failed"):
            raise refusal(self.address, "a shard was not refreshed", _ABSENT, path)
        return answer

    def find(self, index: str, body: Body, **parameters: str) -> Body:
        """Search an index, in which what this session wrote is seen; it answers whole or not at all."""
        self.show(index)
        return self.ask("POST", f"/{index}/_search", body, **{_WHOLE: "false", **parameters})

    def find_each(self, index: str, bodies: Sequence[Body], *, partly: bool = False) -> list[Body]:
        """Put many questions on one journey; answers come in their order, ``partly`` those of a part too."""
        self.show(index)
        header = encoded({_WHOLE: partly})
        out: list[Body] = []
        for at in range(0, len(bodies), _PAGE):
            lines: list[bytes] = []
            for body in bodies[at : at + _PAGE]:
                lines += [header, encoded(body)]
            out += _patiently(lambda lines=lines: self._asked_each(index, lines))  # type: ignore[misc]
        return out

    def _asked_each(self, index: str, lines: list[bytes]) -> list[Body]:
        with translated(self.address):
            found: Body = self._client.transport.perform_request(
                "POST", f"/{index}/_msearch", body=joined(lines)
            )
        answers: list[Body] = found["responses"]
        for each in answers:
            if "error" in each:
                raise refusal(self.address, each["error"], each.get("status", 500))
        return answers

    def walk(self, index: str, body: Body) -> Iterator[Body]:
        """Go through all hits of a question whose ``sort`` ends with what parts any two of them."""
        asked = {"size": _PAGE, **body}
        while True:
            hits = self.find(index, asked)["hits"]["hits"]
            yield from hits
            if len(hits) < asked["size"]:
                return
            asked["search_after"] = hits[-1]["sort"]

    def write(self, index: str, operations: Iterable[Operation]) -> None:
        """Carry out operations; durable on return. Who is busy is asked again, what is missing passed by.

        ``index`` may be the documents' common name: a document is then written where it stands already.
        """
        self.guard()
        several = index == self.name and len(self.indices()) > 1
        laid_out = parcels(operations, index, self._places if several else None)
        with ThreadPoolExecutor(_UNDER_WAY) as senders:
            sent: deque[Future[None]] = deque()
            for lines in laid_out:  # the next are laid out while the cluster is at work
                sent.append(senders.submit(self._send, index, lines))
                if len(sent) > _UNDER_WAY:
                    sent.popleft().result()
            for each in sent:
                each.result()

    def _send(self, index: str, lines: list[bytes]) -> None:
        """Send one parcel, and what of it the cluster was too busy for again, ever later."""
        self._unseen.add(index)
        for pause in (*_PAUSES, None):
            with translated(self.address):
                answer = self._client.transport.perform_request("POST", "/_bulk", body=joined(lines))
            if not answer["errors"]:
                return
            lines = self._left_over(index, lines, answer["items"])
            if not lines:
                return
            if pause is not None:
                time.sleep(pause)
        raise EngineUnavailableError(
            f"{self.address.places} has been too busy, or short of nodes, for {sum(_PAUSES):.0f} seconds"
            " — run the same command again later; what was written is kept"
        )

    def _left_over(self, index: str, lines: list[bytes], items: list[dict[str, Body]]) -> list[bytes]:
        left: list[bytes] = []
        for line, item in zip(grouped(lines), items, strict=True):
            [(action, told)] = item.items()
            status = told.get("status", 200)
            if status == _ABSENT or (status == _BUSY and "block" not in str(told.get("error", ""))):
                left += line
            elif status >= 400 and not (status == _MISSING and action in {"delete", "update"}):  # noqa: PLR2004
                raise refusal(self.address, told.get("error", {}), status, index)
        return left

    def _places(self, ids: Sequence[str]) -> dict[str, str]:
        """Map documents to the index they stand in, of several: one id stands in one only."""
        places: dict[str, str] = {}
        for at in range(0, len(ids), _PAGE):
            asked = {"size": 2 * _PAGE, "_source": False, "query": {"ids": {"values": ids[at : at + _PAGE]}}}
            hits = self.find(self.name, asked)["hits"]["hits"]
            places.update({hit["_id"]: hit["_index"] for hit in hits})
        return places

    def indices(self) -> tuple[str, ...]:
        """Name the indices of documents, the oldest first."""
        return tuple(sorted(self.ask("GET", f"/_alias/{self.name}")))

    def show(self, *names: str) -> None:
        """Let what was written be found."""
        for name in self._unseen.intersection(names) if names else [*self._unseen]:
            self.ask("POST", f"/{name}/_refresh")
            self._unseen.discard(name)

    def exists(self, path: str) -> Body | None:
        """Return what stands at a path, ``None`` where nothing does."""
        try:
            return self.ask("GET", path)
        except NotThereError:
            return None

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _patiently(ask: Callable[[], T]) -> T:
    """Ask, and where a part could not be asked, ask again, ever later."""
    for pause in _PAUSES[:_AGAIN_ASKED]:
        try:
            return ask()
        except NotWholeError:
            time.sleep(pause)
    return ask()


def column(value: str) -> bytes:
    """Read a column of bytes, which the cluster gives in base64 without the padding at its end."""
    return b64decode(value + "=" * (-len(value) % 4))


def among(ids: Collection[str]) -> Body:
    """Ask for documents by their ids."""
    return {"terms": {"id": sorted(ids)}}


def _client(address: Address) -> OpenSearch:
    try:
        from opensearchpy import OpenSearch
    except ImportError as exc:
        raise EngineUnavailableError(f"OpenSearch needs a package that is not installed: {_INSTALL}") from exc
    return OpenSearch(
        [{"host": host, "port": port} for host, port in address.hosts],
        use_ssl=address.encrypted,
        ssl_context=ssl.create_default_context() if address.encrypted else None,
        http_auth=(address.credentials.user, address.credentials.password) if address.credentials else None,
        timeout=_PATIENCE,
        max_retries=max(_RETRIES, len(address.hosts)),
        retry_on_timeout=True,
        retry_on_status=(502, 503, 504),
        pool_maxsize=32,
    )
