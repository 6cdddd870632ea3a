"""A realisation that is not what its own list of villages or activities counts."""

from collections.abc import Iterator

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.counted import CountedTable, counted_tables
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S441", title="A figure is not what its list counts", severity=Severity.ERROR, each=counted_tables)
def count_differs(table: CountedTable, context: Context) -> Answer:
    """Compare with the sentence on it, and with the achievement table; one that is said to be typed is a warning."""
    if table.said is None and not table.realised:
        return DOES_NOT_APPLY
    return tuple(_findings(table))


def _findings(table: CountedTable) -> Iterator[Finding]:
    values = {"number": table.number, "right": table.counts, "table": table.place.table}
    cause = f"counted/{table.number}"
    said = table.said
    if said is not None and said.part != table.counts:
        yield Finding(
            message="s441.said",
            places=(said.place, table.place),
            printed=str(said.part),
            expected=str(table.counts),
            values=values | {"printed": said.part},
            cause=cause,
        )
    if table.realised and not any(table.agrees(cell) for cell in table.realised):
        cell = table.realised[0]
        typed = said is not None and said.typed
        yield Finding(
            message="s441.typed" if typed else "s441",
            places=(cell.place, table.place),
            printed=cell.text,
            expected=str(table.counts),
            values=values | {"printed": cell.text},
            severity=Severity.WARNING if typed else None,
            cause=cause,
        )
