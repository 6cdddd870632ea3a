"""Who acts for a position, and a NIP that tells a reader nothing personal."""

from collections.abc import Iterable

from django import template

from triwulan.core.nip import mask_nip
from triwulan.web.organisation.models import Tenure
from triwulan.web.organisation.selectors import first_holder

register = template.Library()


@register.filter
def acting_now(running: Iterable[Tenure]) -> Tenure | None:
    """Of the tenures that run today, the one who acts."""
    return first_holder(running)


@register.filter
def masked(nip: str) -> str:
    """A NIP without birth date, appointment and sex."""
    return mask_nip(nip)
