"""A ceiling or a spending of one activity that differs between tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.budgets import Activity, activities, difference
from triwulan.core.finding import Answer, Severity
from triwulan.core.reading import Role


@rule("P306", title="The budget of one activity differs between tables", severity=Severity.ERROR, each=activities)
def budget_differs(activity: Activity, context: Context) -> Answer:
    """Compare each table with the first that names the activity, within the thousands they are printed in."""
    message = "p306.ceiling" if activity.role is Role.CEILING else "p306.spending"
    return difference(activity, message, of="budget")
