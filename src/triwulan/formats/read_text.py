"""Reading plain text: paragraphs and lists as people type them, tables set in tabs or in columns of spaces."""

import codecs
import re
from collections.abc import Sequence
from typing import Final

from triwulan.core.document import Document, Table
from triwulan.core.problem import Problem
from triwulan.formats.grid_tables import grid_table
from triwulan.formats.limits import refuse
from triwulan.formats.read_markdown import lines_of, read_lines
from triwulan.formats.side_by_side import signature_lines
from triwulan.formats.space_tables import space_table
from triwulan.formats.tab_tables import tab_table

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CAPTION: Final = re.compile(r"^\W*(?:tabel|table)\b", re.I)
_OWN: Final = re.compile(
    r"^\W*(?:BAB\s+[IVXL\d]+\b|(?-i:[IVX]{1,5}\.\s+[A-Z]{3})|\d{1,2}(?:\.\d{1,2})+\.?\s|(?:tabel|table)\s*\.?\s*\d)",
    re.I,
)
_LABEL: Final = re.compile(r"^[A-Z][^:.,]{1,30}?\s*:\s+\S")
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SHORT: Final = 0.6
_UNWRAPPED: Final = 140


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, or as Windows wrote it before. Refuses binary data."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data:
        return _wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if len(_BINARY.findall(text[:4096])) > len(text[:4096]) // 50:
        refuse(Problem("reading.unknown"))
    return text


def _wide(data: bytes) -> str:
    """Two bytes a character without a mark: every other byte is empty."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    half = min(len(data), 4096) // 2
    if 4 * odd > 3 * half > 4 * even or 4 * even > 3 * half > 4 * odd:
        return data.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace")
    refuse(Problem("reading.unknown"))


def read_text(data: bytes) -> Document:
    """The document in a text file; addresses are lines, "L31". Raises ProblemError for what is no text."""
    lines = lines_of(decode(data))
    return read_lines(lines, _tables(lines), _starts(lines))


def _tables(lines: list[str]) -> dict[int, tuple[int, Table]]:
    """The tables by the line they begin at, each with the line after its end."""
    found: dict[int, tuple[int, Table]] = {}
    at = 0
    while at < len(lines):
        end, table = _table(lines, at)
        if table is not None:
            found[at] = end, table
        at = max(end, at + 1)
    return found


def _table(lines: list[str], at: int) -> tuple[int, Table | None]:
    """The table that begins at a line and where it ends, or where the lines end of which none was made."""
    found = grid_table(lines, at)
    line = lines[at]
    gap = "\t" in line or "  " in line.strip()
    if found is None and (gap or line.startswith("        ")):
        found = signature_lines(lines, at)
    if found is not None:
        return found
    end = at + 1
    if "\t" in line:
        end, table = tab_table(lines, at)
        if table is not None:
            return end, table
    if gap and "|" not in line:
        above = [line for line in lines[max(0, at - 4) : at] if line.strip()]
        stop, table = space_table(lines, at, captioned=any(_CAPTION.match(line) for line in above))
        if table is not None:
            return stop, table
        end = max(end, stop)
    return end, None


def _starts(lines: Sequence[str]) -> frozenset[int]:
    """The lines that begin a paragraph without an empty line before: the line above them ends early."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip() and "\t" not in line)
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    found = set()
    for at in range(1, len(lines)):
        before, line = lines[at - 1].strip(), lines[at].strip()
        if not before or not line or lines[at - 1].endswith("  "):
            continue
        short = usual > _UNWRAPPED or len(before) + len(line.split()[0]) < _SHORT * usual
        labels = _LABEL.match(line) and _LABEL.match(before)
        headed = _OWN.match(before) and not line[0].islower() and len(before) < usual
        ended = short or before.endswith((".", ":", ";"))
        if (
            (_OWN.match(line) and ended)
            or labels
            or headed
            or (short and not (line[0].islower() or before.endswith(",")))
        ):
            found.add(at)
    return frozenset(found)
