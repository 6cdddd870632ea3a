"""Cells as the form prints them; sentences and tables take their figures from here, so they cannot differ."""

from collections.abc import Iterator
from dataclasses import replace

from triwulan.core.measurement import Unmeasurable
from triwulan.core.quantity import Kind, format_number, format_rupiah
from triwulan.core.reckoning import Counts, targets_met
from triwulan.core.references import as_printed
from triwulan.core.report import Cell, Indicator, Measurement, Objective, Report
from triwulan.core.stage import Stage


def figure(cell: Cell, unit: str = "") -> str:
    """Write a figure with its unit: "11 Desa", "91,67%", "-"; blank is "" and junk stays as typed."""
    quantity = cell.quantity
    if quantity.kind is Kind.DASH:
        return "-"
    if quantity.kind is Kind.NOT_AVAILABLE:
        return quantity.raw.strip() or "n/a"
    if quantity.kind is Kind.UNREADABLE:
        return quantity.raw.strip()
    return as_printed(quantity, unit)


def expected(cell: Cell, unit: str = "") -> str:
    """Write a figure that nothing is missing from when it is blank: a quarter without a target shows a dash."""
    return figure(cell, unit) or "-"


def money(cell: Cell) -> str:
    """Write an amount for a column that says rupiah already: "7.500.000"."""
    return figure(cell) if cell.value is None else format_number(cell.value, 0)


def rupiah(cell: Cell) -> str:
    """Write an amount for a sentence: "Rp7.500.000"."""
    return figure(cell) if cell.value is None else format_rupiah(cell.value)


def measured(report: Report, indicator: Indicator) -> Measurement:
    """Give the measured row of an indicator; one that is not in the report is a row nobody has filled."""
    try:
        return report.measurement(indicator.key)
    except KeyError:
        targets = indicator.quarterly_targets
        number = report.quarter.number
        return Measurement(
            indicator=indicator.key,
            target=targets[number - 1] if len(targets) >= number else Cell(),
            realisation=Cell(),
            achievement=Cell(),
            annual_target=indicator.annual_target,
            realisation_to_date=Cell(),
            annual_achievement=Cell(),
            reason=Unmeasurable.NOT_ENTERED,
            annual_reason=Unmeasurable.NOT_ENTERED,
        )


def rows(report: Report) -> Iterator[tuple[int, Objective, Indicator, Measurement]]:
    """Go through the indicators with their printed number, objective and measured row."""
    for number, objective, indicator in report.indicator_rows():
        yield number, objective, indicator, measured(report, indicator)


def quarter_counts(report: Report) -> Counts:
    """Count the agreed indicators against the quarter's targets."""
    return targets_met(row for *_, row in rows(report))


def annual_counts(report: Report) -> Counts:
    """Count the agreed indicators against the year's targets."""
    return targets_met(
        replace(row, achievement=row.annual_achievement, reason=row.annual_reason) for *_, row in rows(report)
    )


def is_draft(report: Report) -> bool:
    """Whether the report is still being written, so that gaps are shown instead of explained."""
    return report.stage is Stage.DRAFT
