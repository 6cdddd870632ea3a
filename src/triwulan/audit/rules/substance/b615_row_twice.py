"""A row that stands twice in one table."""

from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.substance import Repeated, named_rows
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Role, StatedRow, TableKind

_FIGURES: Final = frozenset(
    {
        Role.NUMBER,
        Role.TARGET,
        Role.REALISATION,
        Role.ACHIEVEMENT,
        Role.NUMERATOR,
        Role.DENOMINATOR,
        Role.PREDICATE,
        Role.NOTE,
    }
)


@rule("B615", title="A row stands twice in one table", severity=Severity.WARNING, each=named_rows)
def row_twice(named: Repeated, context: Context) -> Answer:
    """An indicator has one row for one time; any other row is twice only when all its cells are."""
    if len(named.rows) < 2:
        return None
    if _is_of_indicators(named) or len({_contents(row, named) for row in named.rows}) == 1:
        return _finding(named)
    return None


def _is_of_indicators(named: Repeated) -> bool:
    kinds = (TableKind.AGREEMENT, TableKind.ACHIEVEMENT)
    if named.table.kind not in kinds or len(named.rows) != 2 or not all(row.subject for row in named.rows):
        return False
    return len({_words(row, named) for row in named.rows}) == 1


def _words(row: StatedRow, named: Repeated) -> tuple[str, ...]:
    """What a row has in the columns that hold no figures: "Target" on one line and "Realisasi" on the next are two."""
    others = (column for column in named.table.columns if column.role not in _FIGURES)
    return tuple(" ".join(row.cells[column.index].text.casefold().split()) for column in others)


def _contents(row: StatedRow, named: Repeated) -> tuple[str, ...]:
    """The cells but the row's number; rows with neither a figure nor a sentence are never the same."""
    counting = {column.index for column in named.table.columns_of(Role.NUMBER)}
    cells = [cell for at, cell in enumerate(row.cells) if at not in counting]
    figures = any(cell.quantity.value for cell in cells)
    sentences = (
        any(len(cell.text.split()) >= 4 for cell in cells) and sum(bool(cell.text.strip()) for cell in cells) > 1
    )
    texts = tuple(" ".join(cell.text.casefold().split()) for cell in cells)
    return texts if figures or sentences else (*texts, str(row.index))


def _finding(named: Repeated) -> Finding:
    first = named.rows[0]
    numbers = ", ".join(row.number or row.label for row in named.rows)
    return Finding(
        message="b615",
        places=tuple(row.place for row in reversed(named.rows)),
        printed=first.label,
        values={"row": first.label, "numbers": numbers, "table": named.place.table, "count": len(named.rows)},
    )
