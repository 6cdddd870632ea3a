"""Which activities refer to a piece of evidence, now or in an earlier version."""

from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.web.activities.models import Activity
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import Use
from triwulan.web.templatetags.figures import short_day


def uses(evidence: Evidence) -> list[Use]:
    """Each activity once."""
    rows = Activity.objects.filter(evidence_rows__evidence=evidence).distinct().order_by("day", "pk")
    return [_use(row) for row in rows]


def _use(row: Activity) -> Use:
    values = {"what": row.what, "day": short_day(row.last_day)}
    return Use(_("kegiatan: %(what)s, %(day)s") % values, reverse("activities:one", args=[row.pk]))
