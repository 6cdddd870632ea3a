"""A figure whose separators contradict each other."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.measurability.measurability import Written, written
from triwulan.core.finding import Answer, Finding, Severity


@rule("M208", title="A figure is malformed", severity=Severity.WARNING, each=written)
def figure_malformed(cell: Written, context: Context) -> Answer:
    """It cannot be read for certain: 17.320.000.00, 48.75.000, 75,,00."""
    if not cell.malformed:
        return None
    return Finding(
        message="m208.meant" if cell.meant else "m208",
        places=(cell.place,),
        printed=cell.text,
        expected=cell.meant,
        values={"printed": cell.text, "expected": cell.meant},
    )
