"""Absorption of the budget and the efficiency variants in use, computed from both sides."""

from decimal import Decimal
from enum import StrEnum

from triwulan.core.measurement import HUNDRED, Achievement
from triwulan.core.quantity import round_half_up


class EfficiencyVariant(StrEnum):
    """Which formula a regency uses."""

    REMAINING = "remaining"
    """100 % - absorption, where the target is met."""
    INDEX = "index"
    """IE = achievement / absorption, a plain number."""
    LEVEL = "level"
    """TE = (IE - 1) x 100 %."""
    DIFFERENCE = "difference"
    """Achievement - absorption, in percentage points."""


def absorption(spending: Decimal | None, ceiling: Decimal | None) -> Decimal | None:
    """Give spending in percent of the ceiling, two places; None where it cannot be said."""
    if spending is None or ceiling is None or ceiling <= 0:
        return None
    return round_half_up(spending * HUNDRED / ceiling, 2)


def efficiency(*, variant: EfficiencyVariant, achievement: Achievement, absorption: Decimal | None) -> Decimal | None:
    """Compute efficiency from printed figures, two places; None is printed as "-".

    Nothing spent and nothing achieved is not efficient, whatever the formula says.
    """
    achieved = achievement.percent
    if achieved is None or absorption is None or (achieved <= 0 and absorption <= 0):
        return None
    if variant is EfficiencyVariant.REMAINING and not achievement.met:
        return None
    if variant in (EfficiencyVariant.INDEX, EfficiencyVariant.LEVEL) and absorption <= 0:
        return None
    value = unrounded_efficiency(variant, achieved, absorption)
    return round_half_up(value, 2) if variant in (EfficiencyVariant.INDEX, EfficiencyVariant.LEVEL) else value


def unrounded_efficiency(variant: EfficiencyVariant, achieved: Decimal, absorbed: Decimal) -> Decimal:
    """Efficiency by the formula alone; raises ZeroDivisionError (of Decimal) where it has no value."""
    match variant:
        case EfficiencyVariant.REMAINING:
            return HUNDRED - absorbed
        case EfficiencyVariant.DIFFERENCE:
            return achieved - absorbed
        case EfficiencyVariant.INDEX:
            return achieved / absorbed
        case EfficiencyVariant.LEVEL:
            return (achieved - absorbed) * HUNDRED / absorbed
