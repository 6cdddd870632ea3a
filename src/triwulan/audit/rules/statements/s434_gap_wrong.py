"""How much is left to a target, or more than it, that is not what the table's figures leave."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.fact_cells import cells_of, rows_about
from triwulan.audit.subjects.statements.statements import called, claims, table_named, written
from triwulan.core.claims import Differing, Gap, Hedge
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Reading, Role

_LAST_YEAR: Final = 9999
_MONTHS: Final = 12


@rule("S434", title="Another distance to the target than the table's", severity=Severity.ERROR, each=claims(Gap))
def gap_wrong(claim: Gap, context: Context) -> Answer:
    """Any target less any realisation of the indicator, and the other way round, may be meant."""
    if claim.figure.hedge is not Hedge.EXACT or claim.figure.elsewhere or not claim.about.sure:
        return DOES_NOT_APPLY
    if any(
        isinstance(each, Differing) and each.order == claim.order and each.by == claim.figure
        for each in context.reading.claims
    ):
        return DOES_NOT_APPLY  # a difference of figures of the sentence, which its own rule judges
    apart = sorted(_apart(claim, context.reading), key=_latest)
    if not apart:
        return DOES_NOT_APPLY
    if any(claim.figure.value == value for _, value in apart):
        return None
    if claim.done is not None and claim.done.value not in {cell.value for cell, _ in apart}:
        return DOES_NOT_APPLY  # those that are done are others than the table counts
    cell, value = apart[0]
    printed, expected = claim.figure.printed, written(value, claim.figure)
    return Finding(
        message="s434",
        places=(claim.place, cell.place),
        printed=printed,
        expected=expected,
        values={"printed": printed, "expected": expected, "row": called(cell), "table": table_named(cell.place)},
        cause=f"text/{claim.order}/{printed}",
    )


def _latest(apart: tuple[Figure, Decimal]) -> tuple[int, int, int]:
    """Sorts what is counted up to now before what was in earlier quarters and years."""
    span = apart[0].column.span
    if span is None:
        return (-_LAST_YEAR, -_MONTHS, 0)
    return (-(span.year or _LAST_YEAR), -span.last, span.first)


def _apart(claim: Gap, reading: Reading) -> Iterator[tuple[Figure, Decimal]]:
    """Each realisation with how far it is from a target, in the unit that is said and stands somewhere in the rows."""
    if claim.figure.quantity.unit == "poin" or not claim.figure.unit:
        yield from _points(claim, reading)
        return
    noun = claim.figure.noun.partition(" ")[0]
    cells = [cell for table, row in rows_about(claim.about, reading) for cell in cells_of(table, row)]
    said = [cell for cell in cells if cell.unit.lower().partition(" ")[0] == noun]
    counted = said and [*said, *(cell for cell in cells if not cell.unit and not cell.percent and not cell.money)]
    for goal in counted:
        for cell in counted:
            if goal.column.role is Role.TARGET and cell.column.role is Role.REALISATION:
                yield cell, abs(goal.value - cell.value)


def _points(claim: Gap, reading: Reading) -> Iterator[tuple[Figure, Decimal]]:
    """The same between percentages and between indices."""
    cells = [cell for table, row in rows_about(claim.about, reading) for cell in cells_of(table, row)]
    goals = [cell for cell in cells if cell.column.role is Role.TARGET]
    reached = [cell for cell in cells if cell.column.role is Role.REALISATION and not cell.money]
    for goal in goals:
        for cell in reached:
            if cell.percent is goal.percent and (cell.percent or not cell.unit or cell.quantity.places):
                yield cell, abs(goal.value - cell.value)
