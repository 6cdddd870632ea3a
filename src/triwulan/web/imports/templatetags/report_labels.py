"""Words of a report that is looked over: its questions, how rows stand to the records, what would change."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from triwulan.core.known import Change
from triwulan.web.agreements.models import IndicatorTerms
from triwulan.web.agreements.words import said
from triwulan.web.imports.report_known import Standing
from triwulan.web.imports.report_models import ReportImport, TakenFigure
from triwulan.web.imports.report_state import Asked

register = template.Library()

_STANDINGS = {
    Standing.NEW: ("+", _("baru"), "accent"),
    Standing.SAME: ("=", _("sama dengan Triwulan"), "good"),
    Standing.CHANGED: ("≠", _("berubah"), "warn"),
    Standing.OPEN: ("?", _("pilih yang dimaksud"), "warn"),
    Standing.BLOCKED: ("✖", _("tidak dapat diambil"), "bad"),
}
_STATES = {
    ReportImport.State.READ: "warn",
    ReportImport.State.WAITING: "accent",
    ReportImport.State.APPLIED: "good",
}
_FIELDS = {
    "objective": _("Sasaran"),
    "unit": _("Satuan"),
    "formula": _("Rumus"),
    "direction": _("Arah"),
    "aggregation": _("Cara menghitung setahun"),
    "annual_target": _("Target tahun"),
    "target_1": _("Target TW I"),
    "target_2": _("Target TW II"),
    "target_3": _("Target TW III"),
    "target_4": _("Target TW IV"),
    "code": _("Kode"),
    "indicator": _("Mendukung indikator"),
    "ceiling": _("Pagu"),
    "spending": _("Realisasi anggaran"),
    "value": _("Realisasi"),
    "numerator": _("Pembilang"),
    "denominator": _("Penyebut"),
}
_CHOICES = {
    "direction": dict(IndicatorTerms.DirectionChoice.choices),
    "aggregation": dict(IndicatorTerms.AggregationChoice.choices),
}


@register.filter
def asked_said(asked: Asked) -> str:
    """A question in the visitor's language."""
    return said(asked.problem)


@register.filter
def standing_sign(standing: Standing) -> str:
    """The shape of a standing."""
    return _STANDINGS[standing][0]


@register.filter
def standing_word(standing: Standing) -> Promise | str:
    """A standing in words."""
    return _STANDINGS[standing][1]


@register.filter
def standing_tone(standing: Standing) -> str:
    """The tone of a standing."""
    return _STANDINGS[standing][2]


@register.filter
def state_tone(own: ReportImport) -> str:
    """The tone of a report's state."""
    return _STATES[ReportImport.State(own.state)]


@register.filter
def field_label(name: str) -> Promise | str:
    """What a field is called."""
    return _FIELDS[name]


@register.filter
def before(change: Change) -> Promise | str:
    """The value of the records."""
    return _CHOICES.get(change.field, {}).get(change.before, change.before)


@register.filter
def after(change: Change) -> Promise | str:
    """The value it would become."""
    return _CHOICES.get(change.field, {}).get(change.after, change.after)


@register.filter
def taken_text(figure: TakenFigure) -> Promise | str:
    """A value that was taken."""
    return _CHOICES.get(figure.field, {}).get(figure.text, figure.text)


@register.filter
def is_guessed(row: object, name: str) -> bool:
    """Whether a field's first value is a suggestion."""
    return name in getattr(row, "guessed", ())
