"""States and next steps of agreements in the visitor's words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from triwulan.core.counting import Binding, CountedFrom
from triwulan.core.problem import Problem
from triwulan.core.quantity import format_number
from triwulan.core.report import Cell
from triwulan.text.sentences import sentence
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, PerformanceAgreement


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in words, with its tone (good, warn, bad or none)."""

    label: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done next, and where."""

    label: str
    url: str
    main: bool = True


def said(problem: Problem) -> str:
    """The sentence of a problem in the visitor's language."""
    return sentence(problem, get_language())


def printed(cell: Cell) -> str:
    """A target as the paper prints it: 12 Desa, 100%, or a dash where it is not due."""
    if cell.value is None:
        return "-"
    unit = cell.quantity.unit
    return format_number(cell.value) + (unit if unit == "%" else f" {unit}")


def source_said(binding: Binding) -> str:
    """What an indicator is counted from; empty where its figure is typed."""
    if binding.counted_from is CountedFrom.ACTIVITIES:
        return _("catatan kegiatan yang dilaksanakan")
    if binding.counted_from is CountedFrom.TYPED:
        return ""
    document = {"document": binding.document, "year": binding.document_year}
    if binding.on_time:
        return _("register dokumen: %(document)s %(year)s, tepat waktu") % document
    return _("register dokumen: %(document)s %(year)s") % document


def version_tag(version: AgreementVersion) -> Tag:
    """Where a version stands."""
    if version.accepted:
        return Tag(_("disetujui kedua pihak"), "good")
    if version.proposed:
        return Tag(_("menunggu persetujuan atasan"), "warn")
    return Tag(_("dikembalikan atasan"), "bad") if version.refusal else Tag(_("konsep"))


def budget_tag(budget: BudgetVersion) -> Tag:
    """Where an issue of the ceilings stands."""
    return Tag(_("ditetapkan"), "good") if budget.confirmed else Tag(_("konsep"))


def newest_of(agreement: PerformanceAgreement) -> AgreementVersion | None:
    """The version with the highest number among those read already."""
    return max(agreement.versions.all(), key=lambda each: each.number, default=None)


def next_step(agreement: PerformanceAgreement, *, answers: bool = False, signs: bool = False) -> Step | None:
    """The one thing to do next with an agreement whose versions and ceilings were prefetched."""
    newest = newest_of(agreement)
    if newest is None:
        return None
    here = reverse("agreements:version", args=(agreement.pk, newest.number))
    if answers:
        return Step(_("Baca dan jawab"), here) if newest.proposed else None
    if not newest.accepted and not newest.proposed:
        label = _("Perbaiki lalu ajukan lagi") if newest.refusal else _("Lengkapi lalu ajukan")
        return Step(label if signs else _("Lengkapi konsep"), here)
    budgets = list(agreement.budget_versions.all())
    if not budgets:
        return Step(_("Isi pagu anggaran"), reverse("agreements:budget_new", args=(agreement.pk,)))
    last = max(budgets, key=lambda each: each.number)
    if not last.confirmed:
        return Step(_("Periksa dan tetapkan pagu"), reverse("agreements:budget", args=(agreement.pk, last.number)))
    return None
