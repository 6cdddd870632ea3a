"""The administrators' pages about accounts and their rights."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from triwulan.web.accounts import administration
from triwulan.web.accounts.administration_forms import AccountForm, GrantForm, NewAccountForm, PasswordResetForm
from triwulan.web.accounts.models import User
from triwulan.web.locking import one_at_a_time
from triwulan.web.organisation.scope import administrator
from triwulan.web.organisation.screens import Section, data_of, edit, listing, removal

_More = ParamSpec("_More")
ACCOUNTS = Section(gettext_lazy("Akun"), "accounts")


def _changing(view: Callable[Concatenate[HttpRequest, int, _More], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about one account; where only the regency's administrator may change it, it says so instead."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, *args: _More.args, **kwargs: _More.kwargs) -> HttpResponse:
        kept = administration.why_kept(administrator(request), _account(request, pk))
        if kept:
            messages.error(request, kept)
            return redirect(ACCOUNTS.url)
        return view(request, pk, *args, **kwargs)

    return guarded


def accounts(request: HttpRequest) -> HttpResponse:
    """Accounts with their rights."""
    rows = administration.accounts(administrator(request)).prefetch_related("grants__unit", "grants__position__unit")
    search_in = ("username", "name", "official__name")
    return listing(request, rows, section=ACCOUNTS, search_in=search_in, template="organisation/accounts.html")


@sensitive_post_parameters("password")
def account_add(request: HttpRequest) -> HttpResponse:
    """A new account."""
    initial = {"official": request.GET["official"]} if "official" in request.GET else {}
    form = NewAccountForm(data_of(request), visitor=administrator(request), initial=initial)
    return edit(request, form, section=ACCOUNTS, title=_("Akun baru"))


@_changing
def account_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an account, see its rights."""
    visitor, user = administrator(request), _account(request, pk)
    grants = list(user.grants.select_related("unit", "position__unit"))
    return edit(
        request, AccountForm(data_of(request), instance=user, visitor=visitor), section=ACCOUNTS, title=user.name,
        template="organisation/account.html", account=user, grants=grants,
        remove_url=reverse("organisation:account_remove", args=[pk]),
    )  # fmt: skip


@sensitive_post_parameters("password")
@_changing
def account_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an account a new password."""
    user = _account(request, pk)
    form = PasswordResetForm(data_of(request), user=user)
    title = _("Kata sandi baru untuk %(name)s") % {"name": user.name}
    return edit(request, form, section=ACCOUNTS, title=title)


@_changing
def account_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an account a right."""
    user = _account(request, pk)
    form = GrantForm(data_of(request), visitor=administrator(request))
    if request.method == "POST" and form.is_valid():
        administration.grant(user=user, **form.given())
        messages.success(request, _("Hak diberikan kepada %(name)s.") % {"name": user.name})
        return redirect("organisation:account_edit", pk)
    context = {"form": form, "section": ACCOUNTS, "title": _("Hak baru untuk %(name)s") % {"name": user.name}}
    return render(request, "organisation/form.html", context)


@require_POST
@_changing
def account_revoke(request: HttpRequest, pk: int, grant: int) -> HttpResponse:
    """Take a right away."""
    visitor, user = administrator(request), _account(request, pk)
    given = get_object_or_404(administration.grants(visitor), pk=grant, user=user)
    with one_at_a_time("organisation"):
        try:
            administration.revoke(given)
        except ValidationError as refused:
            messages.error(request, "; ".join(refused.messages))
        else:
            messages.success(request, _("Hak dicabut dari %(name)s.") % {"name": user.name})
    if user == request.user:
        return redirect("home")
    kept = administration.accounts(visitor).filter(pk=pk).exists()
    return redirect("organisation:account_edit", pk) if kept else redirect(ACCOUNTS.url)


@_changing
def account_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove an account that never did anything."""
    user = _account(request, pk)
    try:
        administration.require_another_administrator(user)
    except ValidationError as refused:
        messages.error(request, "; ".join(refused.messages))
        return redirect("organisation:account_edit", pk)
    return removal(request, user, section=ACCOUNTS)


def _account(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(administration.accounts(administrator(request)), pk=pk)
