"""Agreements: the list, the paper, and signing it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from triwulan.core.problem import ProblemError
from triwulan.web import clock
from triwulan.web.accounts.access import access, require
from triwulan.web.agreements import overview, services
from triwulan.web.agreements.differences import agreement_changes
from triwulan.web.agreements.forms import AmendForm, CreateForm, RefusalForm
from triwulan.web.agreements.mapping import agreement_of
from triwulan.web.agreements.models import AgreementVersion, PerformanceAgreement
from triwulan.web.agreements.paper import Paper
from triwulan.web.agreements.selectors import approved_quarters_from, full_versions
from triwulan.web.agreements.standing import Standing, standing_of, version_seen
from triwulan.web.agreements.tokens import ProposalChangedError, proposal_token, version_token
from triwulan.web.agreements.words import budget_tag, next_step, said, version_tag
from triwulan.web.organisation.screens import searched


@require_GET
def list_(request: HttpRequest) -> HttpResponse:
    """Own agreements, those to answer, those of administered units."""
    visitor = access(request)
    wanted = searched(request)
    context: dict[str, Any] = {"visitor": visitor, "query": wanted}
    context["own"] = overview.own_rows(visitor)
    context["subordinates"] = overview.subordinate_rows(visitor)
    context["may_create"] = bool(visitor.own_positions) or visitor.administrator
    if visitor.administrator:
        context["page"] = overview.administered_page(visitor, request.GET.get("halaman"), wanted)
        context["administered"] = overview.rows_of(context["page"])
    return render(request, "agreements/list.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Begin a position's agreement of a year."""
    visitor = access(request)
    positions = overview.preparable_positions(visitor)
    require(bool(positions))
    initial = {"year": visitor.today.year, "position": positions[0] if len(positions) == 1 else None}
    form = CreateForm(request.POST or None, positions=positions, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            version = services.create_agreement(**form.cleaned_data)
        except ProblemError as error:
            form.add_error("effective", said(error.problem))
        else:
            return redirect("agreements:version", version.agreement_id, version.number)
    return render(request, "agreements/create.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """An agreement's versions and ceilings, and what to do next."""
    standing = standing_of(access(request), pk)
    agreement = PerformanceAgreement.objects.prefetch_related("versions", "budget_versions").get(pk=pk)
    versions = [each for each in agreement.versions.all() if standing.sees(each)]
    budgets = [each for each in agreement.budget_versions.all() if standing.edits or each.confirmed]
    context = {
        "standing": standing,
        "agreement": standing.agreement,
        "versions": [(each, version_tag(each)) for each in reversed(versions)],
        "budgets": [(each, budget_tag(each)) for each in reversed(budgets)],
        "step": next_step(agreement, answers=not standing.edits, signs=standing.signs),
        "may_amend": standing.edits and bool(versions) and versions[-1].accepted,
        "may_budget": standing.edits and (not budgets or budgets[-1].confirmed),
    }
    return render(request, "agreements/detail.html", context)


@require_GET
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as a paper, with what may be done with it."""
    standing = standing_of(access(request), pk)
    return _paper(request, standing, version_seen(standing, number))


@require_GET
def changes(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What a version changed, beside the one before it."""
    standing = standing_of(access(request), pk)
    after = version_seen(standing, number)
    before = full_versions().filter(agreement=pk, number=number - 1).first()
    if before is None:
        raise Http404
    found = agreement_changes(agreement_of(before), agreement_of(after))
    context = {"standing": standing, "before": before, "after": after, "changes": found}
    return render(request, "agreements/changes.html", context)


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new version of what is in force."""
    standing = standing_of(access(request), pk)
    require(standing.edits)
    form = AmendForm(request.POST or None, initial={"effective": standing.visitor.today})
    if request.method == "POST" and form.is_valid():
        try:
            draft = services.draft_version(agreement=standing.agreement, **form.cleaned_data)
        except ProblemError as error:
            form.add_error(None, said(error.problem))
        else:
            return redirect("agreements:version", pk, draft.number)
    approved = approved_quarters_from(standing.agreement, standing.visitor.today.replace(month=1, day=1))
    context = {"standing": standing, "agreement": standing.agreement, "form": form, "approved": approved}
    return render(request, "agreements/amend.html", context, status=422 if form.errors else 200)


@require_POST
def propose(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Sign as first party."""
    done = _("Perjanjian ditandatangani dan diajukan kepada atasan.")
    return _signed(request, pk, number, services.propose, done, token=request.POST.get("token"))


@require_POST
def withdraw(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take the proposal back."""
    return _signed(request, pk, number, services.withdraw, _("Pengajuan ditarik; konsep dapat diubah lagi."))


@require_POST
def accept(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Sign as second party."""
    done = _("Perjanjian disetujui dan berlaku.")
    return _signed(request, pk, number, services.accept, done, token=request.POST.get("token", ""))


@require_POST
def refuse(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Send the proposal back with a reason."""
    standing = standing_of(access(request), pk)
    seen = version_seen(standing, number)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _paper(request, standing, seen, refusal=form, status=422)
    about = {"reason": form.cleaned_data["reason"], "token": request.POST.get("token", "")}
    try:
        services.refuse(version=seen, user=standing.visitor.user, moment=clock.now(), **about)
    except ProposalChangedError as error:
        form.add_error(None, said(error.problem))
        return _paper(request, standing, seen, refusal=form, status=409)
    except ProblemError as error:
        messages.error(request, said(error.problem))
        return redirect("agreements:version", pk, number)
    messages.success(request, _("Perjanjian dikembalikan kepada pihak pertama dengan catatan Anda."))
    return redirect("agreements:list")


@require_POST
def discard(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Drop an amendment begun by mistake."""
    standing = standing_of(access(request), pk)
    require(standing.edits)
    draft = standing.agreement.versions.filter(number=number).first()
    try:
        if draft is not None:
            services.discard_draft(version=draft)
            messages.success(request, _("Konsep perubahan dibuang."))
    except ProblemError as error:
        messages.error(request, said(error.problem))
    return redirect("agreements:detail", pk)


def _signed(
    request: HttpRequest, pk: int, number: int, act: Callable[..., None], done: str, **extra: object
) -> HttpResponse:
    standing = standing_of(access(request), pk)
    seen = version_seen(standing, number)
    try:
        act(version=seen, user=standing.visitor.user, moment=clock.now(), **extra)
        messages.success(request, done)
    except ProblemError as error:
        messages.error(request, said(error.problem))
    return redirect("agreements:version", pk, number)


def _paper(
    request: HttpRequest,
    standing: Standing,
    seen: AgreementVersion,
    *,
    refusal: RefusalForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "standing": standing,
        "agreement": standing.agreement,
        "version": seen,
        "paper": Paper(standing, seen),
        "token": proposal_token(seen) if seen.proposed else version_token(seen),
        "refusal": refusal or RefusalForm(),
    }
    return render(request, "agreements/version.html", context, status=status)
