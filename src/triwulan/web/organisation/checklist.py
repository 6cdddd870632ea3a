"""What is still missing before the first quarter can be reported, in the order in which it is entered."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from triwulan.web.accounts.access import Access
from triwulan.web.accounts.models import User
from triwulan.web.organisation import scope
from triwulan.web.organisation.models import Regulation, Tenure


@dataclass(frozen=True)
class Step:
    """One step: what it is, how far it has come, and what to do where something is missing."""

    title: str
    url: str
    state: str
    missing: str = ""

    @property
    def done(self) -> bool:
        """Nothing is missing."""
        return not self.missing


def steps(visitor: Access) -> list[Step]:
    """The steps that are this administrator's."""
    general = [_legal_basis(visitor), _units(visitor)] if visitor.regency_administrator else []
    return [*general, _positions(visitor), _officials(visitor), _tenures(visitor), _accounts(visitor)]


def _legal_basis(visitor: Access) -> Step:
    counts = Regulation.objects.filter(regency=visitor.regency).aggregate(
        all=Count("pk"), reporting=Count("pk", filter=Q(use=Regulation.Use.REPORTING))
    )
    state = ngettext("%(count)d peraturan", "%(count)d peraturan", counts["all"]) % {"count": counts["all"]}
    missing = "" if counts["reporting"] else _("Tambahkan peraturan yang mewajibkan laporan triwulanan.")
    return Step(_("Dasar hukum"), reverse("organisation:regulations"), state, missing)


def _units(visitor: Access) -> Step:
    count = scope.units(visitor).count()
    state = ngettext("%(count)d unit", "%(count)d unit", count) % {"count": count}
    return Step(
        pgettext("daftar", "Unit"), reverse("organisation:units"), state, "" if count else _("Tambahkan unit pertama.")
    )


def _positions(visitor: Access) -> Step:
    counts = scope.positions(visitor).aggregate(all=Count("pk"), top=Count("pk", filter=Q(superior=None)))
    count, top = counts["all"], counts["top"]
    state = ngettext("%(count)d jabatan", "%(count)d jabatan", count) % {"count": count}
    missing = ""
    if not count:
        missing = _("Tambahkan jabatan, mulai dari yang tertinggi.")
    elif top > 1:
        missing = _("%(count)d jabatan belum beratasan; hanya pimpinan tertinggi yang tidak perlu.") % {"count": top}
    return Step(pgettext("daftar", "Jabatan"), reverse("organisation:positions"), state, missing)


def _officials(visitor: Access) -> Step:
    count = scope.officials(visitor).count()
    state = ngettext("%(count)d pejabat", "%(count)d pejabat", count) % {"count": count}
    return Step(
        pgettext("daftar", "Pejabat"),
        reverse("organisation:officials"),
        state,
        "" if count else _("Tambahkan pejabat."),
    )


def _tenures(visitor: Access) -> Step:
    running = Tenure.objects.on(visitor.today).filter(position=OuterRef("pk"))
    counts = scope.positions(visitor).aggregate(
        held=Count("pk", filter=Exists(running)), vacant=Count("pk", filter=~Exists(running))
    )
    held, vacant = counts["held"], counts["vacant"]
    state = ngettext("%(count)d jabatan terisi", "%(count)d jabatan terisi", held) % {"count": held}
    missing = _("%(count)d jabatan belum ada pejabatnya hari ini.") % {"count": vacant} if vacant else ""
    if not held and not vacant:
        missing = _("Tetapkan siapa memegang jabatan apa.")
    return Step(_("Pemegang jabatan"), reverse("organisation:tenures"), state, missing)


def _accounts(visitor: Access) -> Step:
    running = Tenure.objects.on(visitor.today).filter(position__in=scope.positions(visitor))
    holders = running.values("official").distinct().count()
    without = running.filter(~Exists(User.objects.filter(official=OuterRef("official"), is_active=True)))
    count = without.values("official").distinct().count()
    missing = _("%(count)d pejabat belum mempunyai akun.") % {"count": count} if count else ""
    if not holders:
        missing = _("Buat akun setelah ada pemegang jabatan.")
    state = _("%(count)d pejabat dapat masuk") % {"count": holders - count}
    return Step(_("Akun"), reverse("organisation:accounts"), state, missing)
