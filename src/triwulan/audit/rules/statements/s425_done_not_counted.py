"""Said to be done, where the tables print nothing, or less, as realised."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.fact_cells import cells_of, rows_about
from triwulan.audit.subjects.statements.statements import claims, shown
from triwulan.core.claims import Done
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Measure, Reading, Role


@rule("S425", title="Said to be done, and not in the table", severity=Severity.ERROR, each=claims(Done))
def done_not_counted(claim: Done, context: Context) -> Answer:
    """A list of what was done against a realisation of 0; more villages done than the table counts."""
    realised = _realised(claim, context.reading)
    if not realised:
        return DOES_NOT_APPLY
    if claim.figure is not None:
        return _more(
            claim, [cell for cell in realised if cell.unit and cell.unit == claim.figure.noun.partition(" ")[0]]
        )
    if not claim.items or any(cell.value for cell in realised):
        return None
    cell = realised[0]
    return Finding(
        message="s425",
        places=(cell.place, claim.place),
        printed=cell.text,
        expected="",
        values={
            "row": " ".join(cell.row.label.split()),
            "printed": cell.text,
            "items": claim.items,
            "table": cell.place.table,
        },
        cause=f"done/{claim.about.subject}",
    )


def _realised(claim: Done, reading: Reading) -> list[Figure]:
    if not claim.about.sure or not claim.about.subject:
        return []
    cells = [cell for table, row in rows_about(claim.about, reading) for cell in cells_of(table, row)]
    return [
        cell for cell in cells if cell.column.role is Role.REALISATION and cell.column.measure is not Measure.BUDGET
    ]


def _more(claim: Done, realised: list[Figure]) -> Answer:
    figure = claim.figure
    if figure is None or not realised or figure.elsewhere:
        return DOES_NOT_APPLY
    most = max(realised, key=lambda cell: cell.value)
    if figure.value <= most.value:
        return None
    return Finding(
        message="s425.more",
        places=(claim.place, most.place),
        printed=figure.printed,
        expected=shown(most),
        values={"printed": figure.printed, "expected": shown(most), "table": most.place.table},
        severity=Severity.WARNING,
        cause=f"done/{claim.about.subject}",
    )
