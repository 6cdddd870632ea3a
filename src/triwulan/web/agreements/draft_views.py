"""Writing a draft: objectives, indicators, plans."""

from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.core.problem import Problem, ProblemError
from triwulan.web.accounts.access import access
from triwulan.web.agreements import drafting, tokens
from triwulan.web.agreements.checks import target_problems
from triwulan.web.agreements.conflicts import form_conflicts, rows_conflicts
from triwulan.web.agreements.drafting import IndicatorValues, ObjectiveRow
from triwulan.web.agreements.forms import IndicatorForm, ObjectiveForm, PlanForm, plan_initial
from triwulan.web.agreements.mapping import core_indicator
from triwulan.web.agreements.models import AgreementVersion, IndicatorTerms
from triwulan.web.agreements.standing import draft_edited, standing_of
from triwulan.web.agreements.words import said

ObjectiveRows = formset_factory(ObjectiveForm, extra=1, max_num=100)
PlanRows = formset_factory(PlanForm, extra=1, max_num=100)


@require_http_methods(["GET", "POST"])
def objectives(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The objectives as rows, with an empty one to add."""
    draft = draft_edited(standing_of(access(request), pk), number)
    if request.method == "GET" and _closed(draft):
        return redirect("agreements:version", pk, number)
    initial = [{"pk": each.pk, "text": each.text} for each in draft.objectives.all()]
    rows = ObjectiveRows(request.POST or None, initial=initial, prefix="baris")
    context = _context(draft, rows=rows, token=tokens.objectives_token(draft), first=not initial)
    if request.method == "POST" and rows.is_valid():
        wanted = [ObjectiveRow(form.cleaned_data.get("text", ""), form.cleaned_data.get("pk")) for form in rows]
        try:
            drafting.save_objectives(version=draft, rows=wanted, token=request.POST.get("token"))
        except tokens.ChangedElsewhereError as error:
            context |= {"problem": said(error.problem)}
            context |= {"conflicts": rows_conflicts(rows, ObjectiveRows(initial=initial, prefix="baris"))}
            return render(request, "agreements/objectives.html", context, status=409)
        except ProblemError as error:
            context["problem"] = said(error.problem)
        else:
            return _saved(request, "agreements:objectives", draft)
    return render(request, "agreements/objectives.html", context, status=_status(context))


@require_http_methods(["GET", "POST"])
def indicator(request: HttpRequest, pk: int, number: int, code: str | None = None) -> HttpResponse:
    """One indicator's terms; without a code a new one."""
    draft = draft_edited(standing_of(access(request), pk), number)
    terms = None if code is None else _found(draft, code)
    if code is not None and terms is None:
        return _gone(request, draft)
    if request.method == "GET" and _closed(draft):
        return redirect("agreements:version", pk, number)
    initial = _initial(draft, terms, request.GET.get("sasaran"))
    form = IndicatorForm(request.POST or None, version=draft, initial=initial)
    context = _context(draft, form=form, terms=terms, token=initial["token"])
    if request.method == "POST" and form.is_valid():
        objective = next(each for each in draft.objectives.all() if each.pk == form.cleaned_data["objective"])
        try:
            saved = drafting.save_indicator(
                version=draft,
                objective=objective,
                terms=terms,
                values=form.values(),
                token=form.cleaned_data["token"] if terms else None,
            )
        except tokens.ChangedElsewhereError as error:
            saved_form = IndicatorForm(version=draft, initial=initial)
            context |= {"problem": said(error.problem), "conflicts": form_conflicts(form, saved_form)}
            return render(request, "agreements/indicator.html", context, status=409)
        except ProblemError as error:
            context["problem"] = said(error.problem)
        else:
            messages.success(request, _("Indikator tersimpan."))
            onwards = "agreements:plan" if request.POST.get("berikut") == "rencana" else "agreements:version"
            return redirect(onwards, *_address(draft, saved if onwards.endswith("plan") else None))
    if terms is not None and request.method == "GET":
        context["warnings"] = [said(problem) for problem in target_problems(core_indicator(terms))]
    return render(request, "agreements/indicator.html", context, status=_status(context))


@require_POST
def remove_indicator(request: HttpRequest, pk: int, number: int, code: str) -> HttpResponse:
    """Take an indicator out of the draft."""
    draft = draft_edited(standing_of(access(request), pk), number)
    terms = _found(draft, code)
    try:
        if terms is not None:
            drafting.remove_indicator(version=draft, terms=terms)
            messages.success(request, _("Indikator dihapus dari konsep ini. Realisasi yang sudah dicatat tetap ada."))
    except ProblemError as error:
        messages.error(request, said(error.problem))
    return redirect("agreements:version", pk, number)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int, number: int, code: str) -> HttpResponse:
    """An indicator's action plan as rows, and the targets that follow from it."""
    draft = draft_edited(standing_of(access(request), pk), number)
    terms = _found(draft, code)
    if terms is None:
        return _gone(request, draft)
    if request.method == "GET" and _closed(draft):
        return redirect("agreements:version", pk, number)
    initial = plan_initial(terms.plan.all())
    rows = PlanRows(request.POST or None, initial=initial, prefix="baris")
    context = _context(draft, rows=rows, terms=terms, token=tokens.plan_token(terms))
    context["indicator"] = core_indicator(terms)
    if request.method == "POST" and rows.is_valid():
        wanted = [form.row() for form in rows if form.filled]
        try:
            drafting.save_plan(version=draft, terms=terms, rows=wanted, token=request.POST.get("token"))
            if request.POST.get("berikut") == "target":
                drafting.derive_targets(version=draft, terms=terms)
                messages.success(request, _("Target triwulan dan target tahun dihitung dari rencana."))
                return redirect("agreements:indicator", pk, number, code)
        except tokens.ChangedElsewhereError as error:
            context |= {"problem": said(error.problem)}
            context |= {"conflicts": rows_conflicts(rows, PlanRows(initial=initial, prefix="baris"))}
            return render(request, "agreements/plan.html", context, status=409)
        except ProblemError as error:
            context["problem"] = said(error.problem)
        else:
            return _saved(request, "agreements:plan", draft, terms)
    return render(request, "agreements/plan.html", context, status=_status(context))


