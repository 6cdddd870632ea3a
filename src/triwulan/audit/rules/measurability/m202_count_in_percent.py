"""A count that has a percentage as its target."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.verdicts import name_of
from triwulan.audit.subjects.measurability.units import Aims, aims
from triwulan.audit.subjects.ranges import indicator_of
from triwulan.core.finding import Answer, Finding, Severity


@rule("M202", title="A count has a percentage as its target", severity=Severity.WARNING, each=aims)
def count_in_percent(targets: Aims, context: Context) -> Answer:
    """One finding for all rows with the same fault."""
    if targets.fault != "count":
        return None
    first = targets.figures[0]
    return Finding(
        message="m202",
        places=tuple(each.place for each in (*targets.figures, *targets.repeats)),
        printed=first.text,
        expected=_counted(indicator_of(first.table, first.row)),
        values={"indicator": "; ".join(name_of(each) for each in targets.figures[:3]), "printed": first.text},
    )


def _counted(words: str) -> str:
    """What an indicator says it counts: the word after "Jumlah"."""
    return next(iter(words.split()[1:2]), "")
