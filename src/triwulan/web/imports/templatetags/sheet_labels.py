"""Words of spreadsheets in templates."""

from typing import Final

from django import template

from triwulan.web.imports.sheet_models import SheetImport

register = template.Library()
_SIGNS: Final = {
    "waiting": ("○", ""),
    "reading": ("◐", "accent"),
    "read": ("?", "warn"),
    "refused": ("✖", "bad"),
    "cancelled": ("–", ""),
    "applied": ("✔", "good"),
}


@register.filter
def state_sign(row: SheetImport) -> str:
    """A sign for how far a file has come."""
    return _SIGNS[row.state][0]


@register.filter
def state_tone(row: SheetImport) -> str:
    """A tone for how far a file has come."""
    return _SIGNS[row.state][1]
