"""A count of one thing whose unit is another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.keeping import gathered_per_table, table_by_table
from triwulan.audit.subjects.ranges import indicator_of
from triwulan.audit.subjects.unit_words import plain_unit, unit_cell
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import RowRole, StatedCell, StatedTable

_COUNTED: Final = re.compile(
    r"^\W*(?:(?:jumlah|banyaknya)\s+|(?=[\w ]*\byang\b))(?P<thing>desa|kelurahan|kecamatan|"
    r"dusun|kelompok|laporan|sekolah|puskesmas|posyandu|koperasi|lembaga|jembatan)\b(?!\s*(?:/|dan\b|atau\b|serta\b))",
    re.IGNORECASE,
)
_THINGS: Final = frozenset(
    {
        "orang", "jiwa", "desa", "kelurahan", "kecamatan", "dusun", "kelompok", "laporan", "sekolah", "puskesmas",
        "posyandu", "koperasi", "lembaga", "jembatan", "bulan", "hari", "keluarga", "ton", "hektare",
    }
)  # fmt: skip
"""Units that can only be of what they name; "kegiatan", "unit" and "dokumen" may be of anything."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A row that counts a thing by its name, and its unit."""

    name: str
    thing: str
    cell: StatedCell
    place: Place


@gathered_per_table
def _counts(table: StatedTable) -> Iterator[_Count]:
    for row in table.rows:
        cell = unit_cell(table, row)
        name = indicator_of(table, row)
        named = _COUNTED.match(name) if cell is not None and row.role in (RowRole.BODY, RowRole.PARENT) else None
        if cell is not None and named is not None and plain_unit(cell.text) in _THINGS:
            yield _Count(" ".join(name.split()), named["thing"].lower(), cell, cell.place)


@rule(
    "M213",
    title="A count whose unit is another thing",
    severity=Severity.WARNING,
    each=table_by_table(_counts),
)
def unit_unlike_name(count: _Count, context: Context) -> Answer:
    """Villages are not counted in persons."""
    if plain_unit(count.cell.text) == count.thing:
        return None
    return Finding(
        message="m213",
        places=(count.place,),
        printed=count.cell.text,
        expected=count.thing,
        values={"name": count.name, "printed": count.cell.text, "expected": count.thing},
    )
