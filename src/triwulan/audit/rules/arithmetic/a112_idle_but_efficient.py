"""Nothing done and nothing spent, shown as fully efficient."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.idle import Efficiencies, efficiencies
from triwulan.audit.subjects.arithmetic.verdicts import name_of
from triwulan.core.finding import Answer, Finding, Severity


@rule("A112", title="Nothing done and nothing spent is not efficient", severity=Severity.WARNING, each=efficiencies)
def idle_but_efficient(column: Efficiencies, context: Context) -> Answer:
    """One finding for all such rows of a column."""
    if not column.idle:
        return None
    first = column.idle[0]
    return Finding(
        message="a112",
        places=tuple(each.place for each in column.idle),
        printed=first.text,
        expected="-",
        values={"rows": "; ".join(name_of(each) for each in column.idle[:4]), "printed": first.text},
    )
