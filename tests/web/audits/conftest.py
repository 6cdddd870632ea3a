"""Files as people bring them, in a storage of the test's own, audited once for a whole module."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.web.audits.reports import file_of
from triwulan.web.accounts.models import User
from triwulan.web.audits import services
from triwulan.web.audits.models import Upload


@pytest.fixture(autouse=True)
def own_storage(settings: Settings, tmp_path: Path) -> Path:
    """Files of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return settings.MEDIA_ROOT


def stored(folder: Path) -> list[Path]:
    """What lies in the storage."""
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def brought() -> Callable[..., Upload]:
    """Brings a file: `brought(user, WRONG)`; with `audited=True` it is read, too."""

    def bring(user: User, text: str | bytes, name: str = "laporan.md", audited: bool = False) -> Upload:
        upload = services.receive(user=user, file=file_of(text, name))
        if audited:
            assert services.run(upload=upload)
            upload.refresh_from_db()
        return upload

    return bring


@pytest.fixture(autouse=True)
def free_turns() -> Iterator[None]:
    """No test leaves a turn taken."""
    yield
    taken = services.AT_ONCE - services._slots._value
    assert taken == 0
