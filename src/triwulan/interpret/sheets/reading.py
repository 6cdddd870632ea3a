"""A whole file of sheets read for one purpose: what each of its rows comes to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

from triwulan.core.problem import Problem
from triwulan.core.reading import Span
from triwulan.interpret.sheets.budget_columns import BudgetColumns, budget_columns
from triwulan.interpret.sheets.budgets import BudgetItem, BudgetSheet
from triwulan.interpret.sheets.indicators import IndicatorSheet, holds_targets
from triwulan.interpret.sheets.judging import BudgetJudge
from triwulan.interpret.sheets.layout import SAMPLE, Layout, layout_of
from triwulan.interpret.sheets.realisations import RealisationSheet, holds_realisations
from triwulan.interpret.sheets.rows import Known, Outcome, Purpose, ReadRow


class Row(Protocol):
    """A row of a sheet: its number in the file, its texts, and whether it is hidden."""

    @property
    def number(self) -> int: ...  # noqa: D102
    @property
    def cells(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def hidden(self) -> bool: ...  # noqa: D102


class SheetReader(Protocol):
    """Reads the rows of one sheet; None for a row that is judged at the file's end, or says nothing."""

    def read(self, number: int, cells: Sequence[str]) -> ReadRow | None: ...  # noqa: D102


class FileReading:
    """Reads the sheets of a file one after the other; ``tables`` counts those in which something was understood."""

    def __init__(self, known: Known) -> None:
        self.tables = 0
        self._known = known
        self._seen: dict[str, str] = {}
        self._items: list[tuple[list[BudgetItem], Span | None]] = []

    def sheet(self, name: str, hidden: bool, rows: Iterable[Row]) -> Iterator[ReadRow]:
        """What the rows of a sheet come to, as they are read; budgets follow at the ``end``."""
        if hidden:
            yield _of_sheet(name, Problem("imports.hidden_sheet", {"sheet": name}))
            return
        following = iter(rows)
        sample = list(islice(following, SAMPLE))
        layout = layout_of([row.cells for row in sample], self._fits)
        if layout is None:
            if sample:
                yield _of_sheet(name, Problem(f"imports.no_table_{self._known.purpose.value}", {"sheet": name}))
            return
        self.tables += 1
        width = len(layout.columns)
        reader, budget = self._reader(name, layout)
        for row in chain(sample[layout.first :], following):
            if row.hidden:
                problem = Problem("imports.hidden_row")
                yield ReadRow(sheet=name, number=row.number, outcome=Outcome.IGNORED, problem=problem)
                continue
            cells = row.cells if len(row.cells) >= width else (*row.cells, *[""] * (width - len(row.cells)))
            found = reader.read(row.number, cells)
            if found is not None:
                yield found
        if budget is not None:
            yield from budget.end()
            spending = budget.columns.spending
            self._items.append((budget.items, spending.span if spending is not None else None))

    def end(self) -> Iterator[ReadRow]:
        """What the activities of all sheets come to."""
        judge = BudgetJudge(self._known)
        for items, spent in self._items:
            yield from judge.judged(items, spent)

    def _fits(self, layout: Layout) -> bool:
        if self._known.purpose is Purpose.AGREEMENT:
            return holds_targets(layout)
        columns = self._budget(layout)
        if self._known.purpose is Purpose.BUDGET:
            return columns.ceiling is not None and _names_rows(columns)
        return holds_realisations(layout) or (columns.spending is not None and _names_rows(columns))

    def _reader(self, name: str, layout: Layout) -> tuple[SheetReader, BudgetSheet | None]:
        if self._known.purpose is Purpose.AGREEMENT:
            return IndicatorSheet(name, layout, self._known, self._seen), None
        if self._known.purpose is Purpose.QUARTER and holds_realisations(layout):
            return RealisationSheet(name, layout, self._known, self._seen), None
        heads = [column.head for column in layout.columns]
        budget = BudgetSheet(name, self._budget(layout), self._known.unit, heads)
        return budget, budget

    def _budget(self, layout: Layout) -> BudgetColumns:
        return budget_columns(layout, self._known.quarter)


def _names_rows(columns: BudgetColumns) -> bool:
    return bool(columns.code) or columns.name >= 0


def _of_sheet(name: str, problem: Problem) -> ReadRow:
    """Said once of a whole sheet: its row number is 0."""
    return ReadRow(sheet=name, number=0, outcome=Outcome.IGNORED, label=name, problem=problem)
