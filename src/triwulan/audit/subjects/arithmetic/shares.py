"""Shares of a whole in percent, reckoned from the column whose parts they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.arithmetic.candidates import numeric
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.forms import Part
from triwulan.audit.subjects.arithmetic.formulas import of_whole
from triwulan.audit.subjects.arithmetic.relations import row_equation
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.keeping import table_by_table
from triwulan.core.interval import Interval, percentage, total
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedRow, StatedTable

_PARTS = (RowRole.BODY, RowRole.PARENT)
_SHARES_OF: Final = re.compile(
    r"\W*(?:komposisi|proporsi|porsi|bagian|pangsa|kontribusi|andil|distribusi|persentase|persen|%|dalam\s+%)"
    r"(?:\s+(?:terhadap|dari|atas)\s+(?:jumlah|total|seluruh\w*|keseluruhan))?\s*(?:\(\s*(?:%|persen)\s*\))?\W*",
    re.IGNORECASE,
)
"""A row that tells what part of all each column is: "Komposisi (%)"."""


def share_equations(table: StatedTable) -> list[Equation]:
    """Each share against its part and the whole, by the column that most shares fit."""
    found: list[Equation] = []
    for column in table.columns:
        if column.role is not Role.SHARE and not (column.role is Role.UNKNOWN and column.unit == "%"):
            continue
        parts = [part for part in numeric(table, column) if part.unit != "%"]
        best = max((_by(table, column, part) for part in parts), key=_right, default=[])
        if not _convincing(best):
            best = max((_by_one_whole(table, column, part) for part in parts), key=_right, default=[])
        if _convincing(best):
            found += best
    return [*found, *_share_rows(table)]


def _share_rows(table: StatedTable) -> Iterator[Equation]:
    """The shares of a row in the figures of the total above it: each in that of the column that adds them up."""
    for row in table.rows:
        if row.role is not RowRole.BODY or row.number or _SHARES_OF.fullmatch(row.label) is None:
            continue
        above = next((each for each in reversed(table.rows[: row.index]) if each.role is RowRole.TOTAL), None)
        made = _of_row(table, row, above) if above is not None else []
        if _convincing(made):
            yield from made


def _of_row(table: StatedTable, row: StatedRow, above: StatedRow) -> list[Equation]:
    pairs = [
        (share, own)
        for column in table.columns
        if (share := figure(table, row, column)) is not None and (own := figure(table, above, column)) is not None
    ]
    wholes = [own for share, own in pairs if share.value == HUNDRED]
    if len(pairs) < 3 or len(wholes) != 1:
        return []
    parts = [(share, own) for share, own in pairs if own is not wholes[0]]
    made = [row_equation(Kind.SHARE, share, [Part()], [own, wholes[0]]) for share, own in parts]
    return [each for each in made if each is not None]


def _convincing(equations: list[Equation]) -> bool:
    return _right(equations) >= 2 and _right(equations) * 2 > len(equations)


def _by_one_whole(table: StatedTable, column: StatedColumn, part: StatedColumn) -> list[Equation]:
    """Shares of one whole that stands nowhere: the one that most rows imply."""
    pairs = [
        (share, own)
        for row in table.rows
        if row.role in _PARTS and (share := figure(table, row, column)) and (own := figure(table, row, part))
    ]
    implied = [each for share, own in pairs if (each := percentage(own.given, share.result)) is not None]
    if len(implied) < 3:
        return []
    sharpest = max(implied, key=lambda one: (sum(one.meets(other) for other in implied), one.low - one.high))
    meeting = [one for one in implied if one.meets(sharpest)]
    if len(meeting) < 3 or len(meeting) < len(implied) - 1:
        return []
    whole = (max(one.low for one in meeting) + min(one.high for one in meeting)) / 2
    if all(own.given.exact for _, own in pairs):
        whole = whole.to_integral_value()
    form = of_whole(whole)
    made = [row_equation(Kind.SHARE, share, [form], [own]) for share, own in pairs]
    return [each for each in made if each is not None]


def _right(equations: list[Equation]) -> int:
    return sum(1 for each in equations if each.holds)


def _by(table: StatedTable, column: StatedColumn, part: StatedColumn) -> list[Equation]:
    found: list[Equation] = []
    for row in table.rows:
        share, own = figure(table, row, column), figure(table, row, part)
        if share is None or own is None or row.role not in _PARTS:
            continue
        options = [
            equation
            for whole in _wholes(table, part, own)
            if (equation := row_equation(Kind.SHARE, share, [Part()], [own, *whole])) is not None
        ]
        if options:
            found.append(next((each for each in options if each.holds), options[0]))
    return found


def _wholes(table: StatedTable, part: StatedColumn, own: Figure) -> Iterator[list[Figure]]:
    """What a part may be a part of: the table's total, the group above it, or all parts together."""
    for row in table.rows:
        if row.role is RowRole.TOTAL and (total := figure(table, row, part)) is not None:
            yield [total]
    if own.row.parent is not None and (above := figure(table, table.rows[own.row.parent], part)) is not None:
        yield [above]
    parents = {row.parent for row in table.rows}
    for rows in (
        [row for row in table.rows if row.role in _PARTS and row.index not in parents],
        [row for row in table.rows if row.role in _PARTS and row.depth == 0],
    ):
        figures = [each for row in rows if (each := figure(table, row, part)) is not None]
        if len(figures) > 1:
            yield figures


@dataclass(frozen=True, slots=True)
class Whole:
    """The shares of a column that together are a whole, and the total printed below them, if there is one."""

    place: Place
    column: StatedColumn
    shares: tuple[Figure, ...]
    total: Figure | None

    @property
    def sum(self) -> Interval:
        """What the shares add up to, as far as their digits tell."""
        return total([each.result for each in self.shares])


@table_by_table
def wholes(table: StatedTable) -> Iterator[Whole]:
    """Columns of shares or weights whose rows are all parts of one whole: they have a total, or say so."""
    parents = {row.parent for row in table.rows}
    rows = [row for row in table.rows if row.role in _PARTS]
    for column in table.columns_of(Role.SHARE, Role.WEIGHT):
        totals = [each for row in table.rows if row.role is RowRole.TOTAL and (each := figure(table, row, column))]
        sets = ([row for row in rows if row.index not in parents], [row for row in rows if row.depth == 0])
        options = [[each for row in few if (each := figure(table, row, column))] for few in sets]
        shares = min(options, key=lambda few: abs(sum((each.value for each in few), Decimal(0)) - HUNDRED))
        one = len(totals) == 1 and (abs(totals[0].value - HUNDRED) < 20 or _whole(shares))
        if len(shares) > 1 and (one or (column.role is Role.WEIGHT and not totals and _near(shares))):
            yield Whole(shares[0].place, column, tuple(shares), totals[0] if totals else None)


def _whole(shares: list[Figure]) -> bool:
    """Whether shares add up to 100 as far as their digits tell."""
    summed = total([each.result for each in shares])
    return len(shares) > 2 and summed.low <= HUNDRED <= summed.high


def _near(shares: list[Figure]) -> bool:
    """Whether weights look like percent of a whole at all."""
    return abs(sum((each.value for each in shares), Decimal(0)) - HUNDRED) <= 20
