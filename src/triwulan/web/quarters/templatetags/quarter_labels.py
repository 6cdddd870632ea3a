"""Words and addresses for the fields of a quarter."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from triwulan.core import anchors
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Aggregation, Unmeasurable
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem
from triwulan.core.quantity import RUPIAH
from triwulan.core.reckoning import is_percent
from triwulan.core.references import as_printed
from triwulan.core.report import Analysis, Cell, CostLine, EvidenceItem, FollowUp, Indicator, Measurement
from triwulan.web.audits.findings import Group
from triwulan.web.quarters import addresses, sheet
from triwulan.web.quarters.fields import SECTION_TITLES, Section, label_of, section_of
from triwulan.web.quarters.follow_ups import continued_of
from triwulan.web.quarters.records import QuarterRecord
from triwulan.web.quarters.screen import Screen
from triwulan.web.quarters.sections import SectionRow

register = template.Library()
for _address in (addresses.slug_path, addresses.field_url, addresses.anchor_url):
    register.filter(_address.__name__, _address)


@register.filter
def said(problem: Problem) -> str:
    """A problem as a sentence."""
    return sheet.said(problem)


@register.filter
def field_label(path: str) -> str:
    """What a field is called."""
    return label_of(path)


@register.filter
def field_name(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]


@register.filter
def path_words(path: str) -> str:
    """A path in words: section, code, field."""
    section = section_of(path)
    middle = " ".join(path.split("/")[1:-1])
    words = [str(SECTION_TITLES[section]) if section else "", middle, label_of(path)]
    return " · ".join(word for word in words if word)


@register.filter
def in_words(text: str, path: str) -> str:
    """What stands in a field, in words."""
    return sheet.readable(path, text)


@register.filter
def continued(record: QuarterRecord) -> list[tuple[FollowUp, str]]:
    """What goes on from last quarter, with the anchor of its answer."""
    return [(each, anchors.carried(number)) for number, each in continued_of(record)]


@register.filter
def evidence_at(screen: Screen, anchor: str) -> tuple[tuple[int, EvidenceItem], ...]:
    """What proves a row, with keys."""
    return screen.record.evidence.at(anchor)


@register.filter
def section_title(section: Section) -> str:
    """The name of a step."""
    return str(SECTION_TITLES[section])


@register.filter
def wanted(indicator: Indicator, quarter: Quarter) -> str:
    """Which figure the form wants: officials type cumulative figures by habit."""
    texts = {
        Aggregation.SUM: _("Isi hasil TW %(roman)s saja, bukan kumulatif."),
        Aggregation.LAST: _("Isi keadaan pada akhir TW %(roman)s."),
        Aggregation.AVERAGE: _("Isi nilai TW %(roman)s; nilai setahun adalah rata-ratanya."),
        Aggregation.RATIO: _("Isi dua angka, keadaan pada akhir TW %(roman)s: yang tercapai, dari seluruhnya."),
    }
    return texts[indicator.aggregation] % {"roman": quarter.roman}


@register.filter
def field_unit(indicator: Indicator, path: str) -> str:
    """The unit beside a field; the pair behind a percentage is counted, not percent."""
    if indicator.aggregation is Aggregation.RATIO and is_percent(indicator.unit):
        return ""
    return indicator.unit


@register.filter
def unmeasured(reason: Unmeasurable, indicator: Indicator) -> str:
    """Why there is no percentage."""
    quarters = ("I", "II", "III", "IV")
    texts = {
        Unmeasurable.NOT_MATURE: _("hasilnya baru dapat ada mulai TW %(roman)s."),
        Unmeasurable.TARGET_ZERO: _("target triwulan ini 0."),
        Unmeasurable.NO_TARGET: _("tidak ada target untuk triwulan ini."),
        Unmeasurable.NOT_ENTERED: _("realisasi belum diisi."),
        Unmeasurable.ZERO_REALISATION: _("rumus T/R tidak dapat dihitung bila realisasi 0."),
        Unmeasurable.ZERO_DENOMINATOR: _("penyebutnya 0."),
        Unmeasurable.YEAR_NOT_OVER: _("hasil setahun baru dapat dinilai setelah tahun berakhir."),
        Unmeasurable.NEGATIVE_TARGET: _("target kurang dari 0."),
    }
    return texts[reason] % {"roman": quarters[indicator.matures_in - 1]}


@register.filter
def left(cost: CostLine) -> Decimal | None:
    """Ceiling less spending."""
    if cost.ceiling.value is None or cost.spending.value is None:
        return None
    return cost.ceiling.value - cost.spending.value


@register.filter
def output(cost: CostLine) -> str:
    """A line's output up to the quarter's end, of the year's target."""
    values = {
        "done": as_printed(cost.output_realisation.quantity, cost.output_unit) or "…",
        "target": as_printed(cost.output_target.quantity, cost.output_unit) or "…",
    }
    return _("%(done)s dari target %(target)s") % values


@register.filter
def efficiency_words(variant: EfficiencyVariant) -> str:
    """The formula of the efficiency."""
    texts = {
        EfficiencyVariant.REMAINING: _("100% - serapan, hanya bila target tahun tercapai"),
        EfficiencyVariant.INDEX: _("capaian tahun ÷ serapan"),
        EfficiencyVariant.LEVEL: _("(capaian tahun ÷ serapan - 1) × 100%"),
        EfficiencyVariant.DIFFERENCE: _("capaian tahun - serapan"),
    }
    return texts[variant]


@register.filter
def of_field(analysis: Analysis | None, path: str) -> str:
    """Last quarter's text of the same field."""
    return "" if analysis is None else str(getattr(analysis, field_name(path)))


@register.filter
def braced(token: str) -> str:
    """A token as it is typed."""
    return f"{{{token}}}"


@register.filter
def measured(record: QuarterRecord, indicator: Indicator) -> Measurement:
    """An indicator's measured row."""
    return record.measurements[indicator.key]


@register.filter
def printed(cell: Cell, unit: str) -> str:
    """A cell as the report prints it."""
    return as_printed(cell.quantity, "" if cell.quantity.unit == RUPIAH else unit) or "—"


@register.filter
def echo_template(section: Section) -> str:
    """What shows again a row that was just saved."""
    return f"quarters/parts/echo_{section.value}.html"


@register.filter
def found_at(screen: Screen, row: SectionRow) -> list[Group]:
    """The audit's findings about a row, at the first row of what stands in one cell on the paper."""
    if screen.quick or (row.item > 1 and row.about != row.anchor):
        return []
    return screen.audit.about(row.about)
