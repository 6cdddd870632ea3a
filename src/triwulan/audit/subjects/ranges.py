"""What a figure of an indicator can be at most, by the indicator's words and its unit."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.keeping import kept, per_table
from triwulan.core.keeping import kept_by_text
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Reading, Role, StatedColumn, StatedRow, StatedTable
from triwulan.data.indicator_words import indicator_words

PERCENT: Final = re.compile(r"^\W*(?:persentase|prosentase|presentase|persen|%)\b", re.IGNORECASE)
_PART: Final = re.compile(r"^\W*(?:persentase|prosentase|presentase|persen|%|cakupan)\b", re.IGNORECASE)
_OBEYED: Final = re.compile(r"^\W*(?:tingkat\s+)?(?:kepatuhan|ketepatan|kelengkapan|kehadiran)\b", re.IGNORECASE)
"""What can be complete and no more, when it is told in percent."""
_ACHIEVED: Final = re.compile(r"\b(?:capaian|pencapaian|tingkat\s+kemajuan)\b", re.IGNORECASE)
_VILLAGES: Final = re.compile(
    r"""\b(?:membawahi|terdiri\s+(?:dari|atas)|memiliki|mencakup|meliputi|mempunyai|terbagi\s+(?:atas|dalam|menjadi))
    \s+(?P<count>\d{1,3})\s*(?:\([^)]*\)\s*)?(?P<what>desa|kelurahan)\b(?!\s+dan\s+\d)""",
    re.VERBOSE,
)
"""In lower case, as every sentence of a report is searched for it."""


def indicator_of(table: StatedTable, row: StatedRow) -> str:
    """The words of a row's indicator; of tables without such a column its label."""
    named, has_target = _indicator_column(table)
    if named is not None:
        return row.cells[named.index].text
    return row.label if has_target else ""


@per_table
def _indicator_column(table: StatedTable) -> tuple[StatedColumn | None, bool]:
    """The column of indicators, and whether the table has targets."""
    return next(iter(table.columns_of(Role.INDICATOR)), None), bool(table.columns_of(Role.TARGET))


@lru_cache(maxsize=1024)
def is_counted(unit: str) -> bool:
    """Whether a unit is of things that are counted."""
    return any(word in indicator_words().counted for word in re.split(r"[\s/]+", unit))


def limit_of(each: Figure, villages: dict[str, Decimal]) -> tuple[Decimal | None, str] | None:
    """The most that a figure can be and why; None where nothing is known of it."""
    limits = _limits(each.table)
    if each.key not in limits:
        limits[each.key] = _limit_in_table(each)
    limit, unit = limits[each.key], each.unit
    # villages are counted, so they have no other limit by their words
    if limit is not None and limit[1] == "negative" and unit in villages:
        return villages[unit], "villages"
    return limit


@per_table
def _limits(table: StatedTable) -> dict[tuple[int, int], tuple[Decimal | None, str] | None]:
    """The limits of a table's figures by their keys, as they are asked for: several rules ask for the same."""
    return {}


def _limit_in_table(each: Figure) -> tuple[Decimal | None, str] | None:
    """The limit as far as the table tells it."""
    if _is_achieved(each.column.head) or (_is_achieved(each.table.caption) and _achievements(each)):
        return None
    return _limit_by_words(indicator_of(each.table, each.row) or each.row.label, each.unit)


@lru_cache(maxsize=1024)
def _is_achieved(text: str) -> bool:
    return _ACHIEVED.search(text) is not None


@lru_cache(maxsize=4096)
def _limit_by_words(words: str, unit: str) -> tuple[Decimal | None, str] | None:
    """The most that the words of an indicator and its unit allow."""
    if indicator_words().changing.search(words):
        return None
    if unit == "%" or (not unit and PERCENT.match(words)):
        return (HUNDRED, "percent") if is_part(words) or (unit == "%" and _OBEYED.match(words)) else None
    for pattern, most in indicator_words().indices:
        if pattern.search(words) and not unit.startswith(("orang", "dokumen", "laporan", "%")):
            return most, "index"
    return (None, "negative") if unit and is_counted(unit) else None


def _achievements(each: Figure) -> bool:
    """Whether a table "Capaian ..." may hold achievements of targets, not what was reached: no row has a unit."""
    table = each.table
    return not any(
        row.cells[column.index].quantity.unit for row in table.rows for column in table.columns_of(Role.REALISATION)
    ) and not table.columns_of(Role.TARGET, Role.UNIT, Role.ACHIEVEMENT)


@lru_cache(maxsize=1024)
def is_part(words: str) -> bool:
    """Whether an indicator is a part of a whole, which cannot be more than all of it."""
    return bool(_PART.match(words)) and not indicator_words().unbounded.search(words)


@kept
def villages_of(reading: Reading) -> dict[str, Decimal]:
    """How many villages the report says there are; nothing where it says several numbers."""
    found: dict[str, set[Decimal]] = {}
    for passage in reading.prose():
        for what, count in _villages_in(passage.text):
            found.setdefault(what, set()).add(count)
    return {what: counts.pop() for what, counts in found.items() if len(counts) == 1}


@kept_by_text(1024)
def _villages_in(text: str) -> tuple[tuple[str, Decimal], ...]:
    return tuple((match["what"], Decimal(match["count"])) for match in _VILLAGES.finditer(text.lower()))


def is_beyond(each: Figure, villages: dict[str, Decimal]) -> bool:
    """Whether a realisation is more than it can be, or less than nothing."""
    if each.column.role is not Role.REALISATION:
        return False
    limit = limit_of(each, villages)
    return limit is not None and (each.value < 0 or (limit[0] is not None and each.value > limit[0]))
