"""An amount of money or an absorption in the text that differs from the table's."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.verdicts import scale_between
from triwulan.audit.subjects.statements.contradictions import Judged, of_money
from triwulan.audit.subjects.statements.statements import called, shown, table_named, written
from triwulan.audit.subjects.statements.wrong_facts import Contradiction
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.place import Place


@rule("S403", title="An amount in the text differs from the table", severity=Severity.ERROR, each=of_money)
def amount_differs(sentence: Judged, context: Context) -> Answer:
    """Compare the amounts of a sentence with the row, or the total, that the others are found in."""
    if not sentence.compared:
        return DOES_NOT_APPLY
    return tuple(_finding(wrong, sentence.place) for wrong in sentence.wrong)


def _finding(wrong: Contradiction, place: Place) -> Finding:
    figure, cell = wrong.fact.figure, wrong.cells[0]
    if wrong.reckoned is not None:
        return _left(wrong, wrong.reckoned, place)
    expected = shown(cell) if figure.quantity.unit != "Rp" or "Rp" in cell.text else f"Rp{cell.text}"
    thousands = scale_between(figure.value, cell.value)
    return Finding(
        message="s403.thousands" if thousands is not None and thousands >= 1000 else "s403",
        places=(place, cell.place),
        printed=figure.printed,
        expected=expected,
        values={
            "printed": figure.printed,
            "expected": expected,
            "row": called(cell),
            "column": cell.column.head,
            "table": table_named(cell.place),
        },
        cause=f"figure/{cell.table.index}/{cell.row.index}/{cell.column.index}",
    )


def _left(wrong: Contradiction, right: Decimal, place: Place) -> Finding:
    figure, cell = wrong.fact.figure, wrong.cells[0]
    expected = written(right, figure)
    return Finding(
        message="s403.left",
        places=(place, cell.place),
        printed=figure.printed,
        expected=expected,
        values={"printed": figure.printed, "expected": expected, "row": called(cell), "table": table_named(cell.place)},
        cause=f"left/{cell.table.index}/{cell.row.index}",
    )