def _initial(draft: AgreementVersion, terms: IndicatorTerms | None, objective: str | None) -> dict[str, Any]:
    if terms is None:
        first = next((each.pk for each in draft.objectives.all()), None)
        chosen = int(objective) if objective and objective.isdecimal() else first
        return {"token": "", "objective": chosen}
    names = IndicatorValues.__dataclass_fields__
    token = tokens.terms_token(terms)
    return {"token": token, "objective": terms.objective_id, **{name: getattr(terms, name) for name in names}}


def _found(draft: AgreementVersion, code: str) -> IndicatorTerms | None:
    everything = (terms for objective in draft.objectives.all() for terms in objective.terms.all())
    return next((terms for terms in everything if terms.indicator.code == code), None)


def _gone(request: HttpRequest, draft: AgreementVersion) -> HttpResponse:
    """The indicator was removed in another window: what was typed is shown, so that nothing has to be remembered."""
    if request.method == "GET":
        raise Http404
    about = ("csrfmiddlewaretoken", "token", "berikut")
    typed = [text for key, texts in request.POST.lists() for text in texts if key not in about and "_FORMS" not in key]
    context = _context(draft, typed=[text for text in typed if text.strip()])
    context["problem"] = said(Problem("agreement.indicator_gone"))
    return render(request, "agreements/gone.html", context, status=409)


def _closed(draft: AgreementVersion) -> bool:
    return draft.accepted or draft.proposed


def _context(draft: AgreementVersion, **values: Any) -> dict[str, Any]:
    return {"version": draft, "agreement": draft.agreement, "closed": _closed(draft), **values}


def _status(context: dict[str, Any]) -> int:
    form = context.get("form") or context.get("rows")
    wrong = "problem" in context or (form is not None and form.is_bound and not form.is_valid())
    return 422 if wrong else 200


def _saved(
    request: HttpRequest, page: str, draft: AgreementVersion, terms: IndicatorTerms | None = None
) -> HttpResponse:
    messages.success(request, _("Tersimpan."))
    if request.POST.get("berikut") == "baris":
        return redirect(page, *_address(draft, terms))
    return redirect("agreements:version", *_address(draft))


def _address(draft: AgreementVersion, terms: IndicatorTerms | None = None) -> tuple[object, ...]:
    return (draft.agreement_id, draft.number, *([terms.indicator.code] if terms else []))
