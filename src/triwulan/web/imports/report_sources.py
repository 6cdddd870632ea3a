"""Which figures of a quarter were taken over from a report."""

from collections.abc import Iterator

from django.urls import reverse

from triwulan.web.imports.report_models import TakenFigure
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.sources import EntrySource


def sources(report: QuarterReport, paths: set[str]) -> Iterator[EntrySource]:
    """The figures of these fields, the latest last."""
    rows = TakenFigure.objects.filter(report=report, path__in=paths).select_related("source").order_by("taken_at", "pk")
    for row in rows.defer("source__looked"):
        url = reverse("imports:report", args=[row.source_id])
        yield EntrySource(path=row.path, text=row.text, file=row.source.name, place=row.place, url=url)
