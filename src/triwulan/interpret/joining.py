"""Tables that run on over a page break, put together again; notes right below a table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.flow import Flow, RawTable
from triwulan.interpret.grid import Grid
from triwulan.interpret.heads import head_of

_NOTE: Final = re.compile(
    r"^(?:catatan|keterangan|ket|sumber|sumber data|note|notes|source|\*+\)?|\d\))\s*[:.)*]|^\*", re.I
)
_COMPUTED: Final = re.compile(
    r"^(?:capaian|efisiensi|persentase|%|kolom|rumus|cara|perhitungan|realisasi|serapan|ie|te|nilai|angka|tingkat)\b.*"
    r"(?:dihitung|rumus|dibagi|dikurangi|[=÷]|diperoleh)",
    re.I | re.S,
)
_CONTINUED: Final = re.compile(r"\(?\s*(?:lanjutan|sambungan|continued)\s*\)?", re.I)


def joined(flow: Flow) -> tuple[tuple[RawTable, ...], tuple[Passage, ...]]:
    """The tables with their continuations attached, renumbered, and the passages that refer to them."""
    tables: list[RawTable] = []
    moved: dict[int, int] = {}
    ends: dict[int, int] = {}
    for table in flow.tables:
        if tables and _goes_on(tables[-1], table, ends[len(tables) - 1]):
            tables[-1] = replace(tables[-1], grid=_attached(tables[-1].grid, table.grid))
        else:
            tables.append(replace(table, index=len(tables)))
        moved[table.index] = len(tables) - 1
        ends[len(tables) - 1] = table.order
    passages = tuple(_moved(passage, moved) for passage in flow.passages)
    return tuple(tables), _noted(passages, {order: tables[index] for index, order in ends.items()})


def _goes_on(before: RawTable, table: RawTable, end: int) -> bool:
    if before.grid.width != table.grid.width or before.sheet != table.sheet:
        return False
    named = bool(table.number or table.caption) and not table.sheet
    if named:
        same = table.number == before.number != ""
        return same and _CONTINUED.search(table.caption) is not None
    if table.order != end + 1:
        return False
    head, other = head_of(before.grid), head_of(table.grid)
    repeated = [column.text for column in head.columns] == [column.text for column in other.columns]
    return repeated or other.rows == 0


def _attached(first: Grid, second: Grid) -> Grid:
    """The rows of both, the second's repeated head left out."""
    head, other = head_of(first), head_of(second)
    repeated = [column.text for column in head.columns] == [column.text for column in other.columns]
    return replace(first, rows=(*first.rows, *second.rows[other.rows if repeated else 0 :]))


def _moved(passage: Passage, moved: Mapping[int, int]) -> Passage:
    index = moved.get(passage.table, passage.table)
    return replace(passage, table=index) if index != passage.table else passage


def _noted(passages: Sequence[Passage], ends: Mapping[int, RawTable]) -> tuple[Passage, ...]:
    """Small print right below a table belongs to it; ``ends`` is {order: the table that ends there}."""
    noted: list[Passage] = []
    table: RawTable | None = None
    order = -2
    for passage in passages:
        below = ends.get(passage.order - 1)
        if below is not None:
            table, order = below, passage.order - 1
        follows = table is not None and passage.order == order + 1 and passage.table < 0
        if table is not None and follows and _is_note(passage, table, first=below is not None):
            noted.append(replace(passage, kind=PassageKind.NOTE, table=table.index))
            order = passage.order
        else:
            noted.append(passage)
    return tuple(noted)


def _is_note(passage: Passage, table: RawTable, *, first: bool) -> bool:
    """What is marked as a note, begins like one, says how a column is computed, or ends the table's sheet."""
    if passage.kind is PassageKind.NOTE:
        return True
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM):
        return False
    if table.sheet and passage.place.address.rpartition("!")[0] == table.place.address.rpartition("!")[0]:
        return True
    return _NOTE.match(passage.text) is not None or (first and _COMPUTED.match(passage.text) is not None)
