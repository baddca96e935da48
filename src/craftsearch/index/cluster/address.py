"""The address of an index in a cluster: ``opensearch://user:password@host:9200,host:9200/name``."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from craftsearch.errors import UsageError
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMES: Final = {"opensearch": False, "opensearchs": True}
"""Schemes, and whether each is encrypted."""
_PORT: Final = 9200
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_HOST: Final = re.compile(r"(?P<host>[^:\[\]/@\s]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5}))?")
_SIZE: Final = re.compile(r"\d+(?:mb|gb)")
_HIGHEST: Final = 65_535
_SHAPE: Final = "write opensearch://host:9200/name, or opensearchs:// for TLS"


class Credentials(Value, frozen=True):
    """Who asks; shown without the password, wherever it is shown."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Credentials({self.user!r}, ***)"

    __str__ = __repr__


class Layout(Value, frozen=True):
    """How a new index is laid out: primary shards, and the size of them all from which another is begun."""

    shards: int = 1
    rollover: str = "30gb"


class Address(Value, frozen=True):
    """Hosts and ports, whether the way is encrypted, and the name of the index. ``str`` tells no password."""

    hosts: tuple[tuple[str, int], ...]
    name: str
    encrypted: bool = False
    credentials: Credentials | None = None
    layout: Layout = msgspec.field(default_factory=Layout)

    def __str__(self) -> str:
        return f"{'opensearchs' if self.encrypted else 'opensearch'}://{self.places}/{self.name}"

    @property
    def places(self) -> str:
        """Name the hosts as the address does."""
        return ",".join(f"{f'[{host}]' if ':' in host else host}:{port}" for host, port in self.hosts)


def is_address(text: str) -> bool:
    """Tell an address from a folder."""
    return "://" in text


def parse(text: str) -> Address:
    """Read an address; what it does not say of credentials, the environment or netrc may.

    ``?shards=3&rollover=50gb`` say how a new index is laid out. Raises ``UsageError`` without the password.
    """
    scheme, _, rest = text.partition("://")
    if scheme not in SCHEMES:
        raise UsageError(f"no adapter for {scheme}:// — {_SHAPE}, or give a folder")
    said, _, place = rest.rpartition("@") if "@" in rest.partition("/")[0] else ("", "", rest)
    parts = urlsplit(f"//{place}")
    hosts = tuple(_host(each) for each in parts.netloc.split(","))
    name = parts.path.strip("/")
    if not _NAME.fullmatch(name) or "-00" in name:  # with which the numbers behind names begin
        raise UsageError(
            f"{name!r} cannot name an index in a cluster — {_SHAPE}; small letters, digits, - and _, no -00"
        )
    return Address(hosts, name, SCHEMES[scheme], _credentials(said, hosts[0][0]), _layout(parts.query))


def _host(text: str) -> tuple[str, int]:
    found = _HOST.fullmatch(text)
    port = int(found["port"] or _PORT) if found else 0
    if not found or not 0 < port <= _HIGHEST:
        raise UsageError(f"{text!r} is no host with a port — {_SHAPE}")
    return found["host"].strip("[]"), port


def _credentials(said: str, host: str) -> Credentials | None:
    """Take credentials from the address, else the environment, else netrc; none is an answer too."""
    if said:
        user, _, password = said.partition(":")
        return Credentials(unquote(user), unquote(password))
    user = os.environ.get("CRAFTSEARCH_OPENSEARCH_USER", "")
    if user:
        return Credentials(user, os.environ.get("CRAFTSEARCH_OPENSEARCH_PASSWORD", ""))
    return _from_netrc(host)


def _from_netrc(host: str) -> Credentials | None:
    from netrc import NetrcParseError, netrc

    try:
        found = netrc(os.environ.get("NETRC")).authenticators(host)
    except (OSError, NetrcParseError, UnicodeDecodeError):
        return None
    return Credentials(found[0], found[2] or "") if found and found[0] else None


def _layout(query: str) -> Layout:
    asked = parse_qs(query, keep_blank_values=True)
    unknown = asked.keys() - {"shards", "rollover"}
    if unknown:
        raise UsageError(f"an address has no {min(unknown)!r} — it takes shards= and rollover=")
    shards, rollover = _one(asked.get("shards", ["1"])), _one(asked.get("rollover", ["30gb"])).lower()
    if not shards.isdecimal() or not 0 < int(shards) <= 1024:  # noqa: PLR2004  # the server's own bound
        raise UsageError(f"shards={shards} cannot be laid out — give 1 to 1024")
    if not _SIZE.fullmatch(rollover):
        raise UsageError(f"rollover={rollover} is no size — write 50gb or 800mb")
    return Layout(int(shards), rollover)


def _one(values: Sequence[str]) -> str:
    return values[-1]
