"""Figures of sentences that stand in no table, and the cell whose digits they have in another order."""

from collections.abc import Iterator
from dataclasses import dataclass

from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.fact_cells import cells_of, everywhere, rows_about, value_of
from triwulan.core.claims import Figure as Said
from triwulan.core.claims import Loose
from triwulan.core.digits import exchanged
from triwulan.core.place import Place
from triwulan.core.reading import Reading, RowRole


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure of a sentence, and the cell that it most likely repeats wrongly, None where there is none.

    ``known``: a table has it.
    """

    place: Place
    order: int
    said: Said
    cell: Figure | None
    known: bool = False


def slips(reading: Reading) -> Iterator[Slip]:
    """Each figure of four digits or more that no role compares with a table."""
    claims = [claim for claim in reading.claims if isinstance(claim, Loose)]
    cells = everywhere(reading) if claims else []
    known = {value_of(cell).middle for cell in cells} | {cell.value for cell in cells}
    for claim in claims:
        there = claim.figure.value in known
        found = None if there else _cell(claim, cells, reading)
        yield Slip(claim.place, claim.order, claim.figure, found, there)


def _cell(claim: Loose, cells: list[Figure], reading: Reading) -> Figure | None:
    """The one value with its digits exchanged: of the row that is named, else of a total."""
    rows = rows_about(claim.about, reading) if claim.about.sure else []
    near = [cell for table, row in rows for cell in cells_of(table, row)]
    near = near or [cell for cell in cells if cell.row.role is RowRole.TOTAL]
    found = [
        cell
        for cell in near
        if _kin(claim.figure, cell) and exchanged(claim.figure.value, cell.value) and not _right(claim.figure, cell)
    ]
    return found[0] if len({cell.value for cell in found}) == 1 else None


def _right(said: Said, cell: Figure) -> bool:
    """Whether the rows above a total come to what the text says, so that the total is the slip."""
    rows = [row for row in cell.table.rows if row.role is RowRole.BODY and row.depth == 0]
    values = [row.cells[cell.column.index].quantity.value for row in rows]
    return cell.row.role is RowRole.TOTAL and sum(value for value in values if value is not None) == said.value


def _kin(said: Said, cell: Figure) -> bool:
    if said.quantity.unit == "%":
        return cell.percent
    return cell.money if said.quantity.unit == "Rp" else not cell.percent and not cell.money
