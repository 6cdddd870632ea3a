from decimal import Decimal

import pytest

from triwulan.core.quantity import Kind
from triwulan.core.reading import Role, StatedColumn
from triwulan.interpret.figures import UNDECIDED, Style, quantities_of, style_in_table, style_of


def column(role: Role = Role.AMOUNT, unit: str = "") -> StatedColumn:
    return StatedColumn(index=0, head="", role=role, unit=unit)


def values(
    texts: list[str], role: Role = Role.AMOUNT, document: Style = UNDECIDED, unit: str = ""
) -> list[Decimal | None]:
    return [quantity.value for quantity in quantities_of(column(role, unit), texts, document)]


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["7.500.000", "63,89%"], Style(dots=True, commas=False)),
        (["1,004,422,800", "99.66"], Style(dots=False, commas=True)),
        (["80.00%", "63,89%"], Style()),
        (["12", "100"], Style()),
        (["1.058", "1,058"], Style()),
    ],
)
def test_it_sees_how_numbers_are_written(texts: list[str], style: Style):
    assert style_of(texts) == style


def test_a_dot_before_three_digits_separates_thousands():
    assert values(["1.058", "2.410"]) == [Decimal(1058), Decimal(2410)]


def test_among_decimals_it_is_a_decimal_point():
    assert values(["0.851", "1.058", "99.66"]) == [Decimal("0.851"), Decimal("1.058"), Decimal("99.66")]


def test_a_comma_before_three_digits_separates_thousands_among_english_money():
    assert values(["1,004,422,800", "600,000"], Role.CEILING) == [Decimal(1004422800), Decimal(600000)]


def test_the_document_decides_where_the_column_leaves_it_open():
    english = Style(dots=False, commas=True)
    assert values(["600,000", "450,000"], Role.SPENDING, english) == [Decimal(600000), Decimal(450000)]


def test_a_percentage_with_three_places_is_no_thousand():
    assert values(["101.580", "96.8"], Role.ACHIEVEMENT) == [Decimal("101.580"), Decimal("96.8")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(5,20)", Decimal("-5.20")),
        ("8,2 juta", Decimal(8200000)),
        ("71,25 (BB)", Decimal("71.25")),
        ("3*)", Decimal(3)),
        ("+51", Decimal(51)),
        ("Rp. 12.463.335.063,-", Decimal(12463335063)),
        ("3 Desa", Decimal(3)),
        ("24,14 %", Decimal("24.14")),
    ],
)
def test_it_reads_a_figure_in_its_many_forms(text: str, value: Decimal):
    assert values([text]) == [value]


@pytest.mark.parametrize("text", ["17.320.000.00", "≥ 80", "< 5", "80-90", "BB", "3 dari 12"])
def test_what_is_no_plain_number_stays_unread(text: str):
    (quantity,) = quantities_of(column(), [text], Style())
    assert quantity.kind is Kind.UNREADABLE
    assert quantity.raw == text


@pytest.mark.parametrize(("text", "kind"), [("-", Kind.DASH), ("n/a", Kind.NOT_AVAILABLE), ("", Kind.BLANK)])
def test_what_is_not_there_is_told_apart(text: str, kind: Kind):
    assert quantities_of(column(), [text], Style())[0].kind is kind


def test_columns_of_words_hold_no_quantities():
    assert values(["12 desa"], Role.INDICATOR) == [None]


def test_a_table_copied_from_elsewhere_keeps_its_own_habit():
    columns = [
        (column(), ["1,460,000", "1,250,000"]),
        (column(), ["680,500", "575,500"]),
        (column(), ["96.63", "95.00"]),
    ]
    assert style_in_table(columns, Style(dots=True, commas=False)) == Style(dots=False, commas=True)


def test_what_a_table_leaves_open_is_the_habit_of_the_document():
    columns = [(column(), ["680.500", "575.500"])]
    assert style_in_table(columns, Style(dots=True, commas=False)) == Style(dots=True, commas=False)
