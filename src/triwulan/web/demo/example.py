"""The demo's report of TW I 2023 as its superior receives it: what `examples/` holds."""

from datetime import date
from typing import Final

from django.db import transaction

from triwulan.core.report import Report
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.demo.days import moment
from triwulan.web.demo.quarters import REASON
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.selectors import with_position
from triwulan.web.quarters.services import send
from triwulan.web.review.paper import record_of, report_to_read
from triwulan.web.review.selectors import turn_of

REPORTER: Final = "kasi"
SUPERIOR: Final = "camat"
SENT: Final = moment(date(2023, 4, 5), 10)


def example_report() -> Report:
    """The report, from the loaded demo; it is sent for this and the sending is taken back."""
    with clock.at(SENT), transaction.atomic():
        kasi, camat = (User.objects.get(username=name) for name in (REPORTER, SUPERIOR))
        reports = with_position(QuarterReport.objects.filter(year=2023, number=1))
        pk = reports.get(position__tenures__official=kasi.official).pk
        send(report_id=pk, user=kasi, reason=REASON)
        turn = turn_of(reports.get(pk=pk), user=camat, day=SENT.date())
        report = report_to_read(turn, record_of(turn))
        transaction.set_rollback(True)
    return report
