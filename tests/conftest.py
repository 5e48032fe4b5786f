"""What every test gets. Warnings and stray Qt messages fail a test: see [tool.pytest.ini_options] in pyproject.toml."""

from __future__ import annotations

import os

import pytest

# Before anything imports Qt. A test run never opens a window of the desktop's; say QT_QPA_PLATFORM=xcb to see one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="also run the slow variants (tests marked `thorough`)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "thorough: a slow variant, run only with --thorough")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--thorough"):
        return
    slow = pytest.mark.skip(reason="slow variant: --thorough runs it")
    for item in items:
        if item.get_closest_marker("thorough"):
            item.add_marker(slow)


@pytest.fixture
def is_thorough(request: pytest.FixtureRequest) -> bool:
    """Whether the run was asked for the slow variants: for tests that widen their input then."""
    return bool(request.config.getoption("--thorough"))
