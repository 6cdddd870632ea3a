"""Which fields of a quarter were taken over from a spreadsheet, and from where in it."""

from collections.abc import Iterator

from django.urls import reverse

from triwulan.core import anchors
from triwulan.web.imports.sheet_models import ImportedValue
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.sources import EntrySource


def sources(report: QuarterReport, paths: set[str]) -> Iterator[EntrySource]:
    """Every text that an import wrote into one of these fields, the latest last."""
    rows = ImportedValue.objects.filter(source__report=report).select_related("source").defer("source__pages")
    for value in rows.order_by("source__applied_at", "pk"):
        path = path_of(value)
        if path in paths:
            url = reverse("imports:sheet", args=[value.source_id])
            yield EntrySource(path=path, text=value.after, file=value.source.name, place=value.place, url=url)


def path_of(value: ImportedValue) -> str:
    """The quarter's field that a value was written into."""
    anchor = anchors.cost(value.key) if value.field == "spending" else anchors.measurement(value.key)
    return f"{anchor}/{value.field}"
