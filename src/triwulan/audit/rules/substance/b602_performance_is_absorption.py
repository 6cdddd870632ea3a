"""Performance that repeats the percentage of money spent."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.substance import Pairing, pairings
from triwulan.core.finding import Answer, Finding, Severity


@rule("B602", title="Performance equals absorption on every row", severity=Severity.REMARK, each=pairings)
def performance_is_absorption(table: Pairing, context: Context) -> Answer:
    """Work done and money spent have other units; equal to the last digit everywhere, one was copied."""
    if any(spent.quantity.value != done.quantity.value for spent, done in table.pairs):
        return None
    first = table.pairs[0][1]
    return Finding(
        message="b602",
        places=tuple(done.place for _, done in table.pairs),
        printed=first.text,
        values={"table": table.place.table, "count": len(table.pairs), "printed": first.text},
    )
