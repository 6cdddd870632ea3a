"""Money said to be left at activities that reached their target, where they spent all of it."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.statements.statements import claims
from triwulan.core.claims import Leftover
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Measure, Reading, Role, RowRole, StatedRow, StatedTable


@rule("S423", title="Money said to be left where all was spent", severity=Severity.ERROR, each=claims(Leftover))
def nothing_left(claim: Leftover, context: Context) -> Answer:
    """Look at the rows whose target was reached: what they were given and what they spent."""
    reached = _reached(context.reading, of_indicators=claim.noun in ("indikator", "sasaran"))
    if not reached:
        return DOES_NOT_APPLY
    if any(ceiling.value > spending.value for ceiling, spending in reached):
        return None
    ceiling, spending = reached[0]
    return Finding(
        message="s423",
        places=(claim.place, spending.place),
        printed=claim.words,
        expected="0",
        values={"row": " ".join(spending.row.label.split()), "ceiling": ceiling.text, "spending": spending.text},
        cause=f"leftover/{claim.order}",
    )


def _reached(reading: Reading, *, of_indicators: bool) -> list[tuple[Figure, Figure]]:
    """Ceiling and spending of every row of the kind that reached its target."""
    found = []
    for table in reading.tables:
        for row in table.rows:
            if row.role in (RowRole.TOTAL, RowRole.AVERAGE, RowRole.BAND) or bool(row.subject) is not of_indicators:
                continue
            ceiling, spending = _only(table, row, Role.CEILING), _only(table, row, Role.SPENDING)
            if ceiling is not None and spending is not None and _is_reached(table, row):
                found.append((ceiling, spending))
    return found


def _is_reached(table: StatedTable, row: StatedRow) -> bool:
    target, realised = _only(table, row, Role.TARGET), _only(table, row, Role.REALISATION)
    if target is not None and realised is not None:
        return realised.value >= target.value > 0
    achieved = _only(table, row, Role.ACHIEVEMENT)
    return achieved is not None and achieved.column.measure is not Measure.BUDGET and achieved.value >= HUNDRED


def _only(table: StatedTable, row: StatedRow, role: Role) -> Figure | None:
    columns = table.columns_of(role)
    return figure(table, row, columns[0]) if len(columns) == 1 else None
