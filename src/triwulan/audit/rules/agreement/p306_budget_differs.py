"""A ceiling or a spending of one activity that differs between tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.budgets import Activity, activities
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Role


@rule("P306", title="The budget of one activity differs between tables", severity=Severity.ERROR, each=activities)
def budget_differs(activity: Activity, context: Context) -> Answer:
    """Compare each table with the first that names the activity, within the thousands they are printed in."""
    right, *others = activity.amounts
    wrong = [each for each in others if not each.printed.meets(right.printed)]
    if not wrong:
        return None
    return Finding(
        message="p306.ceiling" if activity.role is Role.CEILING else "p306.spending",
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
        cause=f"budget/{activity.name}/{activity.role}",
    )
