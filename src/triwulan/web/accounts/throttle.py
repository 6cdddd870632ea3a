"""Slows down guessing of passwords: after a few failures an account waits, for one address, whatever is typed."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from triwulan.web.accounts.models import LoginFailure


def address_of(request: HttpRequest) -> str:
    """The visitor's address; behind our own HTTPS proxy, the one the proxy wrote down last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE else ""
    return str(forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", ""))[:64]


def paused_until(*, username: str, address: str) -> datetime | None:
    """When this visitor may try again; None when now."""
    failures = LoginFailure.objects.filter(username=_key(username), address=address, at__gt=_since(timezone.now()))
    moments = list(failures.order_by("-at", "-pk").values_list("at", flat=True)[: settings.LOGIN_FAILURES])
    return moments[-1] + _pause() if len(moments) == settings.LOGIN_FAILURES else None


def note_failure(*, username: str, address: str) -> None:
    """Remember a refused login, and forget those that count no more."""
    now = timezone.now()
    LoginFailure.objects.filter(at__lte=_since(now)).delete()
    LoginFailure.objects.create(username=_key(username), address=address, at=now)


def forget_failures(*, username: str, address: str) -> None:
    """A successful login clears what came before."""
    LoginFailure.objects.filter(username=_key(username), address=address).delete()


def _key(username: str) -> str:
    return username.strip().lower()[:80]


def _pause() -> timedelta:
    return timedelta(minutes=settings.LOGIN_PAUSE_MINUTES)


def _since(now: datetime) -> datetime:
    return now - _pause()
