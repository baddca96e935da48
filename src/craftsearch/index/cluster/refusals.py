"""The cluster's errors in our words: what happened, where, and the remedy; never a password."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from craftsearch.errors import CraftsearchError, EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.index.cluster.address import Address

_FORBIDDEN, _MISSING, _CONFLICT, _FAULT, _ABSENT = 403, 404, 409, 500, 503


class NotThereError(EngineUnavailableError):
    """Nothing stands where something was asked for."""


class ConflictError(EngineUnavailableError):
    """What was to be changed is not as it was seen."""


class NotWholeError(EngineUnavailableError):
    """A part of the index could not be asked: a node died just now, and another may have its copy."""


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Tell the cluster's errors in our words: what happened, where, and the remedy."""
    from opensearchpy import exceptions as theirs

    try:
        yield
    except (theirs.ConnectionTimeout, theirs.ConnectionError) as exc:
        raise _unreachable(address, exc) from exc
    except theirs.AuthenticationException as exc:
        raise EngineUnavailableError(
            f"{address.places} does not accept {_who(address)} — give user and password in the address, in"
            " CRAFTSEARCH_OPENSEARCH_USER and _PASSWORD, or in netrc"
        ) from exc
    except theirs.TransportError as exc:
        status = exc.status_code if isinstance(exc.status_code, int) else 500
        info = exc.info if isinstance(exc.info, dict) else {}
        raise refusal(address, info.get("error", exc.error), status) from exc
    except theirs.OpenSearchException as exc:
        raise EngineUnavailableError(
            f"{address.places} gave an answer that is none: {exc!s:.200} — is it OpenSearch?"
        ) from exc


def _who(address: Address) -> str:
    return f"the user {address.credentials.user!r} with this password" if address.credentials else "nobody"


def _unreachable(address: Address, exc: Exception) -> EngineUnavailableError:
    text = f"{getattr(exc, 'info', '')} {exc}"
    if "CERTIFICATE" in text.upper():
        return EngineUnavailableError(
            f"the certificate of {address.places} is not trusted — let SSL_CERT_FILE name its authority's"
        )
    if "SSL" in text:
        return EngineUnavailableError(
            f"{address.places} does not speak TLS — write opensearch:// instead of opensearchs://"
        )
    late = " in time" if "timed out" in text.lower() else ""
    return EngineUnavailableError(
        f"no server answers{late} at {address.places} — check the address, and that OpenSearch runs there"
    )


def refusal(address: Address, error: object, status: int, index: str = "") -> CraftsearchError:
    """Name what the cluster refused, and why."""
    told: dict[str, Any] = error if isinstance(error, dict) else {"reason": str(error)}
    kind = str(told.get("type", ""))
    reason = str(told.get("reason", "") or kind)
    where = told.get("index") or index or address.name
    if status == _MISSING:
        return NotThereError(f"nothing is kept under {where} at {address.places}: {reason}")
    if status == _CONFLICT:
        return ConflictError(f"{where} at {address.places} was changed by another: {reason:.200} — try again")
    if status == _ABSENT or (status >= _FAULT and kind == "search_phase_execution_exception"):
        return NotWholeError(
            f"a part of {where} at {address.places} is on no node that answers ({kind or reason:.200})"
            " — start the nodes that are missing, then run the same command again; what was written is kept"
        )
    if kind == "cluster_block_exception" or "block" in kind:
        return EngineUnavailableError(
            f"{where} at {address.places} takes no writes: {reason} — free disk space, or lift the block;"
            " what was written is kept, run the same command again then"
        )
    if status == _FORBIDDEN:
        return EngineUnavailableError(
            f"{address.places} does not allow {_who(address)} to do this: {reason:.200}"
            " — ask its administrator for the rights to read and write this index"
        )
    causes: list[dict[str, Any]] = [*(told.get("root_cause") or []), {}]
    cause = str(causes[0].get("reason") or causes[0].get("type") or reason)
    return EngineUnavailableError(
        f"{address.places} refused a request on {where} ({status}, {kind or 'no reason'}): {cause:.300}"
        " — run 'craftsearch doctor'"
    )
