"""Lists with a row for each village."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.core.place import Place
from triwulan.core.reading import Reading, RowRole, StatedColumn, StatedRow, StatedTable

_VILLAGE: Final = re.compile(r"^(?:nama\s+)?(?:desa|kelurahan)(?:\s*/\s*(?:desa|kelurahan))?$", re.I)
_PREFIX: Final = re.compile(r"^(?:desa|kelurahan|kel\.)\s+", re.I)
# What gives a village a row for each of them: visits, activities, groups, hamlets, persons.
_SEVERAL: Final = re.compile(
    r"kegiatan|nama\s+(?!desa|kelurahan)|kelompok|jenis|uraian|dusun|rw|rt|lokasi|alamat|program|pekerjaan|indikator|"
    r"penerima|lembaga|tahun|bulan|triwulan|semester|nik|nip",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A village with the rows that bear its name."""

    name: str
    rows: tuple[StatedRow, ...]
    place: Place


def listed_villages(reading: Reading) -> Iterator[Listed]:
    """Each village of each list in which a village has one row."""
    for table in reading.tables:
        column = _village_column(table)
        if column is None:
            continue
        rows: dict[str, list[StatedRow]] = {}
        for row in table.rows:
            cell = row.cells[column.index]
            if row.role is RowRole.BODY and row.parent is None and cell.text.strip() and not cell.covered:
                rows.setdefault(_plain(cell.text), []).append(row)
        for found in rows.values():
            yield Listed(found[0].cells[column.index].text.strip(), tuple(found), table.place)


def _village_column(table: StatedTable) -> StatedColumn | None:
    heads = [" ".join(column.head.split()) for column in table.columns]
    named = [column for column, head in zip(table.columns, heads, strict=True) if _VILLAGE.match(head)]
    if len(named) != 1 or any(_SEVERAL.search(head) for head in heads if not _VILLAGE.match(head)):
        return None
    return named[0]


def _plain(text: str) -> str:
    return " ".join(_PREFIX.sub("", text.strip()).casefold().split())
