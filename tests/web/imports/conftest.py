"""Files on their way into the records, in a storage of the test's own, on the fifth of April 2023."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_storage(settings: Settings, tmp_path: Path) -> Path:
    """Files of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return settings.MEDIA_ROOT
