"""Sensible first choices where a report leaves open what the form asks for; the official decides."""

from collections.abc import Iterable
from decimal import Decimal

from triwulan.core.likeness import likeness, rarity
from triwulan.core.measurement import Aggregation, accumulate
from triwulan.core.proposed import ProposedIndicator
from triwulan.core.reckoning import is_percent
from triwulan.interpret.proposing.targets import SCORES

_ALIKE = 0.5
_ORDER = (Aggregation.SUM, Aggregation.LAST, Aggregation.AVERAGE)


def likely_aggregation(indicator: ProposedIndicator) -> Aggregation:
    """The stated one; else one by which the quarters' targets make the year's; else by the unit."""
    if indicator.aggregation is not None:
        return indicator.aggregation
    scored = is_percent(indicator.unit) or indicator.unit.casefold() in SCORES
    order = (Aggregation.LAST, Aggregation.AVERAGE, Aggregation.SUM) if scored else _ORDER
    targets = indicator.quarterly_targets
    fitting = (way for way in order if _makes(way, targets, indicator.annual_target))
    return next(fitting, order[0])


def likely_name(name: str, names: Iterable[str]) -> str:
    """The most alike of some names; "" where none is alike enough."""
    known = list(names)
    weights = rarity([name, *known])
    score, best = max(((likeness(name, each, weights), each) for each in known), default=(0.0, ""))
    return best if score >= _ALIKE else ""


def _makes(way: Aggregation, targets: tuple[Decimal | None, ...], annual: Decimal | None) -> bool:
    if way is Aggregation.LAST and (not targets or targets[-1] is None):
        return False
    return annual is not None and accumulate(way, targets) == annual
