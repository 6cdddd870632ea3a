"""Whether a row that is not called a total is one, because its figures are the sums of the others'."""

from collections.abc import Sequence
from typing import Final

from triwulan.core.reading import Role, StatedColumn
from triwulan.interpret.evidence import read
from triwulan.interpret.grid import GridRow

_ADDED: Final = frozenset(
    {
        Role.TARGET, Role.REALISATION, Role.CEILING, Role.SPENDING, Role.REMAINDER, Role.AMOUNT, Role.TOTAL,
        Role.NUMERATOR, Role.DENOMINATOR, Role.BEFORE, Role.AFTER, Role.WEIGHT,
    }
)  # fmt: skip
_WHOLES: Final = frozenset(
    {
        "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "provinsi", "semua", "seluruh", "keseluruhan",
        "gabungan", "dinas", "",
    }
)  # fmt: skip
_NEAR: Final = 0.3


def is_total_by_sum(
    row: GridRow,
    label: str,
    others: Sequence[GridRow],
    columns: Sequence[StatedColumn],
    *,
    counted: bool,
    whole: bool = False,
) -> bool:
    """Whether a row sums the others: exactly in one column, or nearly when its name says it stands for all of them.

    ``counted``: the others are numbered and this one is not; ``whole``: its name is known to stand for all of them.
    """
    named = whole or (label.casefold().split(" ")[0] in _WHOLES and len(label.split()) <= 3)
    if len(others) < 2 or not (counted or named):
        return False
    exact = near = 0
    for column in columns:
        if column.role not in _ADDED or column.unit == "%":
            continue
        own = read(row.cells[column.index].text).value
        parts = [read(other.cells[column.index].text) for other in others]
        figures = [part.value for part in parts if part.value is not None]
        if own is None or own == 0 or len(figures) < 2 or any(part.unit == "%" for part in parts):
            continue
        total = sum(figures)
        exact += total == own
        near += abs(float(total - own)) <= _NEAR * abs(float(own))
    return exact > 0 or (named and near > 0)
