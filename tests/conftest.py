"""What all tests share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.cluster.fixtures"]

# Machines differ in speed; a property is about behaviour, not about how long an example takes.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# What a shell starts in the background ignores Ctrl-C, and so does what that starts; some tests here send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--cluster", action="store_true", help="run the tests that need an OpenSearch server as well"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked ``cluster``, unless it is asked for; the summary says how much that is."""
    if config.getoption("cluster"):
        return
    left_out = [item for item in items if item.get_closest_marker("cluster")]
    config.stash[_LEFT_OUT] = len(left_out)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("cluster")]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    count = config.stash.get(_LEFT_OUT, 0)
    if count:
        tests = "test" if count == 1 else "tests"
        terminalreporter.write_line(
            f"not run: {count} {tests} of the OpenSearch adapter (make test-cluster runs them)", yellow=True
        )
