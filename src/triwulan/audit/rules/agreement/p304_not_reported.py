"""An indicator that was agreed and is left out of a table that reports on the agreement."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.indicator_sets import Missing, agreed
from triwulan.core.finding import Answer, Finding, Severity


@rule("P304", title="An agreed indicator is not reported", severity=Severity.ERROR, each=agreed)
def not_reported(indicator: Missing, context: Context) -> Answer:
    """Each agreed indicator must have a row in every table about the agreed indicators."""
    if not indicator.tables:
        return None
    tables = [table.place.where for table in indicator.tables]
    return Finding(
        message="p304",
        places=(indicator.place, *(table.place for table in indicator.tables)),
        printed=indicator.subject.name,
        values={"indicator": indicator.subject.name, "tables": ", ".join(tables)},
        cause=f"set/{indicator.subject.key}",
    )
