"""A cumulative figure that is less than an earlier one."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.cumulative import Run, falls, runs
from triwulan.audit.subjects.arithmetic.verdicts import cause_of, name_of
from triwulan.audit.subjects.figures import Figure
from triwulan.core.finding import Answer, Finding, Severity, Unchecked
from triwulan.core.reading import Reading


@rule("A115", title="A cumulative figure falls", severity=Severity.ERROR, each=runs)
def cumulative_falls(run: Run, context: Context) -> Answer:
    """What was reached up to a time was also reached up to a later one."""
    fall = next(falls(run), None)
    if fall is None:
        return None
    here, before = fall.figure, fall.before
    alone = before.column.span is not None and not before.column.span.cumulative
    if alone and _agrees(here, context.reading) and not _agrees(before, context.reading):
        here, before = before, here
    blames = [each for each in reckoned(context.reading).blames if each.figure.table is here.table]
    own = next((each for each in blames if each.figure.key == here.key), None)
    told = own is not None and (own.reason != "cumulative" or own.teller is not None)
    if told or any(each.figure.key == before.key for each in blames):
        return Unchecked("arithmetic.follows", {"printed": here.text, "row": name_of(here)})
    values = {"before": before.text, "earlier": before.column.head, "column": here.column.head}
    expected = (before.text if here.value < before.value else "") if own is None else here.expected(own.expected)
    return Finding(
        message="a115" if here.value < before.value else "a115.above",
        places=(here.place, before.place),
        printed=here.text,
        expected=expected,
        values={"row": name_of(here), "printed": here.text, **values},
        cause=cause_of(here),
    )


def _agrees(figure: Figure, reading: Reading) -> bool:
    """Whether another figure was reckoned from it, or it from others, and both agree."""
    return any(
        figure.key in check.equation.keys and check.equation.table is figure.table and check.equation.holds
        for check in reckoned(reading).checks
    )
