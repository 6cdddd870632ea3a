"""How a month of the plan stands, and what evidence is, in words and shapes."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from triwulan.core.plan_year import MonthState

STATES: Final = {
    MonthState.DONE: ("✔", _("sudah dilaksanakan")),
    MonthState.DUE: ("◆", _("rencana bulan ini")),
    MonthState.MISSED: ("▲", _("bulannya lewat, belum dilaksanakan")),
    MonthState.AHEAD: ("○", _("rencana bulan berikutnya")),
}
"""A shape and words for each: colour is never alone."""
