"""Which cells of the register refer to a piece of evidence, now or in an earlier version."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import Use
from triwulan.web.register.models import Fulfilment
from triwulan.web.register.selectors import slot_of_row


def uses(evidence: Evidence) -> list[Use]:
    """Each cell once, by what it is about."""
    rows = Fulfilment.objects.filter(Q(evidence=evidence) | Q(revisions__evidence=evidence)).distinct()
    return [_use(row) for row in rows.select_related("unit", "obligation", "village").order_by("year", "pk")]


def _use(row: Fulfilment) -> Use:
    values = {"what": str(row), "whose": row.unit.name if row.village is None else row.village.name}
    name = "register:office_cell" if row.village is None else "register:cell"
    label = _("register: %(what)s, %(whose)s") % values
    return Use(label, reverse(name, args=[row.unit_id, row.year, slot_of_row(row).key]))
