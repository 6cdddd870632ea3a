"""A first quarter that was sent, and the superior who reads it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.cast import Cast
from tests.web.cast_agreements import make_agreements
from tests.web.quarters.filling import fill
from triwulan.core.document import Document
from triwulan.core.period import Quarter
from triwulan.core.workflow import ResponseChoice
from triwulan.web.accounts.models import User
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.services import open_quarter, send
from triwulan.web.review import printing, services

GOOD = {ResponseChoice.GOOD}
FAULT = {ResponseChoice.RECHECK_ACHIEVEMENT}


@pytest.fixture(autouse=True)
def quick_pdf(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The PDF worker is tested on its own; here its bytes only have to be kept."""
    if "real_pdf" in request.fixturenames:
        return

    def printed(document: Document) -> bytes:
        return b"%PDF-1.7 " + document.title.encode()

    monkeypatch.setattr(printing, "print_pdf", printed)


@pytest.fixture
def real_pdf() -> None:
    """Asks for the worker."""


@pytest.fixture
def draft(cast: Cast) -> QuarterReport:
    """Kasi Pemerintahan's TW I 2023, complete and not sent."""
    make_agreements(cast)
    report = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 1))
    fill(report, cast.official)
    return report


@pytest.fixture
def sent(cast: Cast, draft: QuarterReport) -> QuarterReport:
    """The same, sent and not opened."""
    send(report_id=draft.pk, user=cast.official)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def answered(cast: Cast) -> Callable[..., Any]:
    """Answers a report through the services: `answered(report, "return", FAULT, "Hitung ulang.")`."""

    def do(
        report: QuarterReport, decision: str, choices: set[ResponseChoice], text: str = "", user: User | None = None
    ) -> Any:
        user = user or cast.superior
        services.open_for_reading(report_id=report.pk, user=user)
        services.save_answer(report_id=report.pk, user=user, choices=choices, text=text)
        act = services.approve if decision == "approve" else services.return_report
        result = act(report_id=report.pk, user=user)
        report.refresh_from_db()
        return result

    return do
