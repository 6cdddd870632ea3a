"""Small pieces every table of the form is made of."""

from triwulan.core.document import Align, Row, TableCell


def cells(*texts: str) -> tuple[TableCell, ...]:
    """Make one plain cell for each text."""
    return tuple(TableCell(text) for text in texts)


def header(*texts: str) -> Row:
    """Make a header row of plain cells."""
    return Row(cells(*texts))


def counted(columns: int, formulas: dict[int, str] | None = None) -> Row:
    """Make the header row that numbers the columns; a formula stands behind the number it computes."""
    given = formulas or {}
    return Row(tuple(TableCell(given.get(index, str(index)), align=Align.CENTER) for index in range(1, columns + 1)))
