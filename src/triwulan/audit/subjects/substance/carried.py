"""The follow-ups of an earlier report that a report answers in a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.excerpts import plain
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, StatedCell, StatedColumn, StatedRow, StatedTable, TableKind

_EVIDENCE: Final = re.compile(r"\bbukti\b|\bdata\s+dukung\b", re.I)
_DONE: Final = re.compile(r"(?:sudah|telah)\b|selesai|tuntas|dilaksanakan|terlaksana", re.I)
_BLANK: Final = " .-–_…"


@dataclass(frozen=True, slots=True)
class Answered:
    """A follow-up, what is said of it, and the cells of its evidence and its note where the table has them."""

    what: StatedCell
    answer: StatedCell
    evidence: StatedCell | None
    note: StatedCell | None
    place: Place

    @property
    def words(self) -> str:
        """The follow-up for comparison."""
        return plain(self.what.text)

    @property
    def unanswered(self) -> bool:
        """Nothing is said of it."""
        return is_blank(self.answer)

    @property
    def done(self) -> bool:
        """It is said to be done."""
        return _DONE.match(self.answer.text.strip()) is not None


@dataclass(frozen=True, slots=True)
class Answers:
    """A table of them."""

    rows: tuple[Answered, ...]
    place: Place


def answers(reading: Reading) -> Iterator[Answers]:
    """Each table that answers follow-ups."""
    for table in reading.of_kind(TableKind.CARRIED):
        rows = tuple(_rows(table))
        if rows:
            yield Answers(rows, table.place)


def answered(reading: Reading) -> Iterator[Answered]:
    """Each follow-up that is answered, or to be answered."""
    for table in answers(reading):
        yield from table.rows


def is_blank(cell: StatedCell) -> bool:
    """Nothing, or a dash, stands in it."""
    return not cell.text.strip(_BLANK)


def _rows(table: StatedTable) -> Iterator[Answered]:
    what, answer = table.columns_of(Role.FOLLOW_UP)[0], table.columns_of(Role.ANSWER)[0]
    notes = table.columns_of(Role.NOTE)
    evidence = next((each for each in notes if _EVIDENCE.search(each.head)), None)
    note = next((each for each in notes if each is not evidence), None)
    for row in table.rows:
        if row.role is RowRole.BODY and not is_blank(row.cells[what.index]):
            yield Answered(
                what=row.cells[what.index],
                answer=row.cells[answer.index],
                evidence=_cell(row, evidence),
                note=_cell(row, note),
                place=row.place,
            )


def _cell(row: StatedRow, column: StatedColumn | None) -> StatedCell | None:
    return None if column is None else row.cells[column.index]
