"""A block copied from a spreadsheet, understood row by row against the grid: villages by name, dates as written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from triwulan.core.dates import read_date
from triwulan.core.identity import comparable
from triwulan.core.likeness import likeness, rarity, words
from triwulan.core.problem import Problem
from triwulan.web.register.board import Board, Column
from triwulan.web.register.faults import date_problem
from triwulan.web.register.models import LONGEST_DATE
from triwulan.web.register.services import TypedCell
from triwulan.web.register.slots import Slot

MOST_LINES: Final = 500
_ALIKE: Final = 0.75
_NUMBERING: Final = re.compile(r"\d{1,3}[.)]?|no\.?|nomor|#", re.I)
_LEADING_NUMBER: Final = re.compile(r"^\d{1,3}[.)]\s+(?=\D)")
_NAME_AND_DATE: Final = re.compile(r"(?P<name>[^\d\t;]*[^\d\t;\s,:])[\s,:]+(?P<date>\d.*)")
_DESA: Final = re.compile(r"(?:desa|ds\.?|kelurahan|kel\.?)\s+", re.I)


@dataclass(frozen=True, slots=True)
class PastedCell:
    """A date of the block, and what stands in its place now."""

    column: Column
    slot: Slot
    text: str
    day: date | None
    present: str

    @property
    def changes(self) -> bool:
        """It would change what stands there."""
        return bool(self.text) and self.text != self.present


@dataclass(slots=True)
class PastedLine:
    """A line of the block; ``alike``: the name was misspelt, and read as that village."""

    written: str
    village: str = ""
    alike: bool = False
    cells: list[PastedCell] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Pasted:
    """The whole block; ``skipped`` are titles of columns that are none of the register's."""

    columns: list[Column]
    lines: list[PastedLine]
    skipped: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """There is something to take, and nothing wrong with any of it."""
        return bool(self.changes) and not self.problems and not any(line.problems for line in self.lines)

    @property
    def changes(self) -> list[PastedCell]:
        """Dates that would be written."""
        return [cell for line in self.lines for cell in line.cells if cell.changes]

    def typed(self, board: Board) -> list[TypedCell]:
        """What is to be written, on the versions that the preview was made of."""
        values: dict[Slot, dict[str, str]] = {}
        for cell in self.changes:
            values.setdefault(cell.slot, {})[cell.column.field] = cell.text
        return [TypedCell(slot, fields, _version(board, slot)) for slot, fields in values.items()]

    def seen(self, board: Board) -> str:
        """A mark of the versions the preview shows: when another window writes meanwhile, it is another."""
        seen = ";".join(f"{cell.slot.key}:{_version(board, cell.slot)}" for cell in self.changes)
        return sha256(seen.encode()).hexdigest()[:16]


def read_pasted(text: str, *, board: Board, start: str) -> Pasted:
    """Understand a block for a grid of villages; its columns are those of its head, or those from ``start`` on."""
    rows = [_cells_of(line) for line in text.splitlines() if line.strip()]
    if len(rows) > MOST_LINES:
        return Pasted([], [], problems=[Problem("register.paste_too_long", {"most": MOST_LINES})])
    names = {line.key: line.title for line in board.lines}
    codes = {village.code: str(village.pk) for village in board.unit.villages.exclude(code="")}
    reader = _Reader(board, names, codes)
    if rows and (head := reader.head(rows[0])) is not None:
        rows, columns = rows[1:], head
    else:
        keys = [column.key for column in board.columns]
        columns = list(board.columns[keys.index(start) if start in keys else 0 :])
    lines = [reader.line(cells, columns) for cells in rows]
    _say_twice(lines)
    problems = [] if lines else [Problem("register.paste_empty")]
    shown = [column for column in columns if column is not None]
    widest = max((len(line.cells) for line in lines), default=0)
    return Pasted(shown if None in columns else shown[: max(1, widest)], lines, reader.skipped, problems)


