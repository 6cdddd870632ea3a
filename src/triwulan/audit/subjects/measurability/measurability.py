"""What the measurability rules ask about besides units: ranges, parts of wholes, shifted rows, figures as written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.shifts import shifting
from triwulan.audit.subjects.arithmetic.table_equations import is_shifted
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.keeping import table_by_table
from triwulan.audit.subjects.ranges import indicator_of, is_part, limit_of, villages_of
from triwulan.core.place import Place
from triwulan.core.problem import Problem
from triwulan.core.quantity import Kind as Shape
from triwulan.core.reading import Measure, Reading, Role, RowRole, StatedCell, StatedColumn, StatedRow, StatedTable

_BROKEN: Final = re.compile(r"(?:rp\.?\s*)?(?=.*\d)[\d.,]*[.,]{2,}[\d.,]*\d\s*%?", re.IGNORECASE)
_CODE: Final = re.compile(r"\d+(?:\.\d+)*\.?")
_DATE: Final = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b(?![.,]\d)")
_FIGURES: Final = frozenset(
    {
        Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT, Role.NUMERATOR, Role.DENOMINATOR, Role.CEILING, Role.SPENDING,
        Role.ABSORPTION, Role.REMAINDER, Role.EFFICIENCY, Role.BEFORE, Role.AFTER, Role.CHANGE, Role.CHANGE_PERCENT,
        Role.SHARE, Role.WEIGHT, Role.SCORE, Role.AMOUNT, Role.TOTAL, Role.AVERAGE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounded:
    """A figure with a limit that nothing of its kind can pass; ``limit`` None: it only must not be negative."""

    place: Place
    figure: Figure
    limit: Decimal | None
    why: str
    expected: Decimal | None = None

    @property
    def beyond(self) -> bool:
        """Whether it is out of its range."""
        if self.limit is not None and self.figure.value > self.limit:
            return True
        return self.figure.value < 0


def bounded(reading: Reading) -> Iterator[Bounded]:
    """Targets and realisations whose indicator says what they can be at most."""
    villages = villages_of(reading)
    blames = {(each.figure.table.index, each.figure.key): each.expected for each in reckoned(reading).blames}
    for table in reading.tables:
        for column in table.columns_of(Role.TARGET, Role.REALISATION):
            for row in table.rows:
                each = figure(table, row, column) if row.role is not RowRole.TOTAL else None
                if each is None or column.measure is Measure.BUDGET or each.money:
                    continue
                limit = limit_of(each, villages)
                if limit is not None:
                    yield Bounded(each.place, each, *limit, blames.get((table.index, each.key)))


@dataclass(frozen=True, slots=True)
class Quotient:
    """A numerator and its denominator; ``part`` whether the one is a part of the other."""

    place: Place
    numerator: Figure
    denominator: Figure
    part: bool


_MEASURED: Final = frozenset({Role.NUMERATOR, Role.TARGET, Role.REALISATION})
_OF_ALL: Final = re.compile(
    r"\b(?:persentase|persen|%|tingkat)\W+(?:\w+\s+)?(?:hadir|kehadiran|lunas|pelunasan|tuntas|selesai|penyelesaian|tersalur|aktif|"
    r"lulus|kelulusan|tertangani|terlayani|terisi|terdata|puas)\b",
    re.I,
)
"""Heads of shares that cannot be more than all."""


def quotients(reading: Reading) -> Iterator[Quotient]:
    """Each row with a numerator and a denominator."""
    for table in reading.tables:
        for top, bottom in zip(table.columns_of(Role.NUMERATOR), table.columns_of(Role.DENOMINATOR), strict=False):
            for row in table.rows:
                one, two = figure(table, row, top), figure(table, row, bottom)
                if one is not None and two is not None:
                    yield Quotient(one.place, one, two, is_part(indicator_of(table, row) or row.label))
    for check in reckoned(reading).checks:
        equation = check.equation
        if equation.form.name == "quotient" and _OF_ALL.search(equation.result.column.head):
            part, whole = equation.inputs
            if not part.money and not _MEASURED & {part.column.role, whole.column.role}:
                yield Quotient(part.place, part, whole, part=True)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A table; ``rows`` are those beside their heads, ``columns`` the head that holds the figures of the other one."""

    place: Place
    rows: tuple[tuple[StatedRow, StatedColumn, StatedCell], ...] = ()
    columns: tuple[StatedColumn, ...] = ()
    figures: tuple[Figure, ...] = ()


