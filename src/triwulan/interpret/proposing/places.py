"""Places of a report in words its author finds them by, each leading to a row of a source table."""

from triwulan.core.reading import StatedRow, StatedTable
from triwulan.interpret.proposing.values import Source, Spot


class Places:
    """Gives rows their places in words, no two the same, and keeps the tables that were pointed at."""

    def __init__(self) -> None:
        self.spots: dict[str, Spot] = {}
        self._words: dict[tuple[int, int], str] = {}
        self._tables: dict[int, int] = {}
        self._sources: list[StatedTable] = []

    def of(self, table: StatedTable, row: StatedRow) -> str:
        """The place of a row: "halaman 3, Tabel 2.2, baris 1"."""
        known = self._words.get((table.index, row.index))
        if known is not None:
            return known
        words = f"{self.of_table(table)}, baris {_row_words(row)}"
        if words in self.spots:
            words = f"{words} ({row.index + 1})"
        self._words[table.index, row.index] = words
        self.spots[words] = Spot(source=self._tables[table.index], row=row.index)
        return words

    def of_table(self, table: StatedTable) -> str:
        """The place of a table."""
        if table.index not in self._tables:
            self._tables[table.index] = len(self._sources)
            self._sources.append(table)
        page = f"halaman {table.place.page}, " if table.place.page else ""
        return page + _table_words(table)

    def sources(self) -> tuple[Source, ...]:
        """The tables that were pointed at, in the order in which they were."""
        return tuple(
            Source(
                title=" ".join(filter(None, (_table_words(table), _plain(table.caption)))),
                section=_plain(table.place.section),
                page=table.place.page,
                heads=tuple(_plain(column.head) for column in table.columns),
                rows=tuple(
                    tuple("" if cell.covered else _plain(cell.text) for cell in row.cells) for row in table.rows
                ),
            )
            for table in self._sources
        )


def _table_words(table: StatedTable) -> str:
    if table.number:
        return f"Tabel {table.number}"
    if table.sheet:
        return f"lembar {table.sheet}"
    return f"tabel ke-{table.index + 1}"


def _row_words(row: StatedRow) -> str:
    words = _plain(row.place.row or row.number or row.label) or str(row.index + 1)
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def _plain(text: str) -> str:
    return " ".join(text.split())
