"""Sheets of objectives, indicators and targets: each row an indicator, an objective holding for the rows below it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from triwulan.core.known import KnownIndicator, indicator_changes
from triwulan.core.likeness import words
from triwulan.core.matching import KnownNames
from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedIndicator
from triwulan.core.reading import Role, Span, StatedColumn
from triwulan.interpret.sheets.cells import figure_of, is_total
from triwulan.interpret.sheets.layout import Layout
from triwulan.interpret.sheets.rows import Known, Outcome, ReadRow, place_of

_FORMULA: Final = re.compile(r"\b(?:rumus|formula\w*|cara perhitungan|formulasi)\b", re.I)
_MANNER: Final = re.compile(r"\b(?:cara menghitung|setahun|tipe perhitungan|akumulasi)\b", re.I)
_LOWER: Final = re.compile(r"(?:makin\s+)?(?:rendah|turun|kecil|sedikit|negatif|minim\w*|min|lower\w*|menurun)", re.I)
_HIGHER: Final = re.compile(
    r"(?:makin\s+)?(?:tinggi|naik|besar|banyak|positif|maksim\w*|max|higher\w*|meningkat)", re.I
)
_MANNERS: Final = (
    (re.compile(r"pembilang|rasio|ratio", re.I), Aggregation.RATIO),
    (re.compile(r"rata|average", re.I), Aggregation.AVERAGE),
    (re.compile(r"akhir|last|posisi|non[\s-]*kumulatif", re.I), Aggregation.LAST),
    (re.compile(r"jumlah|sum|kumulatif|total", re.I), Aggregation.SUM),
)
_YEAR: Final = Span(None, 1, 12)
_QUARTERS: Final = tuple(Span(None, 3 * number + 1, 3 * number + 3) for number in range(4))
_LONGEST_UNIT: Final = 40


class IndicatorSheet:
    """Reads the rows of one sheet into proposals for an agreement."""

    def __init__(self, sheet: str, layout: Layout, known: Known, seen: dict[str, str]) -> None:
        self.sheet, self._seen = sheet, seen
        self._known = {each.key: each for each in known.indicators}
        self._names = KnownNames({each.key: each.name for each in known.indicators})
        self._objective_text = ""
        self._name = layout.of(Role.INDICATOR)[0].index
        self._objective = _first(layout, Role.OBJECTIVE)
        self._unit = _first(layout, Role.UNIT)
        self._direction = _first(layout, Role.DIRECTION)
        notes = [each for each in layout.columns if each.role not in (Role.INDICATOR, Role.OBJECTIVE, Role.TARGET)]
        self._formula = next((each.index for each in notes if _FORMULA.search(each.head)), -1)
        self._manner = next((each.index for each in notes if _MANNER.search(each.head)), -1)
        self._targets = _target_columns(layout)

    def read(self, number: int, cells: Sequence[str]) -> ReadRow | None:
        """What a row comes to; None for one that only continues the row above."""
        name = cells[self._name]
        if self._objective >= 0 and cells[self._objective]:
            self._objective_text = cells[self._objective]
        row = ReadRow(sheet=self.sheet, number=number, outcome=Outcome.IGNORED, label=name)
        if is_total(name):
            return replace(row, problem=Problem("imports.total"))
        if not name:
            filled = any(cells[each] for each in (self._unit, *self._targets) if each >= 0)
            return replace(row, problem=Problem("imports.no_indicator")) if filled else None
        try:
            return self._judged(row, self._proposal(number, cells))
        except _UnreadableError as error:
            return replace(row, outcome=Outcome.REFUSED, problem=error.problem)

    def _judged(self, row: ReadRow, proposed: ProposedIndicator) -> ReadRow:
        match = self._names.match(proposed.name)
        known = self._known.get(match.key)
        before = self._seen.setdefault(match.key or " ".join(words(proposed.name)), proposed.place)
        if before != proposed.place:
            return replace(row, outcome=Outcome.REFUSED, problem=Problem("imports.twice", {"place": before}))
        if known is None and not proposed.unit:
            return replace(row, outcome=Outcome.REFUSED, problem=Problem("imports.no_unit"))
        changes = tuple(indicator_changes(known or KnownIndicator(key="", name=""), proposed))
        row = replace(row, key=match.key, changes=changes, indicator=proposed if changes else None)
        if known is not None:
            return replace(row, outcome=Outcome.CHANGED if changes else Outcome.SAME)
        if not match.candidates:
            return replace(row, outcome=Outcome.NEW)
        problem = Problem("imports.which_indicator_meant", {"name": proposed.name})
        return replace(row, outcome=Outcome.QUESTION, problem=problem, candidates=match.candidates)

    def _proposal(self, number: int, cells: Sequence[str]) -> ProposedIndicator:
        unit = cells[self._unit] if self._unit >= 0 else ""
        figures: list[Decimal | None] = []
        for at in self._targets:
            quantity, problem = figure_of(cells[at]) if at >= 0 else (None, None)
            if problem is not None:
                raise _UnreadableError(problem)
            value = None if quantity is None else quantity.value
            if value is not None and value < 0:
                raise _UnreadableError(Problem("targets.negative"))
            figures.append(value)
            unit = unit or ("" if quantity is None else quantity.unit)
        if len(unit) > _LONGEST_UNIT:
            raise _UnreadableError(Problem("imports.unit_too_long", {"most": _LONGEST_UNIT}))
        return ProposedIndicator(
            objective=self._objective_text,
            name=cells[self._name],
            unit="%" if unit.casefold() in ("persen", "prosen", "persentase") else unit,
            annual_target=figures[0],
            quarterly_targets=tuple(figures[1:]),
            direction=_direction(cells[self._direction]) if self._direction >= 0 else None,
            aggregation=_manner(cells[self._manner]) if self._manner >= 0 else None,
            formula=cells[self._formula] if self._formula >= 0 else "",
            place=place_of(self.sheet, number),
        )


class _UnreadableError(Exception):
    """A cell of the row cannot be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def holds_targets(layout: Layout) -> bool:
    """Whether a table tells indicators and their targets."""
    return bool(layout.of(Role.INDICATOR)) and any(at >= 0 for at in _target_columns(layout))


def _target_columns(layout: Layout) -> tuple[int, ...]:
    """The columns of the year's target and of the four quarters', -1 where there is none.

    Quarters without a head above them ("TW I") are those of the target.
    """
    columns = layout.of(Role.TARGET)
    bare = [
        each
        for each in layout.of(Role.REALISATION)
        if each.span is not None and "realisasi" not in each.head.casefold()
    ]
    quarters = tuple(_spanning((*columns, *bare), span) for span in _QUARTERS)
    year = _spanning(columns, _YEAR)
    if year < 0:
        year = next((each.index for each in columns if each.span is None and each.index not in quarters), -1)
    return (year, *quarters)


def _spanning(columns: Sequence[StatedColumn], span: Span) -> int:
    found = (each for each in columns if each.span is not None and not each.span.cumulative)
    return next(
        (each.index for each in found if each.span and (each.span.first, each.span.last) == (span.first, span.last)), -1
    )


def _first(layout: Layout, role: Role) -> int:
    return next((each.index for each in layout.of(role)), -1)


def _direction(text: str) -> Direction | None:
    if _LOWER.match(text.strip()):
        return Direction.LOWER_B if "T/R" in text.replace(" ", "") else Direction.LOWER_A
    return Direction.HIGHER if _HIGHER.match(text.strip()) else None


def _manner(text: str) -> Aggregation | None:
    return next((manner for pattern, manner in _MANNERS if pattern.search(text)), None)
