"""Numbers as workbooks show them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.formats.format_codes import built_in
from triwulan.formats.number_format import (
    ENGLISH,
    INDONESIAN,
    as_number,
    number_text,
    typed_text,
)


def shown(stored: str, code: str) -> str:
    value = as_number(stored)
    assert value is not None
    return number_text(value, code, INDONESIAN)


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        ("1004422800", "#,##0", "1.004.422.800"),
        ("166.67", "0.00", "166,67"),
        ("2", "0.00", "2,00"),
        ("999", "#,##0", "999"),
        ("0", "#,##0", "0"),
        ("0.433671", "0.00%", "43,37%"),
        ("1", "0%", "100%"),
        ("0.125", "0.0%", "12,5%"),
        ("-1500", "#,##0", "-1.500"),
        ("-1500", "#,##0_);(#,##0)", "(1.500)"),
        ("-1500", "#,##0;[Red]-#,##0", "-1.500"),
        ("1500", '"Rp" #,##0', "Rp 1.500"),
        ("1500", "[$Rp-421]#,##0", "Rp1.500"),
        ("12", '0 "Desa"', "12 Desa"),
        ("7500000", "#.##0", "7.500.000"),
        ("12345678", "#,##0.0,", "12.345,7"),
        ("12345678", '0.00,,"  juta"', "12,35 juta"),
        ("5", "0.##", "5"),
        ("5.25", "0.##", "5,25"),
        ("7", "000", "007"),
        ("0.5", "# ?/?", "0,5"),
        ("12", "[>=10]0;0.00", "12"),
        ("9", "[>=10]0;0.00", "9,00"),
    ],
)
def test_it_shows_a_number_as_its_format_says(stored: str, code: str, expected: str) -> None:
    assert shown(stored, code) == expected


@pytest.mark.parametrize(
    ("stored", "number", "expected"),
    [
        ("0", 41, "-"),
        ("1500", 42, "Rp 1.500"),
        ("-1500", 42, "Rp (1.500)"),
        ("1500.5", 4, "1.500,50"),
        ("0.5", 9, "50%"),
        ("45016", 14, "31/03/2023"),
        ("12", 999, "12"),
    ],
)
def test_it_knows_the_formats_that_have_only_a_number(stored: str, number: int, expected: str) -> None:
    assert shown(stored, built_in(number)) == expected


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("127.5", "127,5"),
        ("66.6666666667", "66,66666667"),
        ("0.43367099999999997", "0,433671"),
        ("2023", "2023"),
        ("15944450000", "15944450000"),
        ("1E-3", "0,001"),
    ],
)
def test_without_a_format_it_shows_what_is_stored(stored: str, expected: str) -> None:
    assert shown(stored, "General") == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("dd mmmm yyyy", "31 Maret 2023"),
        ("d-mmm-yy", "31-Mar-23"),
        ("[$-409]mmmm d, yyyy", "March 31, 2023"),
        ("[$-421]dddd, d mmmm yyyy", "Jumat, 31 Maret 2023"),
        ("dd/mm/yyyy h:mm", "31/03/2023 18:00"),
    ],
)
def test_it_shows_days_in_the_language_of_the_format(code: str, expected: str) -> None:
    assert shown("45016.75", code) == expected


def test_days_of_old_macintosh_files_begin_in_1904() -> None:
    value = as_number("43554")
    assert value is not None
    assert number_text(value, "dd/mm/yyyy", INDONESIAN, since_1904=True) == "31/03/2023"


def test_an_english_author_sees_english_separators() -> None:
    assert number_text(Decimal("1234.5"), "#,##0.00", ENGLISH) == "1,234.50"


def test_half_is_rounded_away_from_zero_as_workbooks_do() -> None:
    assert shown("0.125", "0.00") == "0,13"
    assert shown("2.5", "0") == "3"
    assert shown("-2.5", "0") == "-3"


def test_text_takes_what_its_format_adds() -> None:
    assert typed_text("12", '@" Desa"') == "12 Desa"
    assert typed_text("Camat", "General") == "Camat"


def test_what_is_no_number_is_none() -> None:
    assert as_number("abc") is None
    assert as_number("NaN") is None
    assert as_number("1e999999") is None


@given(st.text(max_size=25), st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_no_format_breaks_it(code: str, value: Decimal) -> None:
    number = as_number(str(value))
    assert number is not None
    assert isinstance(number_text(number, code, INDONESIAN), str)
