"""A figure of the text that is one of the table with two digits exchanged."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.slips import Slip, slips
from triwulan.audit.subjects.statements.statements import called, shown, table_named
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S432", title="Digits exchanged between text and table", severity=Severity.ERROR, each=slips)
def digits_exchanged(slip: Slip, context: Context) -> Answer:
    """Only for figures that stand nowhere in the tables, against the row named or a total."""
    if slip.cell is None:
        return None if slip.known else DOES_NOT_APPLY
    cell, printed = slip.cell, slip.said.printed
    return Finding(
        message="s402",
        places=(slip.place, cell.place),
        printed=printed,
        expected=shown(cell),
        values={
            "printed": printed,
            "expected": shown(cell),
            "row": called(cell),
            "column": cell.column.head,
            "table": table_named(cell.place),
        },
        cause=f"text/{slip.order}/{printed}",
    )
