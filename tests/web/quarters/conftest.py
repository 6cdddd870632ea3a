"""Kasi Pemerintahan's agreements, and the first quarter of 2023 on the fifth of April."""

import pytest
from pytest_django import Settings

from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements, make_agreements
from tests.web.quarters.filling import fill
from triwulan.core.period import Quarter
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.services import open_quarter


@pytest.fixture(autouse=True)
def fifth_of_april(settings: Settings) -> None:
    """TW I 2023 has ended; its report is due on 10 April."""
    settings.CLOCK = "2023-04-05"


@pytest.fixture
def agreements(cast: Cast) -> CastAgreements:
    """Both years, accepted."""
    return make_agreements(cast)


@pytest.fixture
def report(cast: Cast, agreements: CastAgreements) -> QuarterReport:
    """TW I 2023, begun and empty."""
    return open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 1))


@pytest.fixture
def full(cast: Cast, report: QuarterReport) -> QuarterReport:
    """TW I 2023 with nothing missing and nothing wrong."""
    fill(report, cast.official)
    return report
