from decimal import Decimal

import pytest

from triwulan.core.predicate import Band, Scale
from triwulan.core.problem import ProblemError

SCALE = Scale(
    "demo",
    "Demo",
    "-",
    (Band("Tinggi", Decimal(91)), Band("Sedang", Decimal(66)), Band("Rendah", None)),
)


@pytest.mark.parametrize(
    ("percent", "label"),
    [
        ("200", "Tinggi"),
        ("91", "Tinggi"),
        ("90.99", "Sedang"),
        ("66.00", "Sedang"),
        ("65.99", "Rendah"),
        ("-50", "Rendah"),
    ],
)
def test_bands_leave_no_hole(percent: str, label: str) -> None:
    assert SCALE.predicate(Decimal(percent)) == label


@pytest.mark.parametrize(
    ("bands", "message"),
    [
        ((), "scale.lowest_missing"),
        ((Band("Tinggi", Decimal(91)),), "scale.lowest_missing"),
        ((Band("A", Decimal(66)), Band("B", Decimal(91)), Band("C", None)), "scale.not_descending"),
        ((Band("A", Decimal(66)), Band("B", Decimal(66)), Band("C", None)), "scale.not_descending"),
        ((Band("A", None), Band("B", None)), "scale.not_descending"),
        ((Band("A", Decimal(66)), Band("A", None)), "scale.labels"),
        ((Band("A", Decimal(66)), Band(" ", None)), "scale.labels"),
    ],
)
def test_it_rejects_a_scale_that_does_not_cover_everything(bands: tuple[Band, ...], message: str) -> None:
    with pytest.raises(ProblemError) as caught:
        Scale("demo", "Demo", "-", bands)
    assert caught.value.problem.message == message
