"""Which quarters refer to a piece of evidence, now or before."""

from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.core.workflow import State
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import Use
from triwulan.web.quarters.models import QuarterReport


def uses(evidence: Evidence) -> list[Use]:
    """Each report once; a sending that names it holds it as well, even where it was taken off since."""
    reports = QuarterReport.objects.filter(evidence__evidence=evidence).distinct().order_by("year", "number", "pk")
    return [_use(report) for report in reports.select_related("position__unit")]


def _use(report: QuarterReport) -> Use:
    values = {"quarter": report.quarter.label, "position": report.position.full_name}
    name = "review:approved" if report.state == State.APPROVED else "quarters:overview"
    return Use(_("laporan %(quarter)s, %(position)s") % values, reverse(name, args=[report.pk]))
