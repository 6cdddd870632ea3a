"""Results that are all the same as last quarter's."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.earlier import Result, Results, all_results, paired
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Role


@rule("B618", title="All results are last quarter's", severity=Severity.WARNING, each=all_results)
def results_of_last_report(found: Results, context: Context) -> Answer:
    """Three or more indicators unchanged and none changed; what is nothing or done already may stay so."""
    if context.previous is None:
        return DOES_NOT_APPLY
    pairs = [(now, old) for now, old in paired(context.reading, context.previous) if not _settled(now)]
    if len(pairs) < 3:
        return DOES_NOT_APPLY
    if any(now.cell.quantity.value != old.cell.quantity.value for now, old in pairs):
        return None
    first = pairs[0][0]
    return Finding(
        message="b618",
        places=tuple(now.cell.place for now, _ in pairs),
        printed=first.cell.text,
        values={"count": len(pairs), "table": first.table.place.table},
    )


def _settled(result: Result) -> bool:
    targets = (result.row.cells[each.index].quantity.value for each in result.table.columns_of(Role.TARGET))
    value = result.cell.quantity.value
    return not value or value in targets
