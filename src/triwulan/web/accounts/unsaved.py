"""Posts that could not be taken because the session ended or the page was too old: what was typed is shown again."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

_HIDDEN = ("csrfmiddlewaretoken", "next", "resolve", "row")


class SignInFirst(LoginRequiredMiddleware):
    """Like Django's, but a post is answered with what was typed instead of being thrown away by a redirect."""

    def handle_no_permission(  # type: ignore[override] # whoever calls it returns any response
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        """Send a visitor to the sign-in page; a form or a saving row is told that nothing was saved."""
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        if request.method == "POST":
            return render(request, "accounts/unsaved.html", {"typed": typed(request)}, status=401)
        return super().handle_no_permission(request, view_func)


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open while somebody signed in or out elsewhere; a post from another site shows nothing."""
    own = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", "")).netloc == request.get_host()
    return render(request, "403_csrf.html", {"typed": typed(request) if own else []}, status=403)


def typed(request: HttpRequest) -> list[str]:
    """The texts of a posted form, without secrets and what the form itself put in."""
    return [
        text
        for name in request.POST
        if name not in _HIDDEN and not name.startswith("base:") and "password" not in name
        for text in request.POST.getlist(name)
        if text.strip()
    ]
