"""A percentage that has a count as its target."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.verdicts import name_of
from triwulan.audit.subjects.measurability.units import Aims, aims
from triwulan.core.finding import Answer, Finding, Severity


@rule("M201", title="A percentage has a count as its target", severity=Severity.WARNING, each=aims)
def percent_counted(targets: Aims, context: Context) -> Answer:
    """One finding for all rows with the same fault."""
    if targets.fault != "percent":
        return None
    first = targets.figures[0]
    return Finding(
        message="m201",
        places=tuple(each.place for each in (*targets.figures, *targets.repeats)),
        printed=first.text,
        expected="%",
        values={"indicator": "; ".join(name_of(each) for each in targets.figures[:3]), "printed": first.text},
    )
