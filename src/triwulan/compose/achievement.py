"""Section 2.2: what was achieved against the quarter's and the year's targets (table 2.2)."""

from collections.abc import Iterator

from triwulan.compose.agreement import objective_cell
from triwulan.compose.counts import count_parts
from triwulan.compose.figures import expected, figure, quarter_counts, rows
from triwulan.compose.grid import counted
from triwulan.compose.measuring_notes import notes
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Align, Block, Column, Heading, Row, Table, TableCell
from triwulan.core.measurement import Direction, Unmeasurable
from triwulan.core.report import Cell, Indicator, Measurement, Report

NUMBER = "2.2"
_PLAIN = (
    Column(0.8, Align.CENTER),
    Column(3.1),
    Column(3.3),
    Column(1.5, Align.RIGHT),
    Column(1.6, Align.RIGHT),
    Column(1.6, Align.RIGHT),
)
_PREDICATE = Column(1.6, Align.CENTER)
_YEAR = (Column(1.5, Align.RIGHT), Column(1.6, Align.RIGHT), Column(1.6, Align.RIGHT))


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the section's blocks up to the analysis of the indicators."""
    yield Heading(2, words("heading.achievement"), NUMBER, anchors.section(NUMBER))
    if not report.agreement.indicators:
        yield from paragraph(words("draft.empty"))
        return
    yield from paragraph(words("achievement.intro"), keep=True)
    columns = (*_PLAIN, *((_PREDICATE,) if _has_predicates(report) else ()), *_YEAR)
    body = tuple(_rows(report, words))
    yield Table(NUMBER, words("table.achievement"), columns, _header(report, words, len(columns)), body)
    yield from notes(report, words)
    counts = quarter_counts(report)
    yield from paragraph(words("achievement.counts", total=str(counts.total), parts=count_parts(counts, words)))


def _has_predicates(report: Report) -> bool:
    return any(row.predicate for *_, row in rows(report)) or bool(report.scale)


def _header(report: Report, words: Words, columns: int) -> tuple[Row, ...]:
    keys = ["number", "objective", "indicator", "target", "realisation", "achievement"]
    if _has_predicates(report):
        keys.append("predicate")
    keys += ["annual_target", "realisation_to_date", "annual_achievement"]
    roman = report.quarter.roman
    titles = Row(tuple(TableCell(words(f"column.{key}", roman=roman)) for key in keys))
    # the short formula is true only where every row is reckoned by it; otherwise the notes say which is
    plain = all(indicator.direction is Direction.HIGHER for indicator in report.agreement.indicators)
    formulas = {6: "6=5/4", columns: f"{columns}={columns - 1}/{columns - 2}"} if plain else {}
    return (titles, counted(columns, formulas))


def _rows(report: Report, words: Words) -> Iterator[Row]:
    for number, objective, indicator, row in rows(report):
        cells = [
            TableCell(str(number)),
            *objective_cell(objective, indicator),
            TableCell(indicator.name),
            *(TableCell(text) for text in _quarter(indicator, row, words)),
        ]
        if _has_predicates(report):
            cells.append(TableCell(row.predicate))
        cells.extend(TableCell(text) for text in _year(indicator, row, words))
        yield Row(tuple(cells), anchor=anchors.measurement(indicator.key))


def _quarter(indicator: Indicator, row: Measurement, words: Words) -> tuple[str, str, str]:
    achieved = _achieved(row.achievement, row.reason, words)
    return expected(row.target, indicator.unit), _realised(row.realisation, row.reason, indicator), achieved


def _year(indicator: Indicator, row: Measurement, words: Words) -> tuple[str, str, str]:
    achieved = _achieved(row.annual_achievement, row.annual_reason, words)
    return (
        expected(row.annual_target, indicator.unit),
        _realised(row.realisation_to_date, row.annual_reason, indicator),
        achieved,
    )


def _realised(cell: Cell, reason: Unmeasurable | None, indicator: Indicator) -> str:
    """Print a realisation; a dash where there can be none yet, nothing where it is only not entered."""
    return expected(cell, indicator.unit) if reason is Unmeasurable.NOT_MATURE else figure(cell, indicator.unit)


def _achieved(cell: Cell, reason: Unmeasurable | None, words: Words) -> str:
    """Print the percentage; what is only not entered yet stays empty, it may still be measured."""
    if cell.value is None and reason not in (None, Unmeasurable.NOT_ENTERED):
        return words("achievement.unmeasurable_cell")
    return figure(cell, "%")
