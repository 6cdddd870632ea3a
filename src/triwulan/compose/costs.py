"""Cost per outcome (table 2.3): each indicator's money and output, its activities below it, and the total."""

from collections.abc import Iterator
from decimal import Decimal

from triwulan.compose.figures import expected, figure, money, rupiah
from triwulan.compose.grid import cells, counted
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import (
    Align,
    Block,
    Column,
    Heading,
    Item,
    ItemList,
    Marker,
    Row,
    RowKind,
    Table,
    TableCell,
)
from triwulan.core.quantity import Kind, format_rupiah
from triwulan.core.reckoning_costs import leftover
from triwulan.core.report import CostLine, Objective, OutcomeCost, Report

NUMBER = "2.3"
_COLUMNS = (
    Column(0.9, Align.CENTER),
    Column(3.2),
    Column(2.8),
    Column(2.1, Align.RIGHT),
    Column(2.1, Align.RIGHT),
    *(Column(1.3, Align.RIGHT) for _ in range(5)),
)


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the table with its notes, then what the money says in sentences."""
    number = len(report.agreement.indicators) + 1
    yield Heading(3, words("heading.costs"), f"2.2.{number}", anchors.section(f"2.2.{number}"))
    if not any(outcome.lines for outcome in report.costs.outcomes):
        yield from paragraph(words("costs.none"))
        return
    yield from paragraph(words("costs.intro"), keep=True)
    yield Table(NUMBER, words("table.costs"), _COLUMNS, _header(words), tuple(_rows(report, words)))
    for key in ("note_year", "note_parent", f"formula_{report.costs.variant.value}"):
        yield from paragraph(words(f"costs.{key}"), note=True)
    total = report.costs.total
    if total.absorption.value is not None:
        yield from paragraph(words("costs.total", **total_facts(total)))
    yield from _leftover(report, words)
    yield from _decreases(report, words)


def total_facts(total: CostLine) -> dict[str, str]:
    """Give the whole budget's figures for a sentence."""
    return {
        "spending": rupiah(total.spending),
        "ceiling": rupiah(total.ceiling),
        "absorption": figure(total.absorption, "%"),
    }


def numbered_lines(report: Report) -> Iterator[tuple[str, CostLine]]:
    """Go through the rows of table 2.3 by printed number: "1" the indicator, "1.1" its first activity."""
    for number, outcome in enumerate(report.costs.outcomes, start=1):
        yield str(number), outcome.parent
        for place, line in enumerate(outcome.lines, start=1):
            yield f"{number}.{place}", line


def _header(words: Words) -> tuple[Row, ...]:
    def tall(key: str) -> TableCell:
        return TableCell(words(f"column.{key}"), rowspan=2)

    first = Row(
        (
            *(tall(key) for key in ("number", "objective_or_activity", "indicator")),
            TableCell(words("column.budget"), colspan=3),
            TableCell(words("column.output"), colspan=3),
            tall("efficiency"),
        )
    )
    below = ("ceiling", "spending", "absorption", "output_target", "output_realisation", "output_achievement")
    second = Row(cells(*(words(f"column.{key}") for key in below)))
    return (first, second, counted(len(_COLUMNS), {6: "6=5/4"}))


def _rows(report: Report, words: Words) -> Iterator[Row]:
    objectives = {indicator.key: (objective, indicator.name) for _, objective, indicator in report.indicator_rows()}
    for number, outcome in enumerate(report.costs.outcomes, start=1):
        yield _parent(number, outcome, objectives.get(outcome.indicator))
        for place, line in enumerate(outcome.lines, start=1):
            first = (TableCell(f"{number}.{place}"), TableCell(f"{line.code} {line.name}".strip(), colspan=2))
            yield Row((*first, *_figures(line)), anchor=anchors.cost(line.key))
    total = report.costs.total
    label = TableCell(words("column.total"), colspan=3, align=Align.CENTER)
    yield Row((label, *_figures(total)), RowKind.TOTAL, anchors.cost(total.key))


def _parent(number: int, outcome: OutcomeCost, agreed: tuple[Objective, str] | None) -> Row:
    objective = agreed[0].text if agreed else ""
    name = agreed[1] if agreed else outcome.parent.name
    first = cells(str(number), objective, name)
    return Row((*first, *_figures(outcome.parent)), RowKind.PARENT, anchors.cost(outcome.parent.key))


def _figures(line: CostLine) -> tuple[TableCell, ...]:
    unmeasured = line.output_achievement.quantity.kind is Kind.NOT_AVAILABLE
    return cells(
        money(line.ceiling),
        money(line.spending),
        figure(line.absorption, "%"),
        expected(line.output_target, line.output_unit),
        figure(line.output_realisation, line.output_unit) or ("-" if unmeasured else ""),
        figure(line.output_achievement, "%"),
        figure(line.efficiency),
    )


def _leftover(report: Report, words: Words) -> Iterator[Block]:
    left = [
        (line, line.ceiling.value - line.spending.value)
        for line in leftover(report.costs)
        if line.ceiling.value is not None and line.spending.value is not None
    ]
    if not left:
        yield from paragraph(words("costs.leftover_none"))
        return
    total = format_rupiah(sum((amount for _, amount in left), Decimal(0)))
    yield from paragraph(words("costs.leftover", count=str(len(left)), total=total), keep=True)
    items = (words("costs.leftover_item", name=line.name, amount=format_rupiah(amount)) for line, amount in left)
    yield ItemList(tuple(Item(text) for text in items), Marker.LETTER)


def _decreases(report: Report, words: Words) -> Iterator[Block]:
    for outcome in report.costs.outcomes:
        for line in outcome.lines:
            change = line.spending_in_quarter.value
            if change is None or change >= 0:
                continue
            facts = {"name": line.name, "amount": format_rupiah(-change)}
            anchor = anchors.cost(line.key)
            reason = line.reason_for_decrease.strip()
            if reason:
                yield from paragraph(words("costs.decrease", reason=reason, **facts), anchor=anchor)
            else:
                yield from paragraph(words("costs.decrease_without_reason", **facts), anchor=anchor)
