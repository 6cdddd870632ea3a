"""A log with something in it: what Kasi Pemerintahan did in Kecamatan Senduro, with the agreement of 2023."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.formats.office_files import photo
from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements, make_agreements
from tests.web.evidence.bringing import file_of
from triwulan.web.activities.models import Activity
from triwulan.web.activities.services import cancel_activity, change_activity, log_activity
from triwulan.web.activities.values import ActivityValues
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.services import add_evidence

VISITS = "Kunjungan"
"""The plan item of IK5: eight times, in January, March, April, June, July, September, October and December."""


@pytest.fixture(autouse=True)
def own_storage(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def agreements(cast: Cast) -> CastAgreements:
    return make_agreements(cast)


class Log:
    """The log of Kasi Pemerintahan, as the official writes it."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self._number = cast, 0

    def values(self, day: date = date(2023, 3, 20), *villages: str, **told: Any) -> ActivityValues:
        keys = self.cast.unit.villages.filter(name__in=villages).values_list("pk", flat=True)
        return ActivityValues(**{"day": day, "what": "Kunjungan pembinaan", "villages": frozenset(keys)} | told)

    def write(self, *given: Any, key: str = "", **told: Any) -> Activity:
        self._number += 1
        key = key or f"{self._number:032}"
        user = told.pop("user", self.cast.official)
        values = self.values(*given, **told)
        return log_activity(position=self.cast.kasi_position, values=values, key=key, user=user)

    def change(self, row: Activity, *given: Any, base: int = 1, **told: Any) -> Activity:
        user = told.pop("user", self.cast.official)
        return change_activity(activity_id=row.pk, values=self.values(*given, **told), base=base, user=user)

    def cancel(self, row: Activity, reason: str = "Tercatat dua kali.", base: int = 1) -> Activity:
        return cancel_activity(activity_id=row.pk, reason=reason, base=base, user=self.cast.official)

    def evidence(self, name: str = "foto.jpg", colour: str = "red") -> Evidence:
        return add_evidence(user=self.cast.official, unit=self.cast.unit, file=file_of(photo(colour=colour), name))


@pytest.fixture
def log(cast: Cast) -> Log:
    return Log(cast)


@pytest.fixture
def visits(agreements: CastAgreements) -> int:
    """The key of IK5 of 2023."""
    return int(agreements.y2023.indicators.get(code="IK5").pk)


@pytest.fixture
def address(cast: Cast) -> Callable[[str], str]:
    """A page of the position's log: `address("2023/")`."""
    return lambda rest="": f"/kegiatan/{cast.kasi_position.pk}/{rest}"