def alignments(reading: Reading) -> Iterator[Alignment]:
    """Each table with rows enough to say what its columns hold, and each in which one column's values are another's."""
    for table in reading.tables:
        moved = _moved_column(reading, table)
        if moved is not None:
            yield moved
        for shifting_table in shifting([table]):
            rows = tuple(
                (shift.row, table.columns[shift.column], shift.row.cells[shift.column])
                for shift in shifting_table.shifts
            )
            yield Alignment(table.place, rows)


def _moved_column(reading: Reading, table: StatedTable) -> Alignment | None:
    """Efficiencies under the head of the achievement, and nothing under their own."""
    for column in table.columns_of(Role.ACHIEVEMENT):
        if not is_shifted(table, column):
            continue
        checks = [check.equation for check in reckoned(reading).checks if check.equation.table is table]
        own = [each for each in checks if each.kind is Kind.EFFICIENCY and each.result.column is column]
        if own:
            empty = next(each for each in table.columns[column.index + 1 :] if "fisien" in each.head.lower())
            figures = tuple(each for row in table.rows if (each := figure(table, row, column)) is not None)
            return Alignment(table.place, (), (column, empty), figures)
    return None


@dataclass(frozen=True, slots=True)
class Written:
    """A cell that should hold a figure, whether its separators can be read, and what was likely ``meant``."""

    place: Place
    text: str
    malformed: bool
    meant: str


@table_by_table
def written(table: StatedTable) -> Iterator[Written]:
    """Each cell with digits in the columns of figures."""
    for column in table.columns:
        if column.role not in _FIGURES or not any(row.cells[column.index].quantity.is_number for row in table.rows):
            continue
        for row in table.rows:
            cell = row.cells[column.index]
            text = " ".join(cell.text.split())
            if cell.covered or not _holds_figure(text):
                continue
            problem = cell.quantity.problem
            bad = cell.quantity.kind is Shape.UNREADABLE and _BROKEN.fullmatch(text) is not None
            known = problem is not None and problem.message.startswith("quantity.separators")
            yield Written(cell.place, text, bad or known, _meant(text, problem) if bad or known else "")


def _holds_figure(text: str) -> bool:
    """Whether a text has a digit and is no date."""
    return text.isdigit() or (any(mark.isdigit() for mark in text) and _DATE.search(text) is None)


def _meant(text: str, problem: Problem | None) -> str:
    """The likely figure with what is printed around it."""
    suggestion = str(problem.values.get("suggestion", "")) if problem is not None else ""
    body = re.search(r"\d[\d.,]*\d", text)
    return text.replace(body.group(), suggestion) if suggestion and body else ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the budget's nomenclature; ``like`` is a sound one of the same table."""

    place: Place
    text: str
    malformed: bool
    like: str
    meant: str = ""


@table_by_table
def codes(table: StatedTable) -> Iterator[Code]:
    """Each code of a column in which most are digits between dots."""
    for column in table.columns_of(Role.CODE):
        cells = [row.cells[column.index] for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
        shown = [cell for cell in cells if not cell.covered and re.search(r"\d", cell.text)]
        sound = [cell for cell in shown if _CODE.fullmatch(cell.text.strip())]
        if len(sound) < 2 or len(sound) * 3 < len(shown) * 2 or "." not in sound[-1].text:
            continue
        for cell in shown:
            text = " ".join(cell.text.split())
            ok = _CODE.fullmatch("".join(text.split())) is not None
            yield Code(cell.place, text, not ok, sound[-1].text.strip(), "" if ok else _mended(text))


def _mended(text: str) -> str:
    """The code that was likely meant: letters that look like digits, commas and double dots set right."""
    likely = re.sub(r"[.,;\s]+", ".", text.replace("O", "0").replace("o", "0").replace("l", "1")).strip(".")
    return likely if _CODE.fullmatch(likely) else ""
