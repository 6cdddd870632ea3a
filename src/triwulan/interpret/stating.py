"""The rows and cells of a table as a reading states them, each with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triwulan.core.document import Origin
from triwulan.core.place import Place
from triwulan.core.quantity import Quantity
from triwulan.core.reading import Role, RowRole, StatedCell, StatedColumn, StatedRow
from triwulan.interpret.figures import Style, quantities_of, style_in_table
from triwulan.interpret.grid import GridCell
from triwulan.interpret.rows import RawRow


@dataclass(frozen=True, slots=True)
class Stating:
    """What all rows of a table share: its columns, its place, how the document writes numbers.

    ``turned``: what was printed as rows are its columns, so that places name the column first.
    """

    columns: Sequence[StatedColumn]
    place: Place
    style: Style
    turned: bool = False

    def rows(self, rows: Sequence[RawRow]) -> Iterator[StatedRow]:
        """The rows, read."""
        repeated = _repeated(rows, self.columns)
        texts = [(column, [row.grid.cells[column.index].text for row in rows]) for column in self.columns]
        style = style_in_table(texts, self.style)
        figures = [quantities_of(column, printed, style) for column, printed in texts]
        for at, row in enumerate(rows):
            where = self._row_place(row)
            yield StatedRow(
                index=at,
                role=row.role,
                cells=tuple(
                    self._cell(row.grid.cells[index], figures[index][at], where, column, repeated.get((at, index)))
                    for index, column in enumerate(self.columns)
                ),
                number=row.number,
                label=row.label,
                parent=row.parent,
                depth=row.depth,
                place=where,
            )

    def _row_place(self, row: RawRow) -> Place:
        first = next((cell for cell in row.grid.cells if cell.text and not cell.covered), row.grid.cells[0])
        return self._placed(first.origin, row.shown, "", row.label, row.grid.anchor or self.place.anchor)

    def _cell(
        self, cell: GridCell, quantity: Quantity, row: Place, column: StatedColumn, repeated: str | None
    ) -> StatedCell:
        text = cell.text if repeated is None else repeated
        names = (column.head, row.row) if self.turned else (row.row, column.head)
        place = self._placed(cell.origin, *names, text, row.anchor)
        return StatedCell(text=text, quantity=quantity, place=place, covered=cell.covered or repeated is not None)

    def _placed(self, origin: Origin, row: str, column: str, quote: str, anchor: str) -> Place:
        return Place(
            section=self.place.section,
            table=self.place.table,
            row=row,
            column=column,
            page=origin.page or self.place.page,
            quote=quote,
            address=origin.address or self.place.address,
            anchor=anchor,
        )


def _repeated(rows: Sequence[RawRow], columns: Sequence[StatedColumn]) -> dict[tuple[int, int], str]:
    """The objective that stands once for several indicators and is left blank below: {(row, column): text}."""
    found: dict[tuple[int, int], str] = {}
    indicators = [column.index for column in columns if column.role is Role.INDICATOR]
    for column in columns:
        if column.role is not Role.OBJECTIVE or not indicators:
            continue
        above = ""
        for at, row in enumerate(rows):
            text = row.grid.cells[column.index].text
            if row.role is not RowRole.BODY or row.depth:
                above = text if row.role in (RowRole.BODY, RowRole.PARENT) else ""
            elif text:
                above = text
            elif above and any(row.grid.cells[index].text for index in indicators):
                found[at, column.index] = above
    return found
