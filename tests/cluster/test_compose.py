"""The compose file, held against the rules of the Compose specification that it uses; it needs no server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cluster.fetch import VERSION

SERVICE = {"image", "environment", "ports", "volumes", "ulimits"}  # of some ninety that the specification has


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    path = Path(__file__).parents[2] / "compose.yaml"
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def service(compose: dict[str, Any]) -> dict[str, Any]:
    ((_, found),) = compose["services"].items()
    return dict(found)


def test_it_says_services_and_volumes_and_nothing_that_compose_does_not_know(
    compose: dict[str, Any], service: dict[str, Any]
) -> None:
    assert set(compose) == {"services", "volumes"}
    assert set(service) <= SERVICE


def test_the_image_is_the_version_that_the_tests_run(service: dict[str, Any]) -> None:
    assert service["image"] == f"opensearchproject/opensearch:{VERSION}"


def test_ports_are_opened_to_this_machine_only(service: dict[str, Any]) -> None:
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:9200", port) for port in service["ports"])


def test_the_environment_is_plain_values_and_holds_no_password(service: dict[str, Any]) -> None:
    environment = service["environment"]
    assert all(isinstance(value, str) for value in environment.values())
    assert environment["OPENSEARCH_INITIAL_ADMIN_PASSWORD"].startswith(
        "${OPENSEARCH_INITIAL_ADMIN_PASSWORD:?"
    )


def test_every_volume_that_is_mounted_is_declared(compose: dict[str, Any], service: dict[str, Any]) -> None:
    mounted = {volume.partition(":")[0] for volume in service["volumes"]}
    assert mounted == set(compose["volumes"])
