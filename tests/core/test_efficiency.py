from decimal import Decimal

import pytest

from triwulan.core.efficiency import EfficiencyVariant, absorption, efficiency
from triwulan.core.measurement import Achievement, Unmeasurable


@pytest.mark.parametrize(
    ("spending", "ceiling", "percent"),
    [
        ("600000", "7500000", "8.00"),
        ("70200000", "290800000", "24.14"),
        ("0", "7800000", "0.00"),
        ("8000000", "7500000", "106.67"),
        (None, "7500000", None),
        ("600000", None, None),
        ("0", "0", None),
    ],
)
def test_absorption_is_spending_over_ceiling(spending: str | None, ceiling: str | None, percent: str | None) -> None:
    result = absorption(None if spending is None else Decimal(spending), None if ceiling is None else Decimal(ceiling))
    assert result == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("variant", "achieved", "absorbed", "result"),
    [
        (EfficiencyVariant.REMAINING, "100", "80", "20"),
        (EfficiencyVariant.REMAINING, "100", "100", "0"),
        (EfficiencyVariant.REMAINING, "99.99", "80", None),
        (EfficiencyVariant.INDEX, "100", "80", "1.25"),
        (EfficiencyVariant.INDEX, "100", "0", None),
        (EfficiencyVariant.LEVEL, "100", "80", "25"),
        (EfficiencyVariant.LEVEL, "100", "75", "33.33"),
        (EfficiencyVariant.LEVEL, "50", "100", "-50"),
        (EfficiencyVariant.DIFFERENCE, "100", "80", "20"),
        (EfficiencyVariant.DIFFERENCE, "25", "24.14", "0.86"),
        (EfficiencyVariant.DIFFERENCE, "0", "24.14", "-24.14"),
    ],
)
def test_each_variant_looks_at_both_sides(
    variant: EfficiencyVariant, achieved: str, absorbed: str, result: str | None
) -> None:
    computed = efficiency(variant=variant, achievement=Achievement(Decimal(achieved)), absorption=Decimal(absorbed))
    assert computed == (None if result is None else Decimal(result))


@pytest.mark.parametrize("variant", list(EfficiencyVariant))
def test_nothing_spent_and_nothing_achieved_is_not_efficient(variant: EfficiencyVariant) -> None:
    assert efficiency(variant=variant, achievement=Achievement(Decimal(0)), absorption=Decimal(0)) is None


@pytest.mark.parametrize("variant", list(EfficiencyVariant))
def test_efficiency_needs_both_sides(variant: EfficiencyVariant) -> None:
    unmeasured = Achievement(None, Unmeasurable.NOT_MATURE)
    assert efficiency(variant=variant, achievement=unmeasured, absorption=Decimal(50)) is None
    assert efficiency(variant=variant, achievement=Achievement(Decimal(100)), absorption=None) is None
