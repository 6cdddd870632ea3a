"""A row called reached whose figure is below its target, or the reverse."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.attained import Attained, attained
from triwulan.audit.subjects.arithmetic.verdicts import cause_of, name_of
from triwulan.core.finding import Answer, Finding, Severity


@rule("A121", title="Called reached where the figure is not", severity=Severity.ERROR, each=attained)
def reached_or_not(row: Attained, context: Context) -> Answer:
    """Reached is 100 % or more of the target, as most rows of the column have it."""
    if row.said is row.reached:
        return None
    name = name_of(row.figure)
    return Finding(
        message="a121",
        places=(row.place, row.figure.place),
        printed=row.label,
        expected=row.opposite,
        values={"row": name, "printed": row.label, "value": row.figure.text, "expected": row.opposite},
        cause=f"{cause_of(row.figure)}/predicate",
    )
