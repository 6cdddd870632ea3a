"""A target or a realisation of one activity that differs between tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.budgets import Activity, outputs
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Role


@rule("P309", title="The output of one activity differs between tables", severity=Severity.ERROR, each=outputs)
def output_differs(activity: Activity, context: Context) -> Answer:
    """Compare each table with the first that names the activity, of one time and in one unit."""
    right, *others = activity.amounts
    wrong = [each for each in others if not each.printed.meets(right.printed)]
    if not wrong:
        return None
    return Finding(
        message="p309.target" if activity.role is Role.TARGET else "p309.realisation",
        places=(*(each.cell.place for each in wrong), right.cell.place),
        printed=wrong[0].cell.text,
        expected=right.cell.text,
        values={
            "activity": activity.name,
            "printed": wrong[0].cell.text,
            "table": wrong[0].cell.place.where,
            "right": right.cell.text,
            "other": right.cell.place.where,
        },
        cause=f"output/{activity.name}/{activity.role}",
    )
