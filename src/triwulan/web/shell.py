"""What stands around every page: the demo's day and the main navigation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.web.accounts.access import access
from triwulan.web.review.selectors import waiting_count


@dataclass(frozen=True)
class NavigationItem:
    """A link of the main navigation; ``count`` is how much waits behind it."""

    label: str
    url: str
    current: bool
    count: int = 0


def shell(request: HttpRequest) -> dict[str, Any]:
    """Template context of the frame."""
    context: dict[str, Any] = {"demo_day": date.fromisoformat(settings.CLOCK) if settings.DEMO else None}
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        context["navigation"] = _navigation(request)
    return context


def _navigation(request: HttpRequest) -> list[NavigationItem]:
    def item(label: str, name: str, count: int = 0) -> NavigationItem:
        url = reverse(name)
        here = request.path == url if name == "home" else request.path.startswith(url)
        return NavigationItem(label, url, here, count)

    visitor = access(request)
    items = [item(_("Tugas saya"), "home")]
    if visitor.leads:
        items.append(item(_("Periksa laporan"), "review:inbox", waiting_count(visitor)))
    items.append(item(_("Perjanjian kinerja"), "agreements:list"))
    if visitor.own_positions or visitor.administrator:
        items.append(item(_("Kegiatan"), "activities:home"))
        items.append(item(_("Register"), "register:home"))
        items.append(item(_("Bukti"), "evidence:list"))
        items.append(item(_("Impor"), "imports:sheets"))
    items.append(item(_("Periksa berkas"), "audits:uploads"))
    if visitor.administrator:
        items.append(item(_("Kelola"), "organisation:home"))
    return items
