"""A report of our own form says how its indicators are measured: nothing of that has to be concluded from figures."""

from collections.abc import Iterator
from dataclasses import replace

from triwulan.core.identity import comparable
from triwulan.core.measurement import Aggregation
from triwulan.core.period import Quarter
from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation
from triwulan.core.quantity import format_number
from triwulan.core.report import Cell, Report
from triwulan.interpret.proposing.values import Proposed


def as_agreed(found: Proposed, report: Report, quarter: Quarter | None) -> Proposed:
    """The proposal with what the report says of itself; places, sources and what contradicts as they were read.

    Realisations are the report's where ``quarter`` is the one it is about.
    """
    measured = tuple(_realisations(found, report, _names(report))) if quarter == report.quarter else found.realisations
    return replace(
        found,
        quarter=report.quarter,
        indicators=tuple(_indicators(found, report)),
        lines=tuple(_lines(found, report, _names(report))),
        realisations=measured,
        questions=tuple(each for each in found.questions if each.problem.message.endswith("_differs")),
    )


def _names(report: Report) -> dict[str, str]:
    return {indicator.key: indicator.name for indicator in report.agreement.indicators}


def _indicators(found: Proposed, report: Report) -> Iterator[ProposedIndicator]:
    places = {comparable(each.name): each.place for each in found.indicators}
    for _number, objective, indicator in report.indicator_rows():
        yield ProposedIndicator(
            objective=objective.text,
            name=indicator.name,
            unit=indicator.unit,
            annual_target=indicator.annual_target.value,
            quarterly_targets=tuple(cell.value for cell in indicator.quarterly_targets),
            direction=indicator.direction,
            aggregation=indicator.aggregation,
            formula=indicator.formula,
            place=places.get(comparable(indicator.name), ""),
        )


def _lines(found: Proposed, report: Report, names: dict[str, str]) -> Iterator[ProposedLine]:
    places = {comparable(each.name): each.place for each in found.lines}
    for outcome in report.costs.outcomes:
        for line in outcome.lines:
            yield ProposedLine(
                code=line.code,
                name=line.name,
                indicator=names.get(outcome.indicator, ""),
                ceiling=line.ceiling.value,
                spending=line.spending.value,
                place=places.get(comparable(line.name), ""),
            )


def _realisations(found: Proposed, report: Report, names: dict[str, str]) -> Iterator[ProposedRealisation]:
    places = {comparable(each.indicator): each.place for each in found.realisations}
    ways = {indicator.key: indicator.aggregation for indicator in report.agreement.indicators}
    for row in report.measurements:
        name = names.get(row.indicator, "")
        paired = ways.get(row.indicator) is Aggregation.RATIO
        if row.realisation.value is None and row.numerator.value is None:
            continue
        yield ProposedRealisation(
            indicator=name,
            value="" if paired else _typed(row.realisation),
            numerator=_typed(row.numerator) if paired else "",
            denominator=_typed(row.denominator) if paired else "",
            place=places.get(comparable(name), ""),
        )


def _typed(cell: Cell) -> str:
    return "" if cell.value is None else format_number(cell.value)
