"""The columns of a table with their roles: their names first, then the heads above, the neighbours, the values."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.quantity import RUPIAH
from triwulan.core.reading import Measure, Role, StatedColumn
from triwulan.interpret.deciding import role_of
from triwulan.interpret.draft import PERCENT, Draft, draft_of
from triwulan.interpret.evidence import Evidence
from triwulan.interpret.heads import Head
from triwulan.interpret.naming import name_of
from triwulan.interpret.settling import settled
from triwulan.interpret.times import spans_of

_MEASURES: Final = {
    Role.CEILING: Measure.BUDGET,
    Role.SPENDING: Measure.BUDGET,
    Role.ABSORPTION: Measure.BUDGET,
    Role.TARGET: Measure.PERFORMANCE,
    Role.REALISATION: Measure.PERFORMANCE,
    Role.ACHIEVEMENT: Measure.PERFORMANCE,
}
_MONEY: Final = frozenset({Role.CEILING, Role.SPENDING, Role.REMAINDER, Role.BEFORE, Role.AFTER, Role.CHANGE})
_FIGURES: Final = frozenset({Role.TARGET, Role.REALISATION, Role.AMOUNT, Role.TOTAL})
_SCALE_WORD: Final = re.compile(
    r"\b(?:dalam|satuan|angka)\s+(?:rp\.?\s*)?((?:ribu(?:an)?|juta(?:an)?|mil[iy]ar(?:an)?)(?:\s+(?:rupiah|rp))?)\b"
    r"|\((?:rp\.?\s*)?((?:ribu(?:an)?|juta(?:an)?)\s*(?:rupiah|rp\.?)?)\)",
    re.I,
)
_RUPIAH: Final = re.compile(r"\((?:dalam\s+)?(?:rp\.?|rupiah)\)", re.I)


def columns_of(head: Head, values: Sequence[Evidence], caption: str) -> tuple[StatedColumn, ...]:
    """The columns of a table; ``values`` is what stands below each head, ``caption`` its name, or its section's."""
    spans = spans_of(head, caption)
    columns = [
        draft_of(at, column, span, value)
        for at, (column, span, value) in enumerate(zip(head.columns, spans, values, strict=True))
    ]
    for at, column in enumerate(columns):
        columns[at] = replace(column, role=role_of(column, columns))
    columns = settled(columns, caption)
    scale = scale_in(caption)
    rupiah = scale > 0 or _RUPIAH.search(caption) is not None
    moneys = _money_columns(columns) if rupiah else frozenset()
    return tuple(_stated(column, scale, column.index in moneys) for column in columns)


def scale_in(caption: str) -> int:
    """The power of ten that "dalam ribuan rupiah" in a caption puts on the money of its table."""
    match = _SCALE_WORD.search(caption)
    return name_of(f"({match[1] or match[2]})").scale if match else 0


def _money_columns(columns: Sequence[Draft]) -> frozenset[int]:
    """The columns that a caption's "(Rp)" speaks of: those of a budget, or all figures where there is none."""
    budget = any(column.role in (Role.CEILING, Role.SPENDING) for column in columns)
    roles = _MONEY | {Role.TOTAL} if budget else _MONEY | _FIGURES
    return frozenset(
        column.index for column in columns if column.role in roles and not column.percent and not column.unit
    )


def _measure(column: Draft) -> Measure:
    """Whose figures a column holds: its role tells, but a target in percent of a budget stays the budget's."""
    if column.role is Role.TARGET and column.measure is Measure.BUDGET and column.percent:
        return Measure.BUDGET
    return _MEASURES.get(column.role, column.measure)


def _stated(column: Draft, scale: int, rupiah: bool) -> StatedColumn:
    unit = column.unit or (RUPIAH if rupiah else "")
    if column.role is Role.ABSORPTION and unit == RUPIAH:
        unit = PERCENT
    return StatedColumn(
        index=column.index,
        head=column.head.text,
        role=column.role,
        measure=_measure(column),
        span=column.span,
        number=column.head.number,
        formula=column.head.formula,
        unit=unit,
        scale=column.scale or (scale if unit == RUPIAH else 0),
    )
