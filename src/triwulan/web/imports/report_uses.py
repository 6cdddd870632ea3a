"""Which reports on their way into the records are a piece of evidence."""

from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import Use
from triwulan.web.imports.report_models import ReportImport


def uses(evidence: Evidence) -> list[Use]:
    """Each report that was read from it."""
    rows = ReportImport.objects.filter(evidence=evidence).defer("looked").select_related("position").order_by("pk")
    return [_use(row) for row in rows]


def _use(row: ReportImport) -> Use:
    quarter = "" if row.quarter is None else row.quarter.label
    values = {"position": "" if row.position is None else row.position.name, "quarter": quarter}
    return Use(_("laporan yang diambil: %(position)s, %(quarter)s") % values, reverse("imports:report", args=[row.pk]))
