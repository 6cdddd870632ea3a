"""The ceilings: an issue as a table, writing it, putting it in force."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from triwulan.core.problem import ProblemError
from triwulan.web import clock
from triwulan.web.accounts.access import access, require
from triwulan.web.agreements import budgets, tokens
from triwulan.web.agreements.budget_forms import BudgetLineForm, budget_initial
from triwulan.web.agreements.conflicts import rows_conflicts
from triwulan.web.agreements.differences import budget_changes
from triwulan.web.agreements.forms import BudgetVersionForm
from triwulan.web.agreements.mapping import budget_lines
from triwulan.web.agreements.models import BudgetVersion, IndicatorTerms, PerformanceAgreement
from triwulan.web.agreements.selectors import approved_quarters_from, budget_rows, newest_budget
from triwulan.web.agreements.standing import budget_seen, standing_of
from triwulan.web.agreements.words import budget_tag, said

LineRows = formset_factory(BudgetLineForm, extra=1, max_num=200)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an issue of the ceilings."""
    standing = standing_of(access(request), pk)
    require(standing.edits)
    agreement = standing.agreement
    newest = newest_budget(agreement)
    if newest is not None and not newest.confirmed and request.method == "GET":
        return redirect("agreements:budget_edit", pk, newest.number)
    first = newest is None
    start = standing.visitor.today if newest else standing.visitor.today.replace(year=agreement.year, month=1, day=1)
    initial = {"kind": "original" if first else "shift", "effective": start}
    form = BudgetVersionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            draft = budgets.draft_budget(agreement=agreement, **form.cleaned_data)
        except ProblemError as error:
            form.add_error(None, said(error.problem))
        else:
            return redirect("agreements:budget_edit", pk, draft.number)
    context = {"agreement": agreement, "form": form, "first": first}
    return render(request, "agreements/budget_new.html", context, status=422 if form.errors else 200)


@require_GET
def show(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One issue of the ceilings, what it changed, and putting it in force."""
    standing = standing_of(access(request), pk)
    budget = budget_seen(standing, number)
    lines = budget_lines(budget)
    before = standing.agreement.budget_versions.filter(number=number - 1).first()
    names = _indicator_names(standing.agreement)
    context = {
        "standing": standing,
        "agreement": standing.agreement,
        "budget": budget,
        "tag": budget_tag(budget),
        "lines": [(line, names.get(line.indicator, "")) for line in lines],
        "total": sum((line.ceiling or Decimal(0) for line in lines), Decimal(0)),
        "before": before,
        "changes": budget_changes(budget_lines(before), lines) if before else [],
        "token": tokens.budget_token(budget),
        "untouched": [] if budget.confirmed else approved_quarters_from(standing.agreement, budget.effective),
    }
    return render(request, "agreements/budget.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The lines as rows, with an empty one to add."""
    standing = standing_of(access(request), pk)
    require(standing.edits)
    budget = budget_seen(standing, number)
    if request.method == "GET" and budget.confirmed:
        return redirect("agreements:budget", pk, number)
    stored = budget_rows(budget)
    indicators = {each.pk: each for each in standing.agreement.indicators.all()}
    choices = _indicator_choices(standing.agreement)
    form_kwargs = {"choices": choices}
    initial = budget_initial(stored)
    rows = LineRows(request.POST or None, initial=initial, prefix="baris", form_kwargs=form_kwargs)
    context: dict[str, Any] = {"agreement": standing.agreement, "budget": budget, "rows": rows}
    context |= {"token": tokens.budget_token(budget), "total": sum((row.ceiling for row in stored), Decimal(0))}
    context |= {"closed": budget.confirmed, "no_indicators": not choices}
    if request.method == "POST" and rows.is_valid():
        wanted = [form.row(indicators) for form in rows if form.filled]
        try:
            budgets.save_budget(version=budget, rows=wanted, token=request.POST.get("token"))
        except tokens.ChangedElsewhereError as error:
            saved = LineRows(initial=initial, prefix="baris", form_kwargs=form_kwargs)
            context |= {"problem": said(error.problem), "conflicts": rows_conflicts(rows, saved)}
            return render(request, "agreements/budget_edit.html", context, status=409)
        except ProblemError as error:
            context["problem"] = said(error.problem)
        else:
            messages.success(request, _("Tersimpan."))
            page = "agreements:budget_edit" if request.POST.get("berikut") == "baris" else "agreements:budget"
            return redirect(page, pk, number)
    wrong = "problem" in context or (rows.is_bound and not rows.is_valid())
    return render(request, "agreements/budget_edit.html", context, status=422 if wrong else 200)


@require_POST
def confirm(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Put the ceilings in force."""
    standing = standing_of(access(request), pk)
    require(standing.confirms)
    budget = budget_seen(standing, number)
    try:
        budgets.confirm_budget(
            version=budget, user=standing.visitor.user, moment=clock.now(), token=request.POST.get("token")
        )
        messages.success(request, _("Pagu ditetapkan dan tidak dapat diubah lagi."))
    except ProblemError as error:
        messages.error(request, said(error.problem))
    return redirect("agreements:budget", pk, number)


@require_POST
def discard(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Drop a draft begun by mistake."""
    standing = standing_of(access(request), pk)
    require(standing.edits)
    budget = BudgetVersion.objects.filter(agreement=pk, number=number).first()
    try:
        if budget is not None:
            budgets.discard_budget(version=budget)
            messages.success(request, _("Konsep pagu dibuang."))
    except ProblemError as error:
        messages.error(request, said(error.problem))
    return redirect("agreements:detail", pk)


def _newest_terms(agreement: PerformanceAgreement) -> list[IndicatorTerms]:
    """What each indicator is called in the latest version that has it."""
    found = IndicatorTerms.objects.filter(version__agreement=agreement).select_related("indicator")
    newest = {terms.indicator_id: terms for terms in found.order_by("version__number", "number")}
    return sorted(newest.values(), key=lambda terms: (-terms.version_id, terms.number))


def _indicator_names(agreement: PerformanceAgreement) -> dict[str, str]:
    return {terms.indicator.code: terms.name for terms in _newest_terms(agreement)}


def _indicator_choices(agreement: PerformanceAgreement) -> list[tuple[int, str]]:
    return [(terms.indicator_id, f"{terms.indicator.code} - {terms.name}") for terms in _newest_terms(agreement)]
