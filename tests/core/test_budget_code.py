import pytest

from triwulan.core.budget_code import BudgetCode, Level, read_code


@pytest.mark.parametrize(
    ("text", "parts", "account"),
    [
        ("7.01.06.2.01.0002", (7, 1, 6, 2, 1, 2), ""),
        ("7.01.06.2.01.02", (7, 1, 6, 2, 1, 2), ""),
        ("7 01 06 2.01 0002", (7, 1, 6, 2, 1, 2), ""),
        ("7,01", (7, 1), ""),
        ("5.01.02.2.01.0001", (5, 1, 2, 2, 1, 1), ""),
        ("5.1.02.01.01.0024", (), "5.1.02.01.01.0024"),
        ("7.01.06.2.01.0002.5.1.02", (7, 1, 6, 2, 1, 2), "5.1.02"),
    ],
)
def test_it_reads_codes_in_old_and_new_spelling(text: str, parts: tuple[int, ...], account: str):
    assert read_code(text) == BudgetCode(parts, account)


@pytest.mark.parametrize("text", ["", "abc", "7.01.x", "7.01.06.2.01.0002.9", "1234567", "1." * 40 + "1"])
def test_what_is_no_code_is_none(text: str):
    assert read_code(text) is None


def test_the_number_of_parts_tells_the_level():
    levels = [read_code(text).level for text in ("7", "7.01", "7.01.06", "7.01.06.2.01", "7.01.06.2.01.02")]  # type: ignore[union-attr]
    assert levels == [Level.AFFAIR, Level.FIELD, Level.PROGRAM, Level.ACTIVITY, Level.SUB_ACTIVITY]
    assert read_code("7.01.06.2").level is None  # type: ignore[union-attr]
