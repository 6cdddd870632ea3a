"""A cumulative figure that is less than an earlier one."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic import reckoned
from triwulan.audit.subjects.cumulative import Run, falls, runs
from triwulan.audit.subjects.verdicts import cause_of, name_of
from triwulan.core.finding import Answer, Finding, Severity, Unchecked


@rule("A115", title="A cumulative figure falls", severity=Severity.ERROR, each=runs)
def cumulative_falls(run: Run, context: Context) -> Answer:
    """What was reached up to a time was also reached up to a later one."""
    fall = next(falls(run), None)
    if fall is None:
        return None
    here, before = fall.figure, fall.before
    blames = [each for each in reckoned(context.reading).blames if each.figure.table is here.table]
    own = next((each for each in blames if each.figure.key == here.key), None)
    told = own is not None and (own.reason != "cumulative" or own.teller is not None)
    if told or any(each.figure.key == before.key for each in blames):
        return Unchecked("arithmetic.follows", {"printed": here.text, "row": name_of(here)})
    values = {"before": before.text, "earlier": before.column.head, "column": here.column.head}
    return Finding(
        message="a115",
        places=(here.place, before.place),
        printed=here.text,
        expected=before.text if own is None else here.expected(own.expected),
        values={"row": name_of(here), "printed": here.text, **values},
        cause=cause_of(here),
    )
