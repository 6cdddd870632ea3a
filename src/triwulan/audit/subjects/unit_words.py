"""The units of rows, in one spelling, and which of them can be of one thing."""

from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.keeping import per_table
from triwulan.core.quantity import RUPIAH, parse_quantity
from triwulan.core.reading import Role, StatedCell, StatedColumn, StatedRow, StatedTable


def unit_cell(table: StatedTable, row: StatedRow) -> StatedCell | None:
    """The cell of a row in the table's column of units; None without one."""
    column = _unit_column(table)
    return row.cells[column.index] if column is not None else None


@per_table
def _unit_column(table: StatedTable) -> StatedColumn | None:
    return next(iter(table.columns_of(Role.UNIT)), None)


_SHORT_UNITS: Final = {
    "persen": "%", "prosen": "%", "persentase": "%", "prosentase": "%", "prosentasi": "%", "persentasi": "%",
    "ds": "desa", "keg": "kegiatan", "org": "orang", "dok": "dokumen", "lap": "laporan", "x": "kali",
    "kl": "kali", "bln": "bulan", "thn": "tahun", "th": "tahun", "bh": "buah", "lbr": "lembar", "hr": "hari",
    "klp": "kelompok", "kec": "kecamatan", "kk": "kepala keluarga", "point": "poin",
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain_unit(text: str) -> str:
    """A unit in one spelling: "Desa" is "desa", "persen" and "prosen" are "%"."""
    unit = " ".join(text.lower().strip(" .()").split())
    return _SHORT_UNITS.get(unit, unit)


@lru_cache(maxsize=512)
def rupiah_in(unit: str) -> Decimal | None:
    """How many rupiah a plain unit of money is: a million of "rp juta"; None for any other unit."""
    words = unit.replace(".", " ").split()
    scale = [word for word in words if word not in ("rp", "rupiah")]
    if len(scale) != 1 or len(scale) == len(words):
        return None
    amount = parse_quantity(f"{RUPIAH}1 {scale[0]}")
    return amount.value if amount.unit == RUPIAH else None


_SCORES: Final = frozenset({"indeks", "nilai", "angka", "skor", "poin", "index", "predikat", "kategori"})

_PEOPLE: Final = frozenset({"orang", "jiwa"})


def same_unit(one: str, other: str) -> bool:
    """Whether both can be units of one thing: abbreviated, said more closely, or left out."""
    if not one or not other or one == other or any(one in words and other in words for words in (_SCORES, _PEOPLE)):
        return True
    short, long = sorted((one, other), key=len)
    return short in long.split() or (len(short) >= 3 and long.startswith(short))
