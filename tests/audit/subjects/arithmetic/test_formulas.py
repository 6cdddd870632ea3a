from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.forms import Form, Part, Steady
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.interval import Interval, exactly
from triwulan.core.measurement import Cap, Direction

amounts = st.decimals(min_value="0.01", max_value=10**6, places=2)
BOTH_WAYS: list[Form] = [
    *(formulas.achieved(direction) for direction in Direction),
    *(formulas.efficient(variant) for variant in EfficiencyVariant if variant is not EfficiencyVariant.REMAINING),
    formulas.quotient(),
    formulas.DIFFERENCE,
    formulas.GROWTH,
    formulas.WEIGHTED,
    formulas.PRODUCT,
    formulas.mean(2),
    Part(),
]


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda form: form.name)
@given(amounts, amounts)
def test_the_way_back_leads_to_each_input(form: Form, one: Decimal, two: Decimal) -> None:
    result = form.exact([one, two])
    # where the result is next to nothing the way back divides by it
    assume(result is not None and abs(result) > Decimal("0.01") and abs(result + 100) > Decimal("0.01"))
    assert result is not None
    inputs = [exactly(one), exactly(two)]
    for at, value in enumerate((one, two)):
        found = form.solve(at, exactly(result), inputs)
        assert found is not None
        assert abs(found.middle - value) <= abs(value) * Decimal("1e-12")


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda form: form.name)
@given(amounts, amounts)
def test_what_inputs_can_be_holds_what_they_are(form: Form, one: Decimal, two: Decimal) -> None:
    half = Decimal("0.005")
    reckoned = form.reckon([Interval(one - half, one + half), Interval(two - half, two + half)])
    exact = form.exact([one, two])
    assume(reckoned is not None and exact is not None)
    assert reckoned is not None and exact is not None
    assert reckoned.low <= exact <= reckoned.high


def test_a_capped_formula_has_no_way_back() -> None:
    higher = formulas.achieved(Direction.HIGHER)
    assert isinstance(higher, Steady)
    capped = formulas.capped(higher, Cap(Decimal(120), Decimal(120)))
    assert capped.exact([Decimal(11), Decimal(8)]) == 120
    assert capped.solve(0, exactly(120), [exactly(11), exactly(8)]) is None


def test_nothing_is_divided_by_zero() -> None:
    assert formulas.quotient().exact([Decimal(3), Decimal(0)]) is None
    assert formulas.quotient().reckon([exactly(3), exactly(0)]) is None
