"""Reckons the cost table from budget lines and what the quarters' records hold; every parent is a sum."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.core.budget_line import (
    DASH,
    BudgetLine,
    Output,
    SpendingEntry,
    indicator_output,
    own_output,
    sum_entered,
)
from triwulan.core.efficiency import EfficiencyVariant, absorption, efficiency
from triwulan.core.measurement import Achievement
from triwulan.core.period import Quarter
from triwulan.core.quantity import RUPIAH, Kind, number
from triwulan.core.reckoning import PERCENT, PRINTED_PLACES, field_path
from triwulan.core.report import Cell, CostLine, Costs, Indicator, Measurement, OutcomeCost

TOTAL: Final = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Money:
    ceiling: Cell
    spending: Cell
    spending_in_quarter: Cell


def reckon_costs(
    *,
    indicators: Sequence[Indicator],
    lines: Sequence[BudgetLine],
    entries: Mapping[str, Sequence[SpendingEntry]],
    measurements: Mapping[str, Measurement],
    quarter: Quarter,
    variant: EfficiencyVariant,
) -> Costs:
    """Reckon the cost table; ``entries`` holds by line key one entry for each of TW I up to the quarter.

    Parents and the total are exact sums of what is entered below them, blank where nothing is. Efficiency
    asks whether the year's target is met, not the quarter's: absorption is of the year's ceiling, and only
    like may be compared with like. Raises ValueError for a line whose indicator is not in the agreement,
    because leaving it out would silently lose its money.
    """
    known = {indicator.key for indicator in indicators}
    strays = sorted(line.key for line in lines if line.indicator not in known)
    if strays:
        raise ValueError(f"budget lines without an indicator: {', '.join(strays)}")
    outcomes = []
    for indicator in indicators:
        output = indicator_output(indicator, measurements[indicator.key])
        rows = tuple(
            _line(line, _of_quarters(line, entries, quarter), output, variant)
            for line in lines
            if line.indicator == indicator.key
        )
        money = _sums(rows) if rows else _Money(ceiling=DASH, spending=DASH, spending_in_quarter=DASH)
        parent = _row(indicator.key, indicator.name, money, output, variant)
        outcomes.append(OutcomeCost(indicator=indicator.key, parent=parent, lines=rows))
    return Costs(variant=variant, outcomes=tuple(outcomes), total=_total(outcomes, variant))


def leftover(costs: Costs) -> tuple[CostLine, ...]:
    """Give the lines whose year's output is reached while money is left."""
    return tuple(
        line
        for outcome in costs.outcomes
        for line in outcome.lines
        if line.finished
        and line.ceiling.value is not None
        and line.spending.value is not None
        and line.ceiling.value > line.spending.value
    )


def _of_quarters(
    line: BudgetLine, entries: Mapping[str, Sequence[SpendingEntry]], quarter: Quarter
) -> Sequence[SpendingEntry]:
    entered = entries.get(line.key) or [SpendingEntry()] * quarter.number
    if len(entered) != quarter.number:
        raise ValueError(f"{len(entered)} entries for quarter {quarter.number} of {line.key}")
    return entered


def _line(
    line: BudgetLine, entered: Sequence[SpendingEntry], indicator: Output, variant: EfficiencyVariant
) -> CostLine:
    last = entered[-1]
    money = _Money(
        ceiling=Cell() if line.ceiling is None else Cell(number(line.ceiling, RUPIAH)),
        spending=Cell(last.spending, field_path(last.source, "spending")),
        spending_in_quarter=_in_quarter(entered),
    )
    output = indicator if line.as_indicator else own_output(line, entered)
    return _row(line.key, line.name, money, output, variant, code=line.code, reason=last.reason)


def _row(
    key: str,
    name: str,
    money: _Money,
    output: Output,
    variant: EfficiencyVariant,
    *,
    code: str = "",
    reason: str = "",
) -> CostLine:
    absorbed = _absorption(money)
    return CostLine(
        key=key,
        name=name,
        code=code,
        ceiling=money.ceiling,
        spending=money.spending,
        absorption=absorbed,
        output_target=output.target,
        output_realisation=output.realisation,
        output_achievement=output.achievement,
        output_unit=output.unit,
        efficiency=_efficiency(variant, output, absorbed),
        spending_in_quarter=money.spending_in_quarter,
        reason_for_decrease=reason,
        provisional=output.provisional,
    )


def _in_quarter(entered: Sequence[SpendingEntry]) -> Cell:
    now = entered[-1].spending.value
    before = entered[-2].spending.value if len(entered) > 1 else Decimal(0)
    # without the quarter before, the whole year so far would pass for this quarter's spending
    return Cell() if now is None or before is None else Cell(number(now - before, RUPIAH))


def _absorption(money: _Money) -> Cell:
    percent = absorption(money.spending.value, money.ceiling.value)
    if percent is not None:
        return Cell(number(percent, PERCENT, PRINTED_PLACES))
    entered = money.spending.value is not None or money.spending is DASH
    return DASH if entered else Cell()


def _efficiency(variant: EfficiencyVariant, output: Output, absorbed: Cell) -> Cell:
    achieved = output.achievement
    if Kind.BLANK in (achieved.quantity.kind, absorbed.quantity.kind):
        return Cell()
    if output.provisional and variant is EfficiencyVariant.REMAINING:
        return DASH
    value = efficiency(variant=variant, achievement=Achievement(achieved.value), absorption=absorbed.value)
    if value is None:
        return DASH
    return Cell(number(value, "" if variant is EfficiencyVariant.INDEX else PERCENT, PRINTED_PLACES))


def _sums(rows: Sequence[CostLine]) -> _Money:
    return _Money(
        ceiling=_sum_cell(row.ceiling for row in rows),
        spending=_sum_cell(row.spending for row in rows),
        spending_in_quarter=_sum_cell(row.spending_in_quarter for row in rows),
    )


def _total(outcomes: Sequence[OutcomeCost], variant: EfficiencyVariant) -> CostLine:
    money = _sums([outcome.parent for outcome in outcomes])
    nothing = Output(target=DASH, realisation=DASH, achievement=DASH, unit="")
    return _row(TOTAL, "", money, nothing, variant)


def _sum_cell(cells: Iterable[Cell]) -> Cell:
    total = sum_entered(cell.value for cell in cells)
    return Cell() if total is None else Cell(number(total, RUPIAH))
