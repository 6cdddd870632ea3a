"""Achievements measured against the year's target where only the agreement, in another table, has it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.agreement.other_targets import is_another_target
from triwulan.audit.subjects.arithmetic.candidates import Customs, distance, length_of, realised, words_of
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.forms import Form, Steady
from triwulan.audit.subjects.arithmetic.formulas import capped
from triwulan.audit.subjects.arithmetic.relations import Candidate, related
from triwulan.audit.subjects.directions import Better, better, said_better
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.unit_words import same_unit
from triwulan.core.measurement import HUNDRED, Direction, unrounded_achievement
from triwulan.core.reading import Measure, Reading, Role, StatedColumn, StatedRow, StatedTable, TableKind

AGREED: Final = "agreed:"
"""What the formulas of these equations are called, followed by the target as printed."""
_TELLING: Final = 2
_YEAR: Final = 12
_Targets = Mapping[str, Figure]
_WAYS: Final[Mapping[Better, tuple[Direction, ...]]] = {
    Better.HIGH: (Direction.HIGHER,),
    Better.UNSAID: (Direction.HIGHER, Direction.LOWER_A),
    Better.LOW: (Direction.LOWER_A, Direction.LOWER_B),
}


def agreed_achievements(
    reading: Reading, table: StatedTable, known: Sequence[Equation], customs: Customs
) -> list[Equation]:
    """The equations of a table's achievements that its own columns do not explain, by the targets of the agreement."""
    if table.kind is TableKind.AGREEMENT:
        return []
    explained = {equation.result.column.index for equation in known}
    columns = [each for each in table.columns_of(Role.ACHIEVEMENT) if _of_the_year(table, each)]
    columns = [each for each in columns if each.index not in explained and each.measure is not Measure.BUDGET]
    targets = _agreed_targets(reading) if columns else {}
    found: list[Equation] = []
    for column in columns if targets else ():
        found += related(Kind.ACHIEVEMENT, table, column, _candidates(table, column, targets, customs))
    return found


def _of_the_year(table: StatedTable, column: StatedColumn) -> bool:
    """Whether a column may be measured against the year's target: its head says no shorter time, no target does."""
    if 0 < length_of(column.span) < _YEAR:
        return False
    targets = table.columns_of(Role.TARGET)
    return not targets or (column.span is not None and all(0 < length_of(each.span) < _YEAR for each in targets))


def _agreed_targets(reading: Reading) -> dict[str, Figure]:
    """The year's target of each indicator; none for those of which the agreements have several."""
    found: dict[str, list[Figure]] = {}
    for table in reading.of_kind(TableKind.AGREEMENT):
        for column in table.columns_of(Role.TARGET):
            if length_of(column.span) not in (0, _YEAR) or is_another_target(table, column, reading):
                continue
            for row in table.rows:
                if row.subject and (each := figure(table, row, column)) is not None:
                    found.setdefault(row.subject, []).append(each)
    return {key: each[0] for key, each in found.items() if len({one.value for one in each}) == 1 and each[0].value}


def _candidates(table: StatedTable, column: StatedColumn, targets: _Targets, customs: Customs) -> Iterator[Candidate]:
    for one in realised(table, column):
        yield Candidate((one,), _forms(table, one, targets, customs), distance(column, one), needs=_TELLING)


def _forms(
    table: StatedTable, one: StatedColumn, targets: _Targets, customs: Customs
) -> Callable[[StatedRow], Sequence[Form]]:
    def admissible(row: StatedRow) -> Sequence[Form]:
        target, reached = targets.get(row.subject), figure(table, row, one)
        if target is None or reached is None or not same_unit(reached.unit, target.unit):
            return ()
        said = said_better(table, row)
        sense = better(words_of(table, row)) if said is Better.UNSAID else said
        plain = [_form(target, direction) for direction in _WAYS[sense]]
        return (*plain, *(capped(form, cap) for form in plain for cap in customs.caps))

    return admissible


def _form(target: Figure, direction: Direction) -> Steady:
    whole = target.value

    def formula(realisation: Decimal) -> Decimal:
        return unrounded_achievement(whole, realisation, direction)

    def back(achievement: Decimal) -> Decimal:
        part = achievement * whole / HUNDRED
        return part if direction is Direction.HIGHER else 2 * whole - part

    return Steady(f"{AGREED}{target.text}", formula, (back,) if direction is not Direction.LOWER_B else ())
