"""Section 2.3: where the year stands, and the strategies with their months (table 2.4)."""

from collections.abc import Iterator
from itertools import groupby

from triwulan.compose.enumeration import months
from triwulan.compose.figures import annual_counts, figure, is_draft, quarter_counts
from triwulan.compose.grid import counted, header
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Align, Block, Column, Heading, Row, Table, TableCell
from triwulan.core.report import Report, Strategy

SECTION = "2.3"
NUMBER = "2.4"
_COLUMNS = (Column(0.8, Align.CENTER), Column(5), Column(7.4), Column(3))


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the section's blocks."""
    yield Heading(2, words("heading.evaluation"), SECTION, anchors.section(SECTION))
    counts, annual = quarter_counts(report), annual_counts(report)
    facts = {"reached": str(counts.met), "reached_year": str(annual.met), "total": str(counts.total)}
    sentences = [words("evaluation.counts", **facts)]
    if report.costs.total.absorption.value is not None:
        absorbed = figure(report.costs.total.absorption, "%")
        sentences.append(words("evaluation.budget", absorption=absorbed))
    yield from paragraph(" ".join(sentence for sentence in sentences if sentence))
    if not report.strategies:
        yield from paragraph(words("draft.empty" if is_draft(report) else "evaluation.no_strategies"))
        return
    yield from paragraph(words("evaluation.strategies"), keep=True)
    titles = header(*(words(f"column.{key}") for key in ("number", "indicator", "strategy", "months")))
    body = tuple(_rows(report))
    yield Table(NUMBER, words("table.strategies"), _COLUMNS, (titles, counted(len(_COLUMNS))), body)


def _rows(report: Report) -> Iterator[Row]:
    """Give an indicator a row for each run of strategies with the same months, its name spanning them."""
    shown = 0
    for _, _, indicator in report.indicator_rows():
        own = [strategy for strategy in report.strategies if strategy.indicator == indicator.key]
        if not own:
            continue
        shown += 1
        runs = [list(run) for _, run in groupby(own, key=lambda strategy: strategy.months)]
        number = 1
        for place, run in enumerate(runs):
            first = (TableCell(str(shown), rowspan=len(runs)), TableCell(indicator.name, rowspan=len(runs)))
            text = TableCell(_lines(run, number, alone=len(own) == 1))
            when = TableCell(months(run[0].months))
            yield Row((*(first if place == 0 else ()), text, when), anchor=anchors.strategy(indicator.key))
            number += len(run)


def _lines(run: list[Strategy], start: int, *, alone: bool) -> str:
    if alone:
        return run[0].text
    return "\n".join(f"{number}. {strategy.text}" for number, strategy in enumerate(run, start))
