"""A village that stands twice in a list of villages, and so is counted twice."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.villages import Listed, listed_villages
from triwulan.core.finding import Answer, Finding, Severity


@rule("B641", title="A village stands twice in one list", severity=Severity.WARNING, each=listed_villages)
def village_twice(listed: Listed, context: Context) -> Answer:
    """Lists where a village may well have several rows (visits, projects, groups) are not asked for."""
    if len(listed.rows) < 2:
        return None
    return Finding(
        message="b641",
        places=tuple(row.place for row in reversed(listed.rows)),
        printed=listed.name,
        values={
            "village": listed.name,
            "numbers": ", ".join(row.number or str(row.index + 1) for row in listed.rows),
            "table": listed.place.table,
        },
    )
