"""How many there are, said right before a table whose total is another number."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.statements.statements import claims, shown, table_named
from triwulan.core.claims import Figure as Said
from triwulan.core.claims import Hedge, Statement
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, StatedTable

_NEAR: Final = 3
"""So many passages before a table, its caption among them, speak of it."""
_SLIP: Final = 10
"""A tenth more or less is a slip; a number farther off counts something else."""
_COUNTED: Final = (Role.AMOUNT, Role.TOTAL, Role.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A number said of all, and the totals of the table behind it that count the same."""

    place: Place
    order: int
    said: Said
    totals: tuple[Figure, ...]


def _wholes(reading: Reading) -> Iterator[_Whole]:
    for claim in claims(Statement)(reading):
        if claim.about.rows or claim.about.subject or len(claim.figures) > 1:
            continue
        said = claim.figures[0]
        counts = said.roles == (Role.REALISATION,) and said.noun and said.hedge is Hedge.EXACT and not said.elsewhere
        if not counts or "berjumlah" not in claim.place.quote:
            continue
        for table in reading.tables:
            if 0 < table.order - claim.order <= _NEAR and (totals := tuple(_totals(table, said))):
                yield _Whole(claim.place, claim.order, said, totals)


def _totals(table: StatedTable, said: Said) -> Iterator[Figure]:
    """The totals of the columns whose head or unit is what is counted."""
    noun = said.noun.partition(" ")[0]
    rows = [row for row in table.rows if row.role is RowRole.TOTAL]
    for column in table.columns_of(*_COUNTED):
        found = [cell for row in rows if (cell := figure(table, row, column)) is not None]
        if len(found) == 1 and noun in f"{column.head} {column.unit}".lower() and not found[0].percent:
            yield found[0]


@rule("S435", title="Another number than the total of the table behind it", severity=Severity.ERROR, each=_wholes)
def total_below(whole: _Whole, context: Context) -> Answer:
    """Wrong where the number is near the total and is none of the table's."""
    said, total = whole.said.value, whole.totals[-1]
    if any(cell.value == said for cell in whole.totals) or abs(total.value - said) * _SLIP > total.value:
        return None
    return Finding(
        message="s402",
        places=(whole.place, total.place),
        printed=whole.said.printed,
        expected=shown(total),
        values={
            "printed": whole.said.printed,
            "expected": shown(total),
            "row": " ".join(total.row.label.split()),
            "column": total.column.head,
            "table": table_named(total.place),
        },
        cause=f"text/{whole.order}/{whole.said.printed}",
    )
