"""Values under the wrong heads, because a cell is missing."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.measurability.measurability import Alignment, alignments
from triwulan.core.finding import Answer, Finding, Severity


@rule("M207", title="Values stand under the wrong heads", severity=Severity.ERROR, each=alignments)
def row_shifted(table: Alignment, context: Context) -> Answer:
    """Rows whose cells fit their columns only one place further, or a whole table that lacks a column of values."""
    if table.columns:
        one, other = table.columns
        return Finding(
            message="m207.column",
            places=tuple(each.place for each in table.figures),
            printed=table.figures[0].text,
            values={"column": one.head, "other": other.head},
            severity=Severity.WARNING,
        )
    findings = [
        Finding(
            message="m207",
            places=(cell.place, row.place),
            printed=" ".join(cell.text.split()),
            values={"row": row.label or row.number, "column": column.head, "printed": " ".join(cell.text.split())},
        )
        for row, column, cell in table.rows
    ]
    return tuple(findings)
