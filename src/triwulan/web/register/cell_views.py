"""Everything about one cell: its dates, number and evidence, and who changed what when."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from triwulan.core.obligation import Bearer
from triwulan.web.accounts.access import Access, access
from triwulan.web.evidence.forms import dropped
from triwulan.web.organisation.models import Unit, Village
from triwulan.web.register import services
from triwulan.web.register.board import due_words
from triwulan.web.register.faults import faults_of, said
from triwulan.web.register.forms import CellForm
from triwulan.web.register.labels import STANDINGS, named
from triwulan.web.register.mapping import calendar_when_needed, core_obligation, judge
from triwulan.web.register.models import Fulfilment, FulfilmentRevision
from triwulan.web.register.rights import may_write, readable_unit, writable_unit
from triwulan.web.register.selectors import obligations_of, revisions_of
from triwulan.web.register.services import Outcome, TypedCell
from triwulan.web.register.slots import Slot, slot_of

PER_PAGE = 25


class CellScreen:
    """One cell of a unit's year; 404 where the year has no such cell."""

    def __init__(self, visitor: Access, unit: Unit, year: int, key: str) -> None:
        slot = slot_of(key)
        if slot is None:
            raise Http404
        self.visitor, self.unit, self.year, self.slot = visitor, unit, year, slot
        obligation = get_object_or_404(obligations_of(unit.regency, year), pk=slot.obligation)
        self.core = core_obligation(obligation)
        office = self.core.bearer is Bearer.OFFICE
        if not 1 <= slot.period <= self.core.per.periods or office != (slot.village == 0):
            raise Http404
        self.village: Village | None = None if office else get_object_or_404(unit.villages, pk=slot.village)
        self.open = may_write(visitor, unit)
        rows = Fulfilment.objects.filter(unit=unit, obligation=obligation, year=year, period=slot.period)
        self.row = rows.filter(village=self.village).select_related("evidence__file", "changed_by").first()
        self.judged = judge(calendar_when_needed(unit), year=year, as_of=visitor.today)(
            self.core, slot.period, self.row
        )

    @property
    def title(self) -> str:
        """What it is about: "Penetapan APBDes 2023"."""
        return f"{named(self.core, self.slot.period)} {self.year}"

    @property
    def whose(self) -> str:
        """The village or the office."""
        return self.unit.name if self.village is None else self.village.name

    @property
    def due(self) -> str:
        """By when, in words."""
        return due_words(self.core, self.year, self.slot.period)

    @property
    def standing(self) -> str:
        """How it stands today: a shape and a word."""
        mark, word = STANDINGS[self.judged.standing]
        return f"{mark} {word}"

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with its dates."""
        fields = ("received_text", "done_text") if self.core.working_days else ("done_text",)
        today = self.visitor.today
        each = (faults_of(self.core, self.row, self.judged, field=name, today=today) for name in fields)
        return tuple(fault for faults in each for fault in faults)

    @property
    def back(self) -> str:
        """The address name of the grid it is a cell of."""
        return "register:office" if self.village is None else "register:grid"


@require_http_methods(["GET", "POST"])
def cell(request: HttpRequest, pk: int, year: int, key: str) -> HttpResponse:
    """Show a cell and save it."""
    visitor = access(request)
    unit = (writable_unit if request.method == "POST" else readable_unit)(visitor, pk)
    screen = CellScreen(visitor, unit, year, key)
    made, outcome = partial(CellForm, visitor=visitor, unit=unit, row=screen.row, core=screen.core), Outcome()
    form = made()
    if request.method == "POST":
        form = made(request.POST, request.FILES, too_large=dropped(request))
        if form.is_valid():
            outcome = _save(screen, form)
            if outcome.clean:
                messages.success(request, _("Tersimpan."))
                return redirect(request.path)
            _tell(form, outcome, screen.slot)
    conflict = outcome.conflicts.get(screen.slot)
    history = FulfilmentRevision.objects.none() if screen.row is None else revisions_of(screen.row)
    page = Paginator(history, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"screen": screen, "form": form, "conflict": conflict, "page": page}
    return render(request, "register/cell.html", context, status=409 if conflict else 422 if form.errors else 200)


def _save(screen: CellScreen, form: CellForm) -> Outcome:
    typed = TypedCell(screen.slot, form.values, form.cleaned_data["base"])
    return services.save_cells(unit=screen.unit, year=screen.year, typed=[typed], user=screen.visitor.user)


def _tell(form: CellForm, outcome: Outcome, slot: Slot) -> None:
    """What was refused is said at its form; over what another window saved, saving once more is a choice."""
    if slot in outcome.refused:
        form.add_error(None, said(outcome.refused[slot]))
    elif slot in outcome.conflicts:
        assert isinstance(form.data, QueryDict)
        form.data = form.data.copy()
        form.data["base"] = str(outcome.conflicts[slot].version)
