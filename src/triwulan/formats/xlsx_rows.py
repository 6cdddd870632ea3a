"""Rows of an .xlsx, read from its XML as a stream: 100.000 rows need no more memory than a hundred."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, BinaryIO, Final

from lxml import etree

from triwulan.core.problem import Problem
from triwulan.formats.date_format import date_text, is_date
from triwulan.formats.limits import MOST_SHEET, MOST_SHEET_ROWS, refuse
from triwulan.formats.number_format import as_number
from triwulan.formats.packages import Element, Package
from triwulan.formats.sheet_cells import OpenSheet, SheetRow, cell_text, check_column, number_text, percent_text
from triwulan.formats.xlsx_looks import looks_of, space_of, text_of, unescaped, whole
from triwulan.formats.xlsx_sheets import contents_of

_DAY: Final = "dd/mm/yyyy"
_DIGITS: Final = "0123456789"


@dataclass(slots=True)
class _Book:
    """What all sheets share: their texts, how numbers are shown by style ("%", "day" or ""), and what was read."""

    package: Package
    strings: list[str]
    shown: list[str]
    since_1904: bool
    total: int
    done: int = 0
    sheets: tuple[tuple[str, bool, str], ...] = ()


def xlsx_sheets(data: bytes) -> Iterator[OpenSheet]:
    """The sheets of a workbook that hold cells; formulas are not computed, the value stored with one is read."""
    book = _book(Package(data))
    for name, hidden, part in book.sheets:
        reading = _Reading(book, part)
        yield OpenSheet(name, reading.rows(), hidden, reading.share)
        book.done += book.package.size(part)


def _book(package: Package) -> _Book:
    contents = contents_of(package)
    codes = looks_of(package.xml(contents.parts.get("styles", ""))).codes
    return _Book(
        package,
        list(_strings(package, contents.parts.get("sharedStrings", ""))),
        ["day" if is_date(code) else "%" if "%" in code else "" for code in codes],
        contents.since_1904,
        max(1, sum(package.size(part) for _, _, part in contents.sheets)),
        sheets=contents.sheets,
    )


def _strings(package: Package, part: str) -> Iterator[str]:
    if part in package.names:
        with package.opened(part, MOST_SHEET) as file:
            for element in _elements(file, "si"):
                yield cell_text(text_of(element, space_of(element)))


class _Reading:
    """The rows of one sheet, and how far they have been read."""

    def __init__(self, book: _Book, part: str) -> None:
        self._book, self._part = book, part
        self._file: BinaryIO | None = None

    def share(self) -> float:
        """How much of the file has been read."""
        with suppress(ValueError):  # it is closed at its end
            return (self._book.done + (self._file.tell() if self._file else 0)) / self._book.total
        return (self._book.done + self._book.package.size(self._part)) / self._book.total

    def rows(self) -> Iterator[SheetRow]:
        """The rows that hold anything."""
        with self._book.package.opened(self._part, MOST_SHEET) as self._file:
            number = 0
            for row in _elements(self._file, "row"):
                number = whole(row.get("r"), number + 1)
                if number > MOST_SHEET_ROWS:
                    refuse(Problem("imports.too_many_rows", {"most": MOST_SHEET_ROWS}))
                cells = self._cells(row)
                if any(cells):
                    yield SheetRow(number, tuple(cells), row.get("hidden") in ("1", "true"))

    def _cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if not (text := self._text(cell)):
                continue
            column = _column(cell.get("r", "").rstrip(_DIGITS)) or len(cells) + 1
            if column - 1 != len(cells):
                check_column(column)
                cells.extend([""] * (column - 1 - len(cells)))
            cells[column - 1 :] = [text]
        return cells

    def _text(self, cell: Element) -> str:
        """What a cell holds. Millions are asked: their value is their last child, and nothing else is looked at."""
        if not len(cell):
            return ""
        kind, value = cell.get("t"), cell[-1]
        if kind == "inlineStr":
            plain = len(value) == 1 and not len(value[0])
            return cell_text(unescaped(value[0].text or "") if plain else text_of(value, space_of(value)))
        text = value.text if value.tag[-2:] == "}v" else _value(cell)
        if not text:
            return ""
        if kind is None or kind == "n":
            return self._number(text, cell.get("s"))
        if kind == "s":
            at = whole(text, -1)
            return self._book.strings[at] if 0 <= at < len(self._book.strings) else ""
        if kind == "b":
            return "TRUE" if text.strip() == "1" else "FALSE"
        return cell_text(unescaped(text))  # a formula's text or error, or a day in ISO form

    def _number(self, stored: str, style: str | None) -> str:
        at = whole(style) if style is not None else 0
        shown = self._book.shown[at] if at < len(self._book.shown) else ""
        if not shown:
            return number_text(stored)
        if shown == "%":
            return percent_text(stored)
        value = as_number(stored)
        day = None if value is None else date_text(value, _DAY, since_1904=self._book.since_1904)
        return day or number_text(stored)


def _value(cell: Element) -> str:
    return next((each.text or "" for each in cell if each.tag[-2:] == "}v"), "")


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """A column by its letters, from 1; 0 for what is none."""
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - 64
    return number


def _elements(file: BinaryIO, name: str) -> Iterator[Element]:
    """Elements called ``name`` as they end, each forgotten before the next."""
    try:
        parser = etree.iterparse(
            file, events=("end",), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        for _, element in parser:
            yield element
            _forget(element)
    except etree.XMLSyntaxError:
        refuse(Problem("reading.broken"))


def _forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
