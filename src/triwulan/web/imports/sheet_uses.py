"""Which spreadsheets that were taken over are a piece of evidence."""

from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import Use
from triwulan.web.imports.sheet_models import SheetImport


def uses(evidence: Evidence) -> list[Use]:
    """Each import of it."""
    rows = SheetImport.objects.filter(evidence=evidence).defer("pages", "answers").order_by("pk")
    return [
        Use(_("impor %(purpose)s") % {"purpose": row.get_purpose_display()}, reverse("imports:sheet", args=[row.pk]))
        for row in rows
    ]
