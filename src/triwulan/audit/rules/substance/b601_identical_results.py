"""One figure repeated for every indicator of a table."""

from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.substance import Results, Series, results
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Role

_ORDINARY: Final = frozenset({0, 1, 100, 110, 120})


@rule("B601", title="Every indicator has the same result", severity=Severity.REMARK, each=results)
def identical_results(table: Results, context: Context) -> Answer:
    """Different things measured do not come out alike; nothing, all, and the ends of a cap do."""
    judged = [series for series in table.series if not _is_target(series, table)]
    if not judged:
        return DOES_NOT_APPLY
    found = next((series for series in judged if series.one_value not in (None, *_ORDINARY)), None)
    if found is None:
        return None
    return Finding(
        message="b601",
        places=tuple(cell.place for cell in found.cells),
        printed=found.cells[0].text,
        values={
            "column": found.column.head,
            "count": len(found.cells),
            "printed": found.cells[0].text,
            "table": table.place.table,
        },
    )


def _is_target(series: Series, table: Results) -> bool:
    """Whether every realisation is what was planned: twelve reports of twelve on each row are no fill-in."""
    if series.column.role is not Role.REALISATION:
        return False
    targets = table.table.columns_of(Role.TARGET)
    return any(
        all(
            row.cells[column.index].quantity.value == cell.quantity.value
            for row, cell in zip(table.rows, series.cells, strict=True)
        )
        for column in targets
    )
