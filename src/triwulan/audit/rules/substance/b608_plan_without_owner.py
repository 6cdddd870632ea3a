"""A row of a table of follow-ups without its person or time, where the other rows have them."""

from collections.abc import Iterator
from dataclasses import dataclass

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, StatedCell, StatedTable, TableKind


@dataclass(frozen=True, slots=True)
class Plan:
    """A row of planned work, with its cells for person and time that are blank."""

    label: str
    place: Place
    blank: tuple[StatedCell, ...]


def _plans(reading: Reading) -> Iterator[Plan]:
    """Each row of a table of three or more plans."""
    for table in reading.of_kind(TableKind.FOLLOW_UP, TableKind.STRATEGY, TableKind.OTHER):
        if table.kind is TableKind.OTHER and not table.columns_of(Role.PERSON):
            continue
        rows = [row for row in table.rows if row.role is RowRole.BODY and row.label.strip()]
        columns = [each for each in table.columns_of(Role.PERSON, Role.PERIOD) if _mostly_filled(table, each.index)]
        if len(rows) >= 3 and columns:
            for row in rows:
                cells = tuple(row.cells[each.index] for each in columns)
                yield Plan(row.label, row.place, tuple(cell for cell in cells if _is_blank(cell)))


def _is_blank(cell: StatedCell) -> bool:
    return not cell.covered and not cell.text.strip(" .-–_…")


def _mostly_filled(table: StatedTable, index: int) -> bool:
    cells = [row.cells[index] for row in table.rows if row.role is RowRole.BODY]
    return sum(_is_blank(cell) for cell in cells) * 3 <= len(cells)


@rule("B608", title="A follow-up lacks its person or time", severity=Severity.WARNING, each=_plans)
def plan_without_owner(plan: Plan, context: Context) -> Answer:
    """A merged cell belongs to all rows it covers, so only cells of the row's own count."""
    if not plan.blank:
        return None
    columns = ", ".join(cell.place.column for cell in plan.blank)
    return Finding(
        message="b608",
        places=tuple(cell.place for cell in plan.blank),
        printed=plan.blank[0].text,
        values={"plan": plan.label, "columns": columns, "table": plan.place.table},
    )
