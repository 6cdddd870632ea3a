"""What the sheets of an .xlsx hold: stored values, their formats, merged fields, what is hidden (ECMA-376-1, 18).

Formulas are never computed: the value that was stored with one is read. Macros, links and charts are not opened.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.core.problem import Problem
from triwulan.formats.elements import under
from triwulan.formats.format_codes import GENERAL
from triwulan.formats.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, refuse
from triwulan.formats.packages import Element, Package, xml_root
from triwulan.formats.xlsx_looks import Looks, looks_of, space_of, strings_of, text_of, unescaped, whole

MOST_SHEETS: Final = 200
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_WIDTH: Final = 8.43


@dataclass(frozen=True, slots=True)
class Field:
    """A filled field: ``stored`` is a text, or a number as the file writes it; ``code`` how a number is shown."""

    stored: str
    is_number: bool
    code: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """Fields that are one, from row and column (counted from 1) over so many rows and columns."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; rows and columns count from 1. ``unsaved`` are the fields whose formula has no stored value."""

    name: str
    fields: dict[tuple[int, int], Field]
    merges: tuple[Merge, ...]
    widths: dict[int, float]
    hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    unsaved: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets in their order."""

    sheets: tuple[Sheet, ...]
    since_1904: bool


def read_workbook(data: bytes) -> Workbook:
    """The sheets of a file. Raises ProblemError where it is broken, locked or too large."""
    package = Package(data)
    contents = contents_of(package)
    strings = strings_of(package.xml(contents.parts.get("sharedStrings", "")))
    looks = looks_of(package.xml(contents.parts.get("styles", "")))
    read = (_sheet(package, part, name, hidden, strings, looks) for name, hidden, part in contents.sheets)
    return Workbook(tuple(read), contents.since_1904)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workbook says of itself: its sheets (name, hidden, part), its other parts by kind, how it counts days."""

    sheets: tuple[tuple[str, bool, str], ...]
    parts: dict[str, str]
    since_1904: bool


def contents_of(package: Package) -> Contents:
    """The contents of a workbook. Raises ProblemError where it is broken or has too many sheets."""
    main = package.main_part()
    root = package.xml(main)
    if root is None:
        refuse(Problem("read_xlsx.broken"))
    relations = package.relations(main)
    sheets = []
    for element in root.iterfind(f"{space_of(root)}sheets/{space_of(root)}sheet"):
        key = next((value for name, value in element.items() if name.endswith("}id")), "")
        relation = relations.get(key)
        if relation is not None and relation.kind == "worksheet" and relation.target in package.names:
            sheets.append((element.get("name", ""), element.get("state", "visible") != "visible", relation.target))
    if len(sheets) > MOST_SHEETS:
        refuse(Problem("read_xlsx.too_many_sheets", {"sheets": len(sheets), "most": MOST_SHEETS}))
    properties = root.find(f"{space_of(root)}workbookPr")
    since_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
    return Contents(tuple(sheets), {each.kind: each.target for each in relations.values()}, since_1904)


def address(row: int, column: int) -> str:
    """A field as workbooks name it: (5, 1) is "A5"."""
    return f"{letters_of(column)}{row}"


@lru_cache(maxsize=1024)
def letters_of(column: int) -> str:
    """A column as workbooks name it."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet(package: Package, part: str, name: str, hidden: bool, strings: list[str], looks: Looks) -> Sheet:
    raw = package.part(part)
    if raw is None:
        refuse(Problem("read_xlsx.broken"))
    if raw.count(b"<c ") + raw.count(b":c ") > MOST_CELLS:
        _too_large(name)
    root = xml_root(raw)
    space = space_of(root)
    fields: dict[tuple[int, int], Field] = {}
    unsaved: list[tuple[int, int]] = []
    hidden_rows: set[int] = set()
    row = 0
    for line in root.iterfind(f"{space}sheetData/{space}row"):
        row = whole(line.get("r"), row + 1)
        if line.get("hidden") in ("1", "true"):
            hidden_rows.add(row)
        column = 0
        for cell in line:
            found = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(found[1]) if found else column + 1
            field = _field(cell, space, strings, looks)
            if field is not None:
                if row > MOST_ROWS or column > MOST_COLUMNS:
                    _too_large(name)
                fields[row, column] = field
            elif _is_unsaved(cell, space):
                unsaved.append((row, column))
    widths, hidden_columns = _columns(root, space)
    shown = {row for row, _ in fields} & hidden_rows
    return Sheet(
        name,
        fields,
        tuple(_merges(root, space)),
        widths,
        hidden,
        frozenset(shown),
        frozenset(hidden_columns & {column for _, column in fields}),
        tuple(unsaved),
    )


def _too_large(name: str) -> None:
    refuse(Problem("read_xlsx.too_large", {"sheet": name, "rows": MOST_ROWS, "columns": MOST_COLUMNS}))


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _field(cell: Element, space: str, strings: list[str], looks: Looks) -> Field | None:
    """What a cell holds; None for an empty one."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = under(cell, space + "is")
        stored = text_of(inline, space) if inline is not None else ""
    else:
        value = under(cell, space + "v")
        stored = (value.text if value is not None else "") or ""
        if kind == "s":
            at = whole(stored, -1)
            stored = strings[at] if 0 <= at < len(strings) else ""
        elif kind == "str":
            stored = unescaped(stored)
        elif kind == "b":
            stored = "TRUE" if stored.strip() == "1" else "FALSE"
    if not stored.strip():
        return None
    style = whole(cell.get("s"))
    code = looks.codes[style] if style < len(looks.codes) else GENERAL
    return Field(stored, kind == "n", code, style < len(looks.bold) and looks.bold[style])


def _is_unsaved(cell: Element, space: str) -> bool:
    """Whether a cell has a formula but nothing stored with it; a formula that gives an empty text has."""
    return cell.get("t") != "str" and cell.find(f"{space}f") is not None


def _merges(root: Element, space: str) -> Iterator[Merge]:
    for element in root.iterfind(f"{space}mergeCells/{space}mergeCell"):
        ends = [_REFERENCE.fullmatch(each) for each in element.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            row, column = int(ends[0][2]), _column(ends[0][1])
            last_row, last_column = int(ends[1][2]), _column(ends[1][1])
            if last_row >= row and last_column >= column:
                yield Merge(row, column, last_row - row + 1, last_column - column + 1)


def _columns(root: Element, space: str) -> tuple[dict[int, float], set[int]]:
    """Widths of columns in characters, and the hidden ones."""
    widths: dict[int, float] = {}
    hidden: set[int] = set()
    for element in root.iterfind(f"{space}cols/{space}col"):
        first, last = whole(element.get("min"), 1), whole(element.get("max"), 0)
        for column in range(first, min(last, MOST_COLUMNS) + 1):
            try:
                widths[column] = max(float(element.get("width", _WIDTH)), 0.1)
            except ValueError:
                widths[column] = _WIDTH
            if element.get("hidden") in ("1", "true"):
                hidden.add(column)
    return widths, hidden
