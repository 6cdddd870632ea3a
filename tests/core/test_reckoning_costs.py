"""The cost table follows from the records, and every parent is the sum of its lines."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reckoning_cast import costs, indicator, line, measured, spent, typed
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.quantity import NOT_ENTERED, Kind, parse_quantity
from triwulan.core.reckoning_costs import leftover
from triwulan.core.report import Cell, CostLine

IK1 = indicator("IK1")
ROW = measured(IK1, typed("3"))


def one_line(*entries: tuple[str, str], **output: object) -> CostLine:
    spendings = [spent(*entry) for entry in entries]
    rows = [measured(IK1, *[typed("3")] * len(entries))]
    table = costs([IK1], [line(**output)], {"A1": spendings}, rows, quarter=len(entries))
    return table.outcomes[0].lines[0]


def test_spending_is_cumulative_and_the_quarters_own_is_the_difference() -> None:
    row = one_line(("600.000", ""), ("900.000", ""))
    assert (row.spending.value, row.spending_in_quarter.value) == (900_000, 300_000)
    assert (row.absorption.value, row.spending.source) == (12, "cost/A1/spending")


def test_a_correction_downwards_gives_a_negative_quarter() -> None:
    assert one_line(("900.000", ""), ("600.000", "")).spending_in_quarter.value == -300_000


def test_the_first_quarters_own_spending_is_what_is_spent() -> None:
    assert one_line(("600.000", "")).spending_in_quarter.value == 600_000


def test_without_the_quarter_before_the_difference_is_unknown() -> None:
    row = one_line(("", ""), ("600.000", ""))
    assert row.spending_in_quarter == Cell()


def test_a_lines_own_output_adds_up_over_the_quarters() -> None:
    row = one_line(("1", "1"), ("2", "2 dok"), output_target=Decimal(4), output_unit="Dokumen")
    assert (row.output_target.value, row.output_realisation.value, row.output_achievement.value) == (4, 3, 75)
    assert row.output_realisation.quantity.unit == "Dokumen"
    assert not row.finished


def test_a_line_may_be_measured_as_its_indicator() -> None:
    row = one_line(("600.000", "9"), as_indicator=True)
    assert (row.output_target, row.output_realisation) == (ROW.annual_target, ROW.realisation_to_date)
    assert (row.output_achievement.value, row.output_unit) == (25, "Desa")


def test_efficiency_asks_for_the_years_target_not_the_quarters() -> None:
    assert ROW.met
    assert one_line(("600.000", ""), as_indicator=True).efficiency.quantity.kind is Kind.DASH
    done = one_line(("6.000.000", "4"), output_target=Decimal(4), output_unit="Dokumen")
    assert (done.efficiency.value, done.finished) == (20, True)


def test_what_is_not_entered_has_neither_absorption_nor_efficiency() -> None:
    row = one_line(("", "4"), output_target=Decimal(4), output_unit="Dokumen")
    assert (row.absorption, row.efficiency, row.output_achievement.value) == (Cell(), Cell(), 100)
    row = one_line(("600.000", ""), output_target=Decimal(4), output_unit="Dokumen")
    assert (row.absorption.value, row.efficiency, row.output_achievement) == (8, Cell(), Cell())


def test_a_ceiling_of_zero_has_no_absorption() -> None:
    assert one_line(("0", ""), ceiling=0).absorption.quantity.kind is Kind.DASH


def test_an_index_is_a_number_and_a_difference_a_percentage() -> None:
    entries = {"A1": [spent("600.000", "1")]}
    lines = [line(output_target=Decimal(4), output_unit="Dokumen")]
    index = costs([IK1], lines, entries, [ROW], variant=EfficiencyVariant.INDEX).outcomes[0].lines[0]
    assert (index.efficiency.value, index.efficiency.quantity.unit) == (Decimal("3.13"), "")
    gap = costs([IK1], lines, entries, [ROW], variant=EfficiencyVariant.DIFFERENCE).outcomes[0].lines[0]
    assert (gap.efficiency.value, gap.efficiency.quantity.unit) == (17, "%")


def test_a_parent_sums_the_lines_that_are_entered_and_shows_the_indicators_year() -> None:
    lines = [line("A1"), line("A2", ceiling=2_500_000), line("A3", ceiling=None)]
    table = costs([IK1], lines, {"A1": [spent("600.000")]}, [ROW])
    parent = table.outcomes[0].parent
    assert (parent.ceiling.value, parent.spending.value, parent.absorption.value) == (10_000_000, 600_000, 6)
    assert (parent.key, parent.output_achievement) == ("IK1", ROW.annual_achievement)


def test_a_parent_is_blank_where_nothing_is_entered() -> None:
    parent = costs([IK1], [line()], {}, [ROW]).outcomes[0].parent
    assert (parent.spending, parent.absorption, parent.ceiling.value) == (Cell(), Cell(), 7_500_000)


def test_an_indicator_without_money_has_dashes_and_no_lines() -> None:
    other = indicator("IK2")
    rows = [ROW, measured(other, typed("1"))]
    outcome = costs([IK1, other], [line()], {"A1": [spent("600.000")]}, rows).outcomes[1]
    kinds = {cell.quantity.kind for cell in (outcome.parent.ceiling, outcome.parent.spending)}
    assert (kinds, outcome.lines) == ({Kind.DASH}, ())
    assert outcome.parent.absorption.quantity.kind is Kind.DASH
    assert outcome.parent.output_realisation.value == 1


def test_it_refuses_a_line_whose_money_would_be_lost() -> None:
    with pytest.raises(ValueError, match="A9"):
        costs([IK1], [line("A9", serves="IK7")], {}, [ROW])


def test_the_total_has_no_output() -> None:
    total = costs([IK1], [line()], {"A1": [spent("600.000")]}, [ROW]).total
    assert total.output_target.quantity.kind is Kind.DASH
    assert (total.spending.value, total.absorption.value) == (600_000, 8)
    assert total.efficiency.quantity.kind is Kind.DASH


def test_leftover_money_is_that_of_finished_lines_only() -> None:
    output = {"output_target": Decimal(2), "output_unit": "Dokumen"}
    lines = [line(key, **output) for key in ("A1", "A2", "A3", "A4")]
    entries = {
        "A1": [spent("600.000", "2")],
        "A2": [spent("7.500.000", "2")],
        "A3": [spent("600.000", "1")],
        "A4": [spent("", "2")],
    }
    assert [row.key for row in leftover(costs([IK1], lines, entries, [ROW]))] == ["A1"]


def test_a_dash_typed_for_spending_is_not_zero() -> None:
    row = one_line(("-", ""))
    assert (row.spending.value, row.absorption, row.spending_in_quarter) == (None, Cell(), Cell())
    assert row.spending.quantity != NOT_ENTERED
    assert parse_quantity("-").kind is row.spending.quantity.kind


AMOUNTS = st.one_of(st.none(), st.integers(0, 10**12))
LINES = st.lists(st.tuples(st.sampled_from(["IK1", "IK2", "IK3"]), AMOUNTS, AMOUNTS), max_size=8)


@given(LINES)
def test_every_parent_is_the_sum_of_its_lines_and_the_total_of_its_parents(
    drawn: list[tuple[str, int | None, int | None]],
) -> None:
    indicators = [indicator(key) for key in ("IK1", "IK2", "IK3")]
    lines = [line(f"A{n}", serves=key, ceiling=ceiling) for n, (key, ceiling, _) in enumerate(drawn)]
    entries = {f"A{n}": [spent("" if spending is None else str(spending))] for n, (*_, spending) in enumerate(drawn)}
    table = costs(indicators, lines, entries, [measured(each, typed("3")) for each in indicators])
    for field in ("ceiling", "spending", "spending_in_quarter"):
        for outcome in table.outcomes:
            below = [getattr(row, field).value for row in outcome.lines]
            assert (getattr(outcome.parent, field).value or 0) == sum(value or 0 for value in below)
        parents = [getattr(outcome.parent, field).value for outcome in table.outcomes]
        assert (getattr(table.total, field).value or 0) == sum(value or 0 for value in parents)
    assert sum(len(outcome.lines) for outcome in table.outcomes) == len(lines)
