import pytest

from triwulan.compose.enumeration import and_list, months


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["1"], "1"), (["1", "2"], "1 dan 2"), (["1", "2", "4"], "1, 2, dan 4")],
)
def test_parts_are_joined_as_in_a_sentence(parts, expected):
    assert and_list(parts) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((), ""),
        ((3,), "Maret"),
        ((2, 3), "Februari dan Maret"),
        ((3, 1, 2, 2), "Januari s.d. Maret"),
        ((1, 2, 3, 6), "Januari s.d. Maret dan Juni"),
        ((1, 3, 5), "Januari, Maret, dan Mei"),
        (tuple(range(1, 13)), "Januari s.d. Desember"),
    ],
)
def test_months_in_a_row_are_a_span(numbers, expected):
    assert months(numbers) == expected
