"""What changed between two versions of an agreement, or two issues of its ceilings, side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.core.budget_line import BudgetLine
from triwulan.core.quantity import format_number, format_rupiah
from triwulan.core.report import Agreement, Indicator
from triwulan.web.agreements.forms import AGGREGATIONS, DIRECTIONS, MONTHS
from triwulan.web.agreements.models import IndicatorTerms
from triwulan.web.agreements.words import printed, source_said


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what it is, as it was, as it is; empty where it was not there."""

    about: str
    field: str
    before: str
    after: str


def agreement_changes(before: Agreement, after: Agreement) -> list[Change]:
    """Everything that differs, in the order of the later paper."""
    return [*_objective_changes(before, after), *_indicator_changes(before, after)]


def budget_changes(before: Iterable[BudgetLine], after: Iterable[BudgetLine]) -> list[Change]:
    """Lines added, left out, or changed in any way."""
    old, new = ({line.key: _line_shown(line) for line in lines} for lines in (before, after))
    found: list[Change] = []
    for key in [*new, *(key for key in old if key not in new)]:
        name = (new.get(key) or old[key])[_("Nama kegiatan")]
        found.extend(_field_changes(name, old.get(key, {}), new.get(key, {})))
    return found


def _objective_changes(before: Agreement, after: Agreement) -> Iterator[Change]:
    count = max(len(before.objectives), len(after.objectives))
    for index in range(count):
        texts = [paper.objectives[index].text if index < len(paper.objectives) else "" for paper in (before, after)]
        if texts[0] != texts[1]:
            yield Change(_("Sasaran %(number)d") % {"number": index + 1}, _("Sasaran kegiatan"), *texts)


def _indicator_changes(before: Agreement, after: Agreement) -> Iterator[Change]:
    old, new = ({each.key: each for each in paper.indicators} for paper in (before, after))
    for key in [*new, *(key for key in old if key not in new)]:
        shown = [_indicator_shown(papers[key]) if key in papers else {} for papers in (old, new)]
        yield from _field_changes((new.get(key) or old[key]).name, *shown)


def _field_changes(about: str, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    for field in after or before:
        pair = before.get(field, ""), after.get(field, "")
        if pair[0] != pair[1]:
            yield Change(about, field, *pair)


def _indicator_shown(indicator: Indicator) -> dict[str, str]:
    quarters = (printed(cell) for cell in indicator.quarterly_targets)
    caps = dict(IndicatorTerms.CapChoice.choices)
    return {
        _("Indikator kinerja"): indicator.name,
        _("Definisi"): indicator.definition,
        _("Rumus"): indicator.formula,
        _("Satuan"): indicator.unit,
        _("Arah dan rumus capaian"): str(dict(DIRECTIONS)[indicator.direction.value]),
        _("Dari triwulan ke setahun"): str(dict(AGGREGATIONS)[indicator.aggregation.value]),
        _("Batas capaian"): str(caps[indicator.cap]),
        _("Jumlah seluruhnya"): "" if indicator.population is None else format_number(indicator.population),
        _("Dapat diukur mulai triwulan"): ("I", "II", "III", "IV")[indicator.matures_in - 1],
        _("Sumber data"): source_said(indicator.binding) or _("diketik"),
        _("Target tahun"): printed(indicator.annual_target),
        _("Target TW I-IV"): " / ".join(quarters),
        _("Rencana aksi"): "; ".join(
            f"{item.text}: {format_number(item.count)} {item.unit} ({months_shown(item.months)})"
            for item in indicator.plan
        ),
    }


def months_shown(months: Iterable[int]) -> str:
    """Jan, Mar, Des."""
    names = dict(MONTHS)
    return ", ".join(str(names[month]) for month in months)


def _line_shown(line: BudgetLine) -> dict[str, str]:
    target = "" if line.output_target is None else f"{format_number(line.output_target)} {line.output_unit}"
    return {
        _("Nama kegiatan"): line.name,
        _("Kode"): line.code,
        _("Pagu"): "" if line.ceiling is None else format_rupiah(line.ceiling),
        _("Mendukung indikator"): line.indicator,
        _("Keluaran"): _("sama dengan indikator") if line.as_indicator else target,
    }
