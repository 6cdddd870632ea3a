from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.quantity import (
    NOT_ENTERED,
    Kind,
    format_number,
    format_percent,
    format_rupiah,
    number,
    parse_money,
    parse_quantity,
)


@pytest.mark.parametrize(
    ("text", "value", "unit", "places"),
    [
        ("7.500.000", "7500000", "", 0),
        ("Rp. 12.463.335.063,-", "12463335063", "Rp", 0),
        ("Rp24.126.484.000", "24126484000", "Rp", 0),
        ("Rp 7.500.000 ,--", "7500000", "Rp", 0),
        ("7.500.000.-", "7500000", "", 0),
        ("rp\u00a07.500.000,00", "7500000", "Rp", 2),
        ("1,004,422,800", "1004422800", "", 0),
        ("1.500", "1500", "", 0),
        ("1,500", "1.5", "", 3),
        ("99.66", "99.66", "", 2),
        ("0.125", "0.125", "", 3),
        ("80.00%", "80", "%", 2),
        ("63,89 %", "63.89", "%", 2),
        ("25 persen", "25", "%", 0),
        ("12,5", "12.5", "", 1),
        ("1.234,56", "1234.56", "", 2),
        ("1,234.56", "1234.56", "", 2),
        ("1,234,567.8", "1234567.8", "", 1),
        ("1234,5", "1234.5", "", 1),
        ("0", "0", "", 0),
        ("3 Desa", "3", "Desa", 0),
        ("12 bulan", "12", "bulan", 0),
        ("2 Dok", "2", "Dok", 0),
        ("2 Dok.", "2", "Dok.", 0),
        ("5 Desa/Kelurahan", "5", "Desa/Kelurahan", 0),
        ("40 km2", "40", "km2", 0),
        ("-1.500", "-1500", "", 0),
        ("\u22121.500", "-1500", "", 0),
        ("\u20131.500", "-1500", "", 0),
        ("\uff0d\uff11\uff12", "-12", "", 0),
        ("(1.500)", "-1500", "", 0),
        ("(2,5%)", "-2.5", "%", 1),
        ("-Rp7.500", "-7500", "Rp", 0),
        ("Rp -7.500", "-7500", "Rp", 0),
        ("Rp (7.500)", "-7500", "Rp", 0),
        ("7,5 juta", "7500000", "", -5),
        ("Rp1,2 miliar", "1200000000", "Rp", -8),
        ("Rp 1,2 M", "1200000000", "Rp", -8),
        ("7,5 jt rupiah", "7500000", "Rp", -5),
        ("3 juta jiwa", "3000000", "jiwa", -6),
        ("7\u2009500\u2009000", "7500000", "", 0),
        ("7\u00a0500,25", "7500.25", "", 2),
        ("3\u00a0Desa", "3", "Desa", 0),
        ("1\u00ad.500", "1500", "", 0),
    ],
)
def test_it_reads_a_printed_figure(text: str, value: str, unit: str, places: int) -> None:
    quantity = parse_quantity(text)
    assert (quantity.kind, quantity.value, quantity.unit, quantity.places) == (
        Kind.NUMBER,
        Decimal(value),
        unit,
        places,
    )
    assert quantity.raw == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Kind.BLANK),
        (" \u00a0\n", Kind.BLANK),
        ("-", Kind.DASH),
        ("\u2013", Kind.DASH),
        ("\u2014", Kind.DASH),
        ("Rp -", Kind.DASH),
        ("n/a", Kind.NOT_AVAILABLE),
        ("N/A", Kind.NOT_AVAILABLE),
        ("na", Kind.NOT_AVAILABLE),
        ("Tidak  ada data", Kind.NOT_AVAILABLE),
    ],
)
def test_it_keeps_apart_what_is_no_number(text: str, kind: Kind) -> None:
    quantity = parse_quantity(text)
    assert (quantity.kind, quantity.value, quantity.is_number) == (kind, None, False)
    assert quantity.problem is None


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("17.320.000.00", "17.320.000,00"),
        ("-17.320.000.00", "-17.320.000,00"),
        ("1234.567", "1.234.567"),
        ("1.234,567,000", "1.234.567.000"),
        ("12345.678,9", "12.345.678,9"),
    ],
)
def test_it_asks_back_when_separators_contradict_each_other(text: str, suggestion: str) -> None:
    quantity = parse_quantity(text)
    assert quantity.kind is Kind.UNREADABLE
    assert quantity.problem is not None
    assert quantity.problem.message == "quantity.separators_suggestion"
    assert quantity.problem.values == {"text": text, "suggestion": suggestion}


@pytest.mark.parametrize("text", ["1.50.000", "1.", "5,", "1..5", "1.2345.6"])
def test_it_does_not_guess_where_nothing_is_likely(text: str) -> None:
    problem = parse_quantity(text).problem
    assert problem is not None
    assert problem.message == "quantity.separators"


