"""The evidence of one row of a quarter: what is attached, attaching more, and who attached and took off what."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from triwulan.core import anchors
from triwulan.core.problem import ProblemError
from triwulan.core.report import EvidenceItem
from triwulan.web.accounts.access import Access, access
from triwulan.web.evidence.forms import dropped
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.screens import searched
from triwulan.web.quarters import attaching
from triwulan.web.quarters.addresses import anchor_url
from triwulan.web.quarters.evidence_forms import AttachForm
from triwulan.web.quarters.models import QuarterEvidence
from triwulan.web.quarters.records import load_record
from triwulan.web.quarters.selectors import own_report
from triwulan.web.quarters.sheet import said
from triwulan.web.quarters.views import PER_PAGE, open_only


class EvidenceScreen:
    """What is attached at one anchor of a quarter; 404 where the quarter has no such row."""

    def __init__(self, visitor: Access, pk: int, anchor: str) -> None:
        self.report, self.anchor = own_report(visitor, pk), anchor
        record = load_record(self.report)
        about = None if record is None else attaching.about(record, anchor)
        if record is None or about is None:
            raise Http404
        self.record, self.about = record, about
        self.open = attaching.is_open(record, anchor)
        self.rows = QuarterEvidence.objects.filter(report=self.report, anchor=anchor)

    @property
    def attached(self) -> list[Evidence]:
        """What is attached now, the first first."""
        rows = self.rows.filter(removed_at=None).select_related("evidence__file", "evidence__added_by")
        return [row.evidence for row in rows.order_by("added_at", "pk")]

    @property
    def from_records(self) -> list[tuple[int, EvidenceItem]]:
        """What comes with the documents and activities that are counted, and is attached there."""
        own = {each.pk for each in self.attached}
        return [(key, item) for key, item in self.record.evidence.at(self.anchor) if key not in own]

    @property
    def back(self) -> str:
        """The row it is about."""
        overview = reverse("quarters:overview", args=[self.report.pk])
        return overview if self.anchor == anchors.REPORT else anchor_url(self.report, self.anchor)


@require_http_methods(["GET", "POST"])
@open_only
def evidence(request: HttpRequest, pk: int, anchor: str) -> HttpResponse:
    """Show what is attached; attach and take off."""
    visitor = access(request)
    screen = EvidenceScreen(visitor, pk, anchor)
    unit = screen.report.position.unit
    form = AttachForm(visitor=visitor, unit=unit, attached=screen.attached, query=searched(request))
    if request.method == "POST":
        form = AttachForm(
            request.POST, request.FILES, visitor=visitor, unit=unit, attached=screen.attached,
            too_large=dropped(request), query=searched(request),
        )  # fmt: skip
        if form.is_valid() and _attached(request, screen, form):
            messages.success(request, _("Bukti tersimpan."))
            return redirect(screen.back)
    history = screen.rows.select_related("evidence", "added_by", "removed_by").order_by("-added_at", "-pk")
    page = Paginator(history, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"screen": screen, "form": form, "page": page, "query": searched(request)}
    return render(request, "quarters/evidence.html", context, status=422 if form.errors else 200)


def _attached(request: HttpRequest, screen: EvidenceScreen, form: AttachForm) -> bool:
    try:
        attaching.attach(
            report_id=screen.report.pk,
            anchor=screen.anchor,
            added=form.cleaned_data["evidence"],
            removed=form.removed,
            user=access(request).user,
        )
    except ProblemError as error:
        form.add_error(None, said(error.problem))
        return False
    form.describe()
    return True
