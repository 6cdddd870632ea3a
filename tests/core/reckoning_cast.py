"""Indicators, entries and budget lines of an invented kecamatan for the tests of reckoning."""

from collections.abc import Sequence
from decimal import Decimal

from triwulan.core.budget_line import BudgetLine, SpendingEntry
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.period import Quarter
from triwulan.core.predicate import Band, Scale
from triwulan.core.quantity import NOT_ENTERED, number, parse_money, parse_quantity
from triwulan.core.reckoning import RealisationEntry, measure
from triwulan.core.reckoning_costs import reckon_costs
from triwulan.core.report import Cell, Costs, Indicator, Measurement

SCALE = Scale(
    key="test",
    name="test",
    source="",
    bands=(Band("Sangat tinggi", Decimal(91)), Band("Tinggi", Decimal(76)), Band("Rendah", None)),
)


def cell(value: str | None, unit: str = "") -> Cell:
    return Cell() if value is None else Cell(number(value, unit))


def indicator(
    key: str = "IK1",
    *,
    unit: str = "Desa",
    aggregation: Aggregation = Aggregation.SUM,
    annual: str | None = "12",
    quarters: Sequence[str | None] = ("3", "3", "3", "3"),
    direction: Direction = Direction.HIGHER,
    cap: str = "none",
    population: int | None = None,
    matures_in: int = 1,
) -> Indicator:
    return Indicator(
        key=key,
        name=f"Indikator {key}",
        unit=unit,
        direction=direction,
        aggregation=aggregation,
        annual_target=cell(annual, unit),
        quarterly_targets=tuple(cell(target, unit) for target in quarters),
        cap=cap,
        population=None if population is None else Decimal(population),
        matures_in=matures_in,
    )


def typed(value: str) -> RealisationEntry:
    return RealisationEntry(value=parse_quantity(value), source="measurement/IK1")


def pair(numerator: str, denominator: str) -> RealisationEntry:
    return RealisationEntry(
        numerator=parse_quantity(numerator),
        denominator=parse_quantity(denominator),
        source="measurement/IK1",
    )


def measured(of: Indicator, *entries: RealisationEntry) -> Measurement:
    return measure(of, quarter=Quarter(2023, len(entries)), entries=entries, scale=SCALE)


def line(key: str = "A1", *, serves: str = "IK1", ceiling: int | None = 7_500_000, **output: object) -> BudgetLine:
    return BudgetLine(
        key=key,
        code="7.01.06.2.01.0002",
        name=f"Kegiatan {key}",
        indicator=serves,
        ceiling=None if ceiling is None else Decimal(ceiling),
        **output,
    )


def spent(spending: str, output: str = "", reason: str = "") -> SpendingEntry:
    return SpendingEntry(
        spending=parse_money(spending) if spending else NOT_ENTERED,
        output=parse_quantity(output),
        reason=reason,
        source="cost/A1",
    )


def costs(
    indicators: Sequence[Indicator],
    lines: Sequence[BudgetLine],
    entries: dict[str, Sequence[SpendingEntry]],
    measurements: Sequence[Measurement],
    *,
    quarter: int = 1,
    variant: EfficiencyVariant = EfficiencyVariant.REMAINING,
) -> Costs:
    return reckon_costs(
        indicators=indicators,
        lines=lines,
        entries=entries,
        measurements={row.indicator: row for row in measurements},
        quarter=Quarter(2023, quarter),
        variant=variant,
    )
