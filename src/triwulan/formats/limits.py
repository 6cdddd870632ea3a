"""How large a file may be that we read: beyond these it is refused, since it was not written by an office."""

from typing import Final, Never

from triwulan.core.problem import Problem, ProblemError

MOST_BYTES: Final = 50 * 1024 * 1024
"""Bytes of a file."""
MOST_TEXT: Final = 5 * 1024 * 1024
"""Bytes of a text without pictures: about two thousand pages."""
MOST_UNPACKED: Final = 400 * 1024 * 1024
"""Bytes of all that a zip container claims to hold, its photos among them."""
MOST_PART: Final = 24 * 1024 * 1024
"""Bytes of one part that we unpack: 24 MB of XML are about two thousand pages."""
MOST_RATIO: Final = 250
"""How many times smaller a part of more than a megabyte may be packed; a document's own XML reaches about 60."""
MOST_ENTRIES: Final = 5_000
"""Parts of a zip container."""
MOST_NESTED: Final = 40
"""Tables, boxes and containers inside one another."""
MOST_LIST_LEVELS: Final = 20
"""Lists inside one another; deeper items are taken for items of the deepest."""
MOST_CELLS: Final = 200_000
"""Cells of one table."""
MOST_ROWS: Final = 20_000
"""Rows of one table."""
MOST_COLUMNS: Final = 1_000
"""Columns of one table."""
MOST_SHEET_ROWS: Final = 250_000
"""Rows of all sheets of a file that is imported."""
MOST_SHEET: Final = 300 * 1024 * 1024
"""Bytes of a sheet's XML that is read row by row, never held as a whole: 100.000 rows of a budget take 100 MB."""
LONGEST_CELL: Final = 2_000
"""Characters of a cell that are read of an imported sheet: no name is longer."""
MOST_BLOCKS: Final = 100_000
"""Paragraphs, items and tables of one document."""


def refuse(problem: Problem) -> Never:
    """Give up on a file, with the reason for whoever sent it."""
    raise ProblemError(problem)


def check_size(size: int, limit: int = MOST_BYTES) -> None:
    """Refuse a file of more bytes than ``limit``, before it is read where its size is known."""
    if size > limit:
        refuse(Problem("reading.too_large", {"limit": limit // 1024 // 1024}))


def check_table(rows: int, cells: int) -> None:
    """Refuse a table beyond ``MOST_ROWS`` or ``MOST_CELLS``."""
    if rows > MOST_ROWS or cells > MOST_CELLS:
        refuse(Problem("reading.table_too_large", {"rows": MOST_ROWS, "cells": MOST_CELLS}))


def check_blocks(count: int) -> None:
    """Refuse a document of more than ``MOST_BLOCKS`` parts."""
    if count > MOST_BLOCKS:
        refuse(Problem("reading.too_long", {"limit": MOST_BLOCKS}))
