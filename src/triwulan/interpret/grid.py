"""A table as a rectangle of cells, merged ones repeated, whatever the file left out."""

from dataclasses import dataclass

from triwulan.core.document import Origin, RowKind, Table, TableCell


@dataclass(frozen=True, slots=True)
class GridCell:
    """A field of the rectangle; one that continues a merged cell ``across`` or ``down`` repeats its text."""

    text: str
    origin: Origin
    bold: bool = False
    across: bool = False
    down: bool = False

    @property
    def covered(self) -> bool:
        """Whether it is not the first field of its cell."""
        return self.across or self.down


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row; ``missing`` counts the fields at its end that the file has no cell for."""

    cells: tuple[GridCell, ...]
    kind: RowKind = RowKind.BODY
    anchor: str = ""
    missing: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """What is printed in each field, merged cells repeated."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The rectangle of a table; the first ``header`` rows are marked as its head by the file (0: not said).

    The same small table has the same one in the next audit (``laying``), so that none is ever compared cell by cell.
    """

    rows: tuple[GridRow, ...]
    header: int = 0

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0].cells) if self.rows else 0


def grid_of(table: Table) -> Grid:
    """Lay out a table; cells that overlap or stick out are taken as they come, never refused."""
    rows = (*table.header, *table.rows)
    laid: list[list[GridCell | None]] = []
    hanging: dict[int, tuple[int, GridCell]] = {}
    for row in rows:
        laid.append(_laid(row.cells, hanging))
    width = max((len(line) for line in laid), default=0)
    lines = []
    for row, line in zip(rows, laid, strict=True):
        missing = width - len(line)
        end = row.cells[-1].origin if row.cells else table.origin
        cells = [cell or GridCell("", end) for cell in line] + [GridCell("", end)] * missing
        lines.append(GridRow(tuple(cells), row.kind, row.anchor, missing))
    return Grid(tuple(lines), len(table.header))


def _laid(cells: tuple[TableCell, ...], hanging: dict[int, tuple[int, GridCell]]) -> list[GridCell | None]:
    """One row, with what hangs down from the rows above; ``hanging`` is {column: (rows left, cell)}, kept."""
    if not hanging and all(cell.colspan <= 1 and cell.rowspan <= 1 for cell in cells):
        # As most rows are: nothing merged.
        return [GridCell(cell.text.strip(), cell.origin, cell.bold) for cell in cells]
    line: list[GridCell | None] = []
    waiting = list(cells)
    while waiting or any(column >= len(line) for column in hanging):
        at = len(line)
        if at in hanging:
            left, above = hanging.pop(at)
            if left > 1:
                hanging[at] = (left - 1, above)
            line.append(above)
        elif waiting:
            cell = waiting.pop(0)
            text = cell.text.strip()
            for over in range(max(1, cell.colspan)):
                line.append(GridCell(text, cell.origin, cell.bold, across=over > 0))
                if cell.rowspan > 1:
                    below = GridCell(text, cell.origin, cell.bold, across=over > 0, down=True)
                    hanging[at + over] = (cell.rowspan - 1, below)
        else:
            line.append(None)
    return line