class _Reader:
    """Reads lines against the villages and columns of one grid."""

    def __init__(self, board: Board, names: Mapping[str, str], codes: Mapping[str, str]) -> None:
        self.board, self.names, self.codes = board, names, codes
        self.exact = {comparable(name): key for key, name in names.items()}
        self.weights = rarity(column.title for column in board.columns)
        self.skipped: list[str] = []

    def head(self, cells: Sequence[str]) -> list[Column | None] | None:
        """The columns that a line names, None for one that is unknown; None when it is no head."""
        # a copied head begins with an empty corner, which is lost where the text begins
        titles = cells if self._column(cells[0]) else cells[1:]
        if not titles or any(read_date(title) for title in titles) or self._village(cells[0])[0]:
            return None
        columns = [self._column(title) for title in titles]
        if not any(columns):
            return None
        self.skipped = [title for title, column in zip(titles, columns, strict=True) if title and column is None]
        return columns

    def line(self, cells: Sequence[str], columns: Sequence[Column | None]) -> PastedLine:
        """One line, with everything that is wrong with it."""
        key, alike = self._village(cells[0])
        line = PastedLine(cells[0], self.names.get(key, ""), alike)
        if not key:
            line.problems.append(Problem("register.paste_unknown_village", {"name": cells[0]}))
        if any(cells[1 + len(columns) :]):
            line.problems.append(Problem("register.paste_too_wide", {"count": len(columns)}))
        for text, column in zip(cells[1:], columns, strict=False):
            if column is not None:
                self._take(line, key, text, column)
        return line

    def _take(self, line: PastedLine, key: str, text: str, column: Column) -> None:
        day = read_date(text)
        problem = date_problem(text[:LONGEST_DATE], day, self.board.today)
        if problem is not None:
            line.problems.append(problem)
        obligation, period = column.key.removesuffix("r").split("-")
        slot = Slot(int(obligation), int(period), int(key or 0))
        row = self.board.rows.get(slot)
        line.cells.append(PastedCell(column, slot, text, day, str(getattr(row, column.field)) if row else ""))

    def _village(self, text: str) -> tuple[str, bool]:
        """The village of a name or code, and whether the name was only alike."""
        name = _DESA.sub("", text, count=1) if _DESA.match(text) else text
        key = self.codes.get(text) or self.exact.get(comparable(name)) or self.exact.get(comparable(text))
        if key is not None:
            return key, False
        like = [key for key, known in self.names.items() if likeness(name, known, {}) >= _ALIKE]
        return (like[0], True) if len(like) == 1 else ("", False)

    def _column(self, title: str) -> Column | None:
        """The column a title names: the most alike of those that have all its words, and no other as alike."""
        wanted = set(words(title))
        scored = sorted(
            ((likeness(title, column.title, self.weights), place) for place, column in enumerate(self.board.columns)
             if wanted and wanted <= set(words(column.title))),
            reverse=True,
        )  # fmt: skip
        if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
            return None
        return self.board.columns[scored[0][1]]


def _cells_of(line: str) -> list[str]:
    """A line's cells; a numbering before the name is none of them."""
    if "\t" in line:
        cells = line.split("\t")
    elif ";" in line:
        cells = line.split(";")
    else:
        cells = re.split(r"\s{2,}", line.strip())
    cells = [" ".join(cell.split()) for cell in cells]
    cells[0] = _LEADING_NUMBER.sub("", cells[0])
    while len(cells) > 1 and (not cells[0] or (_NUMBERING.fullmatch(cells[0]) and not read_date(cells[1]))):
        cells = cells[1:]
    match = _NAME_AND_DATE.fullmatch(cells[0]) if len(cells) == 1 else None
    return cells if match is None else [match["name"], match["date"]]


def _say_twice(lines: Sequence[PastedLine]) -> None:
    known: set[str] = set()
    for line in lines:
        if line.village and line.village in known:
            line.problems.append(Problem("register.paste_twice", {"name": line.village}))
        known.add(line.village)


def _version(board: Board, slot: Slot) -> int:
    row = board.rows.get(slot)
    return 0 if row is None else row.version
