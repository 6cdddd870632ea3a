"""Bars of the plan, marks of its months, and roles of evidence in templates."""

from math import ceil
from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from triwulan.core.activity import Progress
from triwulan.core.plan_year import Month
from triwulan.core.quantity import format_number
from triwulan.web.activities.forms import ActivityForm
from triwulan.web.activities.labels import STATES
from triwulan.web.activities.models import Activity, Told
from triwulan.web.evidence.models import Evidence
from triwulan.web.templatetags.figures import day, month_name, short_day

register = template.Library()

_WIDTH, _HEIGHT, _GAP = 96, 12, 2
_MOST_PIECES: Final = 12
"""Beyond so many, pieces are no longer told apart and the bar is one."""


@register.filter
def bar(progress: Progress) -> SafeString:
    """A piece for each that is planned, filled where it is done; it only repeats the words beside it."""
    planned = ceil(progress.planned)
    done = min(progress.done, planned)
    pieces = [("bar-frame", 0.0, float(_WIDTH)), ("bar-done", 0.0, _WIDTH * done / planned if planned else 0.0)]
    if 0 < planned <= _MOST_PIECES:
        width = (_WIDTH - _GAP * (planned - 1)) / planned
        kinds = ["bar-done"] * done + ["bar-frame"] * (planned - done)
        pieces = [(kind, place * (width + _GAP), width) for place, kind in enumerate(kinds)]
    drawn = format_html_join(
        "", '<rect class="{}" x="{}" y="1" width="{}" height="{}"/>',
        ((kind, f"{x + 0.5:.1f}", f"{max(0.0, width - 1):.1f}", _HEIGHT - 2) for kind, x, width in pieces),
    )  # fmt: skip
    return format_html(
        '<svg class="bar" aria-hidden="true" viewBox="0 0 {} {}" width="{}" height="{}">{}</svg>',
        _WIDTH, _HEIGHT, _WIDTH, _HEIGHT, drawn,
    )  # fmt: skip


@register.filter
def mark(month: Month) -> str:
    """The shape of a month's state; a dot where something was done without a plan."""
    if month.state is not None:
        return STATES[month.state][0]
    return "●" if month.done else ""


@register.filter
def said(month: Month) -> str:
    """A month in words: "Maret: direncanakan 1, dilaksanakan 1; sudah dilaksanakan"."""
    if month.state is None and not month.done:
        return month_name(month.number)
    parts = [_("direncanakan %(count)s") % {"count": format_number(month.planned)}] if month.planned else []
    parts.append(_("dilaksanakan %(count)d") % {"count": month.done})
    told = f"{month_name(month.number)}: {', '.join(parts)}"
    return told if month.state is None else f"{told}; {STATES[month.state][1]}"


@register.filter
def span(told: Told) -> str:
    """Senin, 6 Februari 2023; of several days 20 s.d. 23 Februari 2023."""
    if told.until is None:
        return day(told.day)
    same = (told.day.year, told.day.month) == (told.until.year, told.until.month)
    first = str(told.day.day) if same else short_day(told.day)
    return _("%(first)s s.d. %(last)s") % {"first": first, "last": short_day(told.until)}


@register.filter
def villages(row: Activity, all_of_unit: int) -> str:
    """The names of its villages, or that it was all the unit has."""
    names = [each.village.name for each in row.in_villages]  # type: ignore[attr-defined]
    return _("seluruh desa") if 1 < all_of_unit == len(names) else ", ".join(names)


@register.filter
def role_in(form: ActivityForm, evidence: Evidence) -> str:
    """What a piece of evidence is in a form."""
    return form.role_of(evidence)


@register.filter
def role_of(row: Activity, evidence: Evidence) -> str:
    """What a piece of evidence is to an activity, in words."""
    shown = row.shown  # type: ignore[attr-defined]
    return next((each.get_role_display() for each in shown if each.evidence_id == evidence.pk), "")
