"""Periods and standings in words."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.obligation import Obligation, Per, Standing
from triwulan.web.templatetags.figures import month_name

STANDINGS: Final = {
    Standing.ON_TIME: ("✔", gettext_lazy("tepat waktu")),
    Standing.LATE: ("▲", gettext_lazy("terlambat")),
    Standing.NOT_YET: ("○", gettext_lazy("belum")),
    Standing.OVERDUE: ("✖", gettext_lazy("lewat tenggat")),
    Standing.DONE: ("●", gettext_lazy("ada")),
}
"""A shape and a word for each: colour is never alone."""

_ROMAN: Final = ("I", "II", "III", "IV")


def period_label(per: Per, period: int) -> str:
    """ "Semester I", "TW II", "Maret"; nothing for what is owed once a year."""
    if per is Per.YEAR:
        return ""
    if per is Per.MONTH:
        return month_name(period)
    roman = _ROMAN[period - 1]
    return _("Semester %(roman)s") % {"roman": roman} if per is Per.SEMESTER else f"TW {roman}"


def named(obligation: Obligation, period: int) -> str:
    """The obligation with its period: "Laporan bulanan, Maret"."""
    label = period_label(obligation.per, period)
    return f"{obligation.name}, {label}" if label else obligation.name
