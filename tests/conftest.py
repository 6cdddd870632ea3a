"""Fixtures for every test: the Chromium that `make test` found, and how it is started."""

from typing import Any

import pytest

from tests.environment.chromium import LAUNCH_ARGUMENTS
from tests.environment.provision import recorded


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of a working Chromium, or skip with the reason."""
    path = recorded().chromium
    if path is None:
        pytest.skip("no Chromium was found or could be installed: `make provision` says what was tried")
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium_path: str) -> dict[str, Any]:
    """Start the Chromium that was provisioned, in the way that works as root."""
    return {**browser_type_launch_args, "executable_path": chromium_path, "args": LAUNCH_ARGUMENTS}
