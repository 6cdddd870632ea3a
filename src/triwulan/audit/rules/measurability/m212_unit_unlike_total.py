"""A row in another unit than all others, in a table that adds them up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import figure
from triwulan.audit.subjects.unit_words import plain_unit
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, StatedCell

_FEWEST: Final = 4


@dataclass(frozen=True, slots=True)
class _Units:
    """The units of the rows that a total adds up, and the one they nearly all have."""

    place: Place
    usual: str
    odd: tuple[tuple[str, StatedCell], ...]


def _units(reading: Reading) -> Iterator[_Units]:
    for table in reading.tables:
        totals = [row for row in table.rows if row.role is RowRole.TOTAL]
        added = any(figure(table, row, column) is not None for row in totals for column in table.columns)
        rows = [row for row in table.rows if row.role is RowRole.BODY]
        for column in table.columns_of(Role.UNIT) if added and len(rows) >= _FEWEST else ():
            cells = [(row.label, cell) for row in rows if (cell := row.cells[column.index]).text.strip()]
            counted = Counter(plain_unit(cell.text) for _, cell in cells)
            if not counted or len(cells) < _FEWEST:
                continue
            usual, times = counted.most_common(1)[0]
            if times == len(cells) - 1 or times == len(cells):
                printed = next(cell.text for _, cell in cells if plain_unit(cell.text) == usual)
                odd = tuple((label, cell) for label, cell in cells if plain_unit(cell.text) != usual)
                yield _Units(table.place, printed, odd)


@rule("M212", title="One row has another unit than those it is added to", severity=Severity.WARNING, each=_units)
def unit_unlike_total(units: _Units, context: Context) -> Answer:
    """What is added up must be of one unit."""
    return tuple(
        Finding(
            message="m212",
            places=(cell.place,),
            printed=cell.text,
            expected=units.usual,
            values={"row": " ".join(label.split()), "printed": cell.text, "expected": units.usual},
        )
        for label, cell in units.odd
    )
