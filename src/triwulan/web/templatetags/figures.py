"""Figures, money and days in Indonesian form, whatever the language of the screen: the paper is Indonesian."""

import calendar
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import get_language

from triwulan.core.nip import format_nip
from triwulan.core.period import MONTHS_ID, format_date, format_day
from triwulan.core.quantity import format_number, format_percent, format_rupiah
from triwulan.web.organisation.models import Regency

register = template.Library()


@register.filter
def rupiah(value: Decimal | None) -> str:
    """Rp7.500.000, or a dash."""
    return "-" if value is None else format_rupiah(value)


@register.filter
def figure(value: Decimal | None) -> str:
    """1.234,5, or a dash."""
    return "-" if value is None else format_number(value)


@register.filter
def percent(value: Decimal | None) -> str:
    """91,67%, or a dash."""
    return "-" if value is None else format_percent(value)


@register.filter
def day(value: date | None) -> str:
    """Senin, 10 April 2023; in English Monday, 10 April 2023."""
    if value is None:
        return "-"
    return format_day(value) if get_language() == "id" else f"{value:%A, %-d %B %Y}"


@register.filter
def short_day(value: date | None) -> str:
    """10 April 2023."""
    if value is None:
        return "-"
    return format_date(value) if get_language() == "id" else f"{value:%-d %B %Y}"


@register.filter
def month_name(number: int) -> str:
    """Januari for 1; in English January."""
    return MONTHS_ID[number - 1] if get_language() == "id" else calendar.month_name[number]


@register.filter
def nip(digits: str) -> str:
    """A NIP in its four groups, as the paper prints it."""
    return format_nip(digits)


@register.filter
def moment(value: datetime | None, regency: Regency) -> str:
    """10 April 2023 10.42 in the regency's time zone."""
    if value is None:
        return "-"
    local = value.astimezone(ZoneInfo(regency.time_zone))
    return f"{short_day(local.date())} {local:%H.%M}"
