from decimal import Decimal

import pytest

from triwulan.audit.subjects.styling import styled
from triwulan.core.quantity import parse_quantity


@pytest.mark.parametrize(
    ("like", "value", "written"),
    [
        ("72,00", "75", "75,00"),
        ("79.86", "80.5", "80.50"),
        ("12%", "8", "8%"),
        ("24,14 %", "24.1", "24,10 %"),
        ("Rp. 12.463.335.063,-", "11632752000", "Rp. 11.632.752.000,-"),
        ("Rp. 135.960.000,00", "153280000", "Rp. 153.280.000,00"),
        ("1,004,422,800", "1000972958", "1,000,972,958"),
        ("7500000", "600000", "600000"),
        ("9 kelompok", "13", "13 kelompok"),
        ("-5,36", "5.36", "5,36"),
        ("(5.000.000)", "5000000", "5.000.000"),
        ("(5.000.000)", "-4000000", "(4.000.000)"),
        ("0,04", "-0.04", "-0,04"),
    ],
)
def test_a_value_is_written_like_the_figure_in_its_place(like: str, value: str, written: str) -> None:
    assert styled(Decimal(value), like, parse_quantity(like), malformed=False, beside=()) == written
