"""A target or a realisation of one activity that differs between tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.budgets import Activity, difference, outputs
from triwulan.core.finding import Answer, Severity
from triwulan.core.reading import Role


@rule("P309", title="The output of one activity differs between tables", severity=Severity.ERROR, each=outputs)
def output_differs(activity: Activity, context: Context) -> Answer:
    """Compare each table with the first that names the activity, of one time and in one unit."""
    message = "p309.target" if activity.role is Role.TARGET else "p309.realisation"
    return difference(activity, message, of="output")
