"""Targets that are not the year's: those an amended agreement replaced, and those of a plan of several years."""

import re
from functools import lru_cache
from typing import Final

from triwulan.core.reading import Reading, Role, StatedColumn, StatedTable, TableKind

_AMENDED: Final = re.compile(r"(?<!sebelum )\b(?:perubahan|revisi|adendum|addendum|sesudah|setelah|menjadi)\b", re.I)
_BEFORE: Final = re.compile(r"\b(?:semula|sebelum(?:nya)?|awal|murni|lama)\b", re.I)
_AFTER: Final = re.compile(r"\b(?:menjadi|sesudah|setelah|perubahan|revisi|baru|p-?apbd)\b", re.I)
_LONG_TERM: Final = re.compile(
    r"target (?:akhir|jangka|nasional|provinsi)|jangka menengah|\brenstra\b|\brpjm[dn]\b|\brpd\b|rencana strategis|"
    r"standar (?:nasional|pelayanan minimal)|\bspm\b|akhir periode",
    re.I,
)
_TOLD: Final = (Role.TARGET, Role.ACHIEVEMENT)


def is_another_target(table: StatedTable, column: StatedColumn, reading: Reading) -> bool:
    """Whether a column's targets, or what is measured against them, are not those that the agreement sets now."""
    if column.role not in _TOLD:
        return False
    if table.kind is TableKind.AGREEMENT:
        return _is_replaced(table, reading) or _has_later_column(table, column) or _is_plan(table, reading)
    if any(_is_long_term(each.head) for each in table.columns_of(Role.TARGET)):
        # the table tells them apart itself
        return _has_later_column(table, column) or _is_long_term(column.head)
    return _has_later_column(table, column) or any(
        _is_long_term(text) for text in (table.caption, table.place.section, column.head)
    )


def amended_agreements(reading: Reading) -> list[StatedTable]:
    """The agreements that say they replace an earlier one in the same document; none where there is only one."""
    agreements = reading.of_kind(TableKind.AGREEMENT)
    amended = [table for table in agreements if _is_amended(table.caption)]
    return amended if len(amended) < len(agreements) else []


def _is_replaced(table: StatedTable, reading: Reading) -> bool:
    return not _is_amended(table.caption) and any(
        _shares_indicators(table, other) for other in amended_agreements(reading)
    )


def _is_plan(table: StatedTable, reading: Reading) -> bool:
    """Whether it lists the targets of a plan of several years, and the agreement says that it changed its own."""
    if not _is_long_term(table.caption):
        return False
    agreements = (other for other in reading.of_kind(TableKind.AGREEMENT) if other is not table)
    return any(
        _shares_indicators(table, other)
        and any(_has_later_column(other, each) for each in other.columns_of(Role.TARGET))
        for other in agreements
    )


@lru_cache(maxsize=512)
def _is_amended(caption: str) -> bool:
    return bool(_AMENDED.search(caption)) and not _BEFORE.search(caption)


def _shares_indicators(one: StatedTable, other: StatedTable) -> bool:
    keys = {row.subject for row in one.rows if row.subject}
    return any(row.subject in keys for row in other.rows)


def _has_later_column(table: StatedTable, column: StatedColumn) -> bool:
    """Whether the column is called the earlier one, and another of the same table the later one."""
    if column.role is not Role.TARGET or not _is_earlier(column.head):
        return False
    return any(each is not column and _AFTER.search(each.head) for each in table.columns_of(Role.TARGET))


@lru_cache(maxsize=512)
def _is_earlier(head: str) -> bool:
    return _BEFORE.search(head) is not None


@lru_cache(maxsize=512)
def _is_long_term(text: str) -> bool:
    return _LONG_TERM.search(text) is not None
