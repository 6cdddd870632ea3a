"""What an activity can be done for: an indicator, or an item of its plan by its wording."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from triwulan.web.activities.selectors import Agreed

Choice = tuple[str, Any]
"""A key with its label, or the label of a group with its choices."""


def choices_of(agreed: Agreed) -> list[Choice]:
    """Each item of the indicator's plan, and the indicator outside its plan."""
    texts = dict.fromkeys(item.text for item in agreed.terms.plan)
    found: list[Choice] = [(support(agreed.pk, text), text) for text in texts]
    alone = _("%(code)s, di luar rencana") % {"code": agreed.terms.key} if found else agreed.label
    return [*found, (support(agreed.pk), alone)]


def support(indicator: int, plan_text: str = "") -> str:
    """The choice of an indicator, or of an item of its plan."""
    return f"{indicator}:{plan_text}" if plan_text else str(indicator)


def keys_of(choices: Iterable[Choice]) -> set[str]:
    """Every key that can be chosen, out of groups too."""
    found: set[str] = set()
    for key, label in choices:
        found |= {inner for inner, _text in label} if isinstance(label, list) else {key}
    return found
