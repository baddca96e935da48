"""How the address of an index in a cluster is read; nothing is asked of any server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftsearch.errors import UsageError
from craftsearch.index.cluster.address import Credentials, Layout, parse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _nobody_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CRAFTSEARCH_OPENSEARCH_USER", raising=False)
    monkeypatch.delenv("CRAFTSEARCH_OPENSEARCH_PASSWORD", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def test_hosts_are_parted_by_commas_and_have_a_port_of_their_own() -> None:
    address = parse("opensearch://one:9201,two,[::1]:9203/news")
    assert address.hosts == (("one", 9201), ("two", 9200), ("::1", 9203))
    assert (address.name, address.encrypted, address.credentials) == ("news", False, None)
    assert str(address) == "opensearch://one:9201,two:9200,[::1]:9203/news"


def test_the_scheme_says_whether_the_way_is_encrypted() -> None:
    assert parse("opensearchs://one/news").encrypted


def test_credentials_in_the_address_are_decoded_and_shown_nowhere() -> None:
    address = parse("opensearchs://ann%40home:p%3Aa%2Fss@one:9200/news")
    assert address.credentials == Credentials("ann@home", "p:a/ss")
    assert "p:a/ss" not in f"{address} {address!r} {address.credentials}"
    assert "p%3Aa" not in f"{address} {address!r}"


def test_credentials_come_from_the_environment_else_from_netrc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine one login ann password from-netrc\n", "utf-8")
    (tmp_path / "netrc").chmod(0o600)
    assert parse("opensearch://one/news").credentials == Credentials("ann", "from-netrc")
    assert parse("opensearch://two/news").credentials is None
    monkeypatch.setenv("CRAFTSEARCH_OPENSEARCH_USER", "bob")
    monkeypatch.setenv("CRAFTSEARCH_OPENSEARCH_PASSWORD", "from-environment")
    assert parse("opensearch://one/news").credentials == Credentials("bob", "from-environment")
    assert parse("opensearch://eve:said@one/news").credentials == Credentials("eve", "said")


def test_a_netrc_that_cannot_be_read_is_no_netrc(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_bytes(b"machine \xff\xfe nonsense")
    assert parse("opensearch://one/news").credentials is None


def test_the_layout_of_a_new_index_is_said_behind_the_name() -> None:
    assert parse("opensearch://one/news").layout == Layout(1, "30gb")
    assert parse("opensearch://one/news?shards=3&rollover=50GB").layout == Layout(3, "50gb")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("elastic://one/news", "no adapter for elastic://"),
        ("opensearch://one", "'' cannot name an index"),
        ("opensearch://one/News", "'News' cannot name"),
        ("opensearch://one/-news", "'-news' cannot name"),
        ("opensearch://one/a/b", "'a/b' cannot name"),
        ("opensearch://one/news-001", "'news-001' cannot name"),
        ("opensearch:///news", "'' is no host"),
        ("opensearch://one:0/news", "'one:0' is no host"),
        ("opensearch://one:99999/news", "'one:99999' is no host"),
        ("opensearch://one,,two/news", "'' is no host"),
        ("opensearch://one/news?shards=0", "shards=0 cannot be laid out"),
        ("opensearch://one/news?rollover=many", "rollover=many is no size"),
        ("opensearch://one/news?colour=red", "an address has no 'colour'"),
    ],
)
def test_an_address_that_is_none_is_told_with_what_to_write(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as refused:
        parse(text)
    assert "—" in str(refused.value)


def test_no_error_tells_a_password() -> None:
    for text in ("opensearch://ann:secret@one:0/news", "opensearch://ann:secret@one/News"):
        with pytest.raises(UsageError) as refused:
            parse(text)
        assert "secret" not in str(refused.value)
