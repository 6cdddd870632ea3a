from decimal import Decimal

import pytest

from triwulan.data.scales import scales


def test_each_scale_is_found_by_its_key_and_names_its_source() -> None:
    assert {"permendagri_86_2017", "lan_239_2003", "met_or_not"} == set(scales())
    assert all(scale.key == key and scale.source for key, scale in scales().items())


@pytest.mark.parametrize(
    ("percent", "label"),
    [
        ("104", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.5", "Tinggi"),
        ("75.99", "Sedang"),
        ("65.99", "Rendah"),
        ("50.99", "Sangat Rendah"),
    ],
)
def test_the_holes_of_the_printed_scale_are_closed(percent: str, label: str) -> None:
    assert scales()["permendagri_86_2017"].predicate(Decimal(percent)) == label


def test_a_source_nobody_compared_is_not_called_checked() -> None:
    assert scales()["permendagri_86_2017"].checked is False
