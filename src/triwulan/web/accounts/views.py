"""Signing in and out, the password, the language, and the first set-up."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from triwulan.web.accounts.access import require
from triwulan.web.accounts.demo_accounts import demo_accounts
from triwulan.web.accounts.forms import LoginForm, PasswordChangeForm, SetupForm
from triwulan.web.accounts.services import set_up, setup_is_open

_A_YEAR = 365 * 24 * 3600


class Login(LoginView):
    """Signing in; in demo mode with the accounts to try."""

    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo's accounts."""
        return super().get_context_data(demo_accounts=demo_accounts(), **kwargs)


class Password(PasswordChangeView):
    """Changing one's own password."""

    template_name = "accounts/password.html"
    form_class = PasswordChangeForm
    success_url = reverse_lazy("home")

    def form_valid(self, form: Any) -> HttpResponse:
        """Say that it worked."""
        messages.success(self.request, _("Kata sandi sudah diganti."))
        return super().form_valid(form)


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language in a cookie and go back."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=_A_YEAR, samesite="Lax", secure=settings.SECURE
        )
    return response


@sensitive_post_parameters("password", "again")
@never_cache
@login_not_required
def setup(request: HttpRequest) -> HttpResponse:
    """Create the regency and its first administrator, on an empty database and with the server's key only."""
    require(setup_is_open(request.GET.get("kunci", "")))
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        regency, data = form.save(commit=False), form.cleaned_data
        user = set_up(regency=regency, username=data["username"], name=data["person"], password=data["password"])
        login(request, user)
        messages.success(request, _("Triwulan siap dipakai. Lengkapi daftar di bawah ini, dari atas ke bawah."))
        return redirect("organisation:home")
    return render(request, "accounts/setup.html", {"form": form})
