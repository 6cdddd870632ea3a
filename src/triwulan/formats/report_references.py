"""What the fields of a report's JSON must agree on before anything can be made of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from triwulan.core.measurement import CAPS
from triwulan.core.problem import Problem
from triwulan.core.quantity import Kind
from triwulan.core.report import Cell, CostLine, Measurement, Report

MONTHS: Final = range(1, 13)
# more digits than any figure of a report; 1E+999999 would be printed as a million zeros
DIGITS: Final = 30


def reference_problems(report: Report) -> Iterator[Problem]:
    """Give keys that are missing or doubled, references to nothing, and values that cannot be."""
    yield from _indicators(report)
    yield from _references(report)
    yield from _plans(report)
    for path, cell in _cells(report):
        quantity = cell.quantity
        if quantity.is_number != (quantity.value is not None):
            yield Problem("report_json.kind_and_value", {"path": path, "kind": quantity.kind.value})
        elif quantity.value is not None and not _printable(quantity.value):
            yield Problem("report_json.number", {"path": path})
        elif quantity.kind is Kind.NUMBER and not -20 <= quantity.places <= 20:
            yield Problem("report_json.places", {"path": path})


def _indicators(report: Report) -> Iterator[Problem]:
    indicators = report.agreement.indicators
    yield from _doubled("agreement.objectives[].indicators", (indicator.key for indicator in indicators))
    for objective in report.agreement.objectives:
        if not objective.indicators:
            yield Problem("report_json.empty_objective", {"objective": objective.text or objective.key})
    for indicator in indicators:
        values = {"indicator": indicator.key}
        if not indicator.key.strip():
            yield Problem("report_json.key_missing", {"path": "agreement.objectives[].indicators"})
        if len(indicator.quarterly_targets) != 4:
            yield Problem("report_json.four_targets", values | {"count": len(indicator.quarterly_targets)})
        if indicator.cap not in CAPS:
            yield Problem("report_json.cap", values | {"cap": indicator.cap, "known": ", ".join(CAPS)})
        if not 1 <= indicator.matures_in <= 4:
            yield Problem("report_json.matures_in", values)


def _references(report: Report) -> Iterator[Problem]:
    known = {indicator.key for indicator in report.agreement.indicators}
    named = {
        "measurements": [row.indicator for row in report.measurements],
        "costs.outcomes": [outcome.indicator for outcome in report.costs.outcomes],
        "analyses": [analysis.indicator for analysis in report.analyses],
        "counted": [figure.indicator for figure in report.counted],
    }
    for path, keys in named.items():
        yield from _doubled(path, keys)
    named["strategies"] = [strategy.indicator for strategy in report.strategies]
    for path, keys in named.items():
        for index, key in enumerate(keys):
            if key not in known:
                yield Problem("report_json.unknown_indicator", {"path": f"{path}[{index}]", "key": key})
    lines = (line.key for outcome in report.costs.outcomes for line in outcome.lines)
    yield from _doubled("costs.outcomes[].lines", lines)
    yield from _doubled("follow_ups", (str(step.item) for step in report.follow_ups))
    yield from _doubled("carried", (str(step.item) for step in report.carried))
    yield from _evidence(report)
    yield from _doubled("wording", (wording.key for wording in report.wording))


def _evidence(report: Report) -> Iterator[Problem]:
    """What became of a follow-up names evidence by its number in the list."""
    listed = {item.number for item in report.evidence}
    yield from _doubled("evidence", (str(item.number) for item in report.evidence))
    for index, step in enumerate(report.carried):
        for number in step.evidence:
            if number not in listed:
                yield Problem("report_json.unknown_evidence", {"path": f"carried[{index}]", "number": number})


def _plans(report: Report) -> Iterator[Problem]:
    for index, strategy in enumerate(report.strategies):
        if any(month not in MONTHS for month in strategy.months):
            yield Problem("report_json.month", {"path": f"strategies[{index}]"})
    for indicator in report.agreement.indicators:
        for index, item in enumerate(indicator.plan):
            path = f"{indicator.key}.plan[{index}]"
            if any(month not in MONTHS for month in item.months):
                yield Problem("report_json.month", {"path": path})
            if not _printable(item.count):
                yield Problem("report_json.number", {"path": path})
        if indicator.population is not None and not _printable(indicator.population):
            yield Problem("report_json.number", {"path": f"{indicator.key}.population"})


def _printable(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DIGITS and value.adjusted() <= DIGITS


def _doubled(path: str, keys: Iterable[str]) -> Iterator[Problem]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem("report_json.doubled", {"path": path, "key": key})


def _cells(report: Report) -> Iterator[tuple[str, Cell]]:
    for indicator in report.agreement.indicators:
        yield f"{indicator.key}.annual_target", indicator.annual_target
        for index, cell in enumerate(indicator.quarterly_targets):
            yield f"{indicator.key}.quarterly_targets[{index}]", cell
    for row in report.measurements:
        yield from _fields(f"measurements.{row.indicator}", row)
    yield from _fields("costs.total", report.costs.total)
    for outcome in report.costs.outcomes:
        for line in (outcome.parent, *outcome.lines):
            yield from _fields(f"costs.{line.key}", line)


def _fields(path: str, row: Measurement | CostLine) -> Iterator[tuple[str, Cell]]:
    for name in row.__slots__:
        value = getattr(row, name)
        if isinstance(value, Cell):
            yield f"{path}.{name}", value
