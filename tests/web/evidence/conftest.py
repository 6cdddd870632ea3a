"""Evidence of the cast, in a storage of the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.formats.office_files import photo
from tests.web.cast import Cast
from tests.web.evidence.bringing import file_of
from triwulan.web.accounts.models import User
from triwulan.web.evidence import services
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import Unit


@pytest.fixture(autouse=True)
def own_storage(settings: Settings, tmp_path: Path) -> Path:
    """Files of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return settings.MEDIA_ROOT


@pytest.fixture
def added(cast: Cast) -> Callable[..., Evidence]:
    """Adds a file: `added(photo(), "foto.jpg", user=cast.clerk)`."""

    def add(
        data: bytes | None = None, name: str = "foto.jpg", *, user: User | None = None, unit: Unit | None = None
    ) -> Evidence:
        file = file_of(photo() if data is None else data, name)
        return services.add_evidence(user=user or cast.official, unit=unit or cast.unit, file=file)

    return add
