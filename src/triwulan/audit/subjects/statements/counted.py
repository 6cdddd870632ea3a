"""Tables that name what was counted for an indicator, and what the report says of that figure elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.keeping import per_table
from triwulan.core.place import Place
from triwulan.core.quantity import round_half_up
from triwulan.core.reading import Passage, Reading, Role, RowRole, StatedCell, StatedTable, TableKind

_CAPTION: Final = re.compile(r"\bdata\s+indikator\s+(?P<number>\d+)\b", re.I)
_COUNTS: Final = re.compile(r"\b(?:ikut\s+)?(?:di|ter)hitung\b", re.I)
_SAID: Final = re.compile(r"\bindikator\s+(?P<number>\d+)\s*:.*?\b(?P<part>\d+)\s+dari\s+(?P<whole>\d+)\b", re.I | re.S)
_TYPED: Final = re.compile(r"\brealisasi\s+diketik\b", re.I)
_YES: Final = frozenset({"ya", "yes", "v", "√", "✓", "✔"})
_NO: Final = frozenset({"tidak", "no", "x", "-", "✗", ""})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the figure of an indicator: "Indikator 2: 11 dari 12"."""

    part: int
    whole: int
    typed: bool
    place: Place


@dataclass(frozen=True, slots=True)
class CountedTable:
    """How many rows of a table count for the indicator of a number, and what is printed of it elsewhere."""

    number: str
    counts: int
    place: Place
    said: Said | None
    realised: tuple[StatedCell, ...]
    """Every realisation of the indicator in the achievement table."""

    def agrees(self, cell: StatedCell) -> bool:
        """Whether a printed realisation is the count, or its share of the whole."""
        value = cell.quantity.value
        if value is None or value == self.counts:
            return True
        if self.said is None or not self.said.whole:
            return False
        share = round_half_up(Decimal(100 * self.counts) / self.said.whole, max(cell.quantity.places, 0))
        return value == share


def counted_tables(reading: Reading) -> Iterator[CountedTable]:
    """Each table that says of its rows whether they count for an indicator."""
    said = dict(_said(reading.passages))
    for table in reading.tables:
        named = _CAPTION.search(table.caption)
        counts = _counts(table)
        if named is not None and counts is not None:
            number = named["number"]
            yield CountedTable(number, counts, table.place, said.get(number), _realised(number, reading))


@per_table
def _counts(table: StatedTable) -> int | None:
    """How many rows have a yes in the column that says so; None without such a column."""
    column = next((each for each in table.columns if _COUNTS.search(each.head)), None)
    if column is None:
        return None
    answers = [row.cells[column.index].text.strip().casefold() for row in table.rows if row.role is RowRole.BODY]
    return sum(each in _YES for each in answers) if set(answers) <= _YES | _NO else None


def _said(passages: tuple[Passage, ...]) -> Iterator[tuple[str, Said]]:
    for passage in passages:
        found = _SAID.search(passage.text)
        if found is not None:
            typed = _TYPED.search(passage.text) is not None
            yield found["number"], Said(int(found["part"]), int(found["whole"]), typed, passage.place)


def _realised(number: str, reading: Reading) -> tuple[StatedCell, ...]:
    return tuple(
        row.cells[column.index]
        for table in reading.of_kind(TableKind.ACHIEVEMENT)
        for row in table.rows
        if row.role is RowRole.BODY and row.number == number
        for column in table.columns_of(Role.REALISATION)
        if row.cells[column.index].quantity.is_number
    )