@pytest.mark.parametrize(
    "text",
    [
        "tiga", "3 dari 12 desa", "3-5", "12 100", "1e5", "1e2", "NaN", "Infinity", "--5", "-(5)", ",5",
        "Rp", "Rp 5 Desa", "Rp 5%", "5 % 6", "\u0663", "(5", "3/12", "½",
    ],
)  # fmt: skip
def test_it_says_what_it_cannot_read(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity.kind is Kind.UNREADABLE
    assert quantity.problem is not None
    assert quantity.problem.message == "quantity.unreadable"
    assert quantity.problem.values["text"] == text


@pytest.mark.parametrize("text", ["1" * 17, "0,12345678901", "12345678901 juta"])
def test_it_refuses_a_number_too_long_to_be_kept(text: str) -> None:
    problem = parse_quantity(text).problem
    assert problem is not None
    assert problem.message == "quantity.too_long"


def test_a_quantity_with_a_problem_can_be_a_key() -> None:
    assert len({parse_quantity("tiga"), parse_quantity("tiga"), parse_quantity("3")}) == 2


@pytest.mark.parametrize("text", ["7.500.000", "Rp7.500.000,00", "7,5 juta", "7500000"])
def test_money_is_whole_rupiah(text: str) -> None:
    quantity = parse_money(text)
    assert (quantity.value, quantity.unit) == (Decimal(7500000), "Rp")


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("600,000", "money.ambiguous_comma", "Rp600.000"),
        ("Rp -600,000", "money.ambiguous_comma", "-Rp600.000"),
        ("7.500,50", "money.fraction", "Rp7.501"),
        ("600.55", "money.fraction", "Rp601"),
        ("5 Desa", "money.other_unit", None),
        ("8%", "money.other_unit", None),
        ("17.320.000.00", "quantity.separators_suggestion", "17.320.000,00"),
    ],
)
def test_money_with_a_fault_is_refused_with_a_suggestion(text: str, message: str, suggestion: str | None) -> None:
    quantity = parse_money(text)
    assert quantity.kind is Kind.UNREADABLE
    assert quantity.problem is not None
    assert quantity.problem.message == message
    assert quantity.problem.values.get("suggestion") == suggestion


def test_negative_money_is_left_to_the_caller() -> None:
    assert parse_money("-Rp7.500").value == -7500


@pytest.mark.parametrize(("text", "kind"), [("", Kind.BLANK), ("-", Kind.DASH), ("n/a", Kind.NOT_AVAILABLE)])
def test_money_may_be_absent(text: str, kind: Kind) -> None:
    assert parse_money(text).kind is kind


def test_a_computed_number_has_no_raw_text() -> None:
    quantity = number("24.14", "%", 2)
    assert (quantity.kind, quantity.value, quantity.raw) == (Kind.NUMBER, Decimal("24.14"), "")


def test_a_computed_number_is_finite() -> None:
    with pytest.raises(ValueError, match="finite"):
        number(Decimal("NaN"))


def test_not_entered_is_blank() -> None:
    assert NOT_ENTERED.kind is Kind.BLANK


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1234.5", None, "1.234,5"),
        ("1234.500", None, "1.234,5"),
        ("1500", None, "1.500"),
        ("1E+5", None, "100.000"),
        ("1234.5", 2, "1.234,50"),
        ("0.005", 2, "0,01"),
        ("-0.005", 2, "-0,01"),
        ("-0.001", 2, "0,00"),
        ("-1234567.8", 0, "-1.234.568"),
        ("1234567", -3, "1.235.000"),
        ("123456789012345678901234567890.125", 2, "123.456.789.012.345.678.901.234.567.890,13"),
    ],
)
def test_it_writes_numbers_the_indonesian_way(value: str, places: int | None, text: str) -> None:
    assert format_number(Decimal(value), places) == text


def test_it_writes_rupiah_and_percentages() -> None:
    assert format_rupiah(Decimal(7500000)) == "Rp7.500.000"
    assert format_rupiah(Decimal(-7500000)) == "-Rp7.500.000"
    assert format_percent(Decimal("24.1403")) == "24,14%"
    assert format_percent(Decimal("25.0"), None) == "25%"


numbers = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@given(numbers)
def test_a_number_written_reads_back_as_itself(value: Decimal) -> None:
    quantity = parse_quantity(format_number(value))
    assert quantity.value == value


@given(numbers, st.integers(min_value=4, max_value=9))
def test_a_number_written_with_places_keeps_its_precision(value: Decimal, places: int) -> None:
    quantity = parse_quantity(format_number(value, places))
    assert (quantity.value, quantity.places) == (value, places)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_rupiah_written_reads_back_as_itself(amount: int) -> None:
    assert parse_money(format_rupiah(Decimal(amount))).value == amount


@given(numbers)
def test_a_percentage_written_reads_back_as_itself(value: Decimal) -> None:
    quantity = parse_quantity(format_percent(value, 4))
    assert (quantity.value, quantity.unit) == (value, "%")


@given(st.text(alphabet="0123456789.,-() RpMjuta%\u00a0\u2212"))
def test_reading_never_raises_and_a_number_always_has_a_value(text: str) -> None:
    for quantity in (parse_quantity(text), parse_money(text)):
        assert quantity.is_number == (quantity.value is not None)
        assert (quantity.kind is Kind.UNREADABLE) == (quantity.problem is not None)


def test_a_long_text_behind_a_number_is_refused_at_once() -> None:
    # a unit's words could once be parted in exponentially many ways
    assert parse_quantity("1. Membahas buku register surat masuk yang baru, agenda").kind is Kind.UNREADABLE
    assert parse_quantity("3 " + "a" * 55 + " (b").kind is Kind.UNREADABLE
