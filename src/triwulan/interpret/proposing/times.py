"""Which time a column speaks of, seen from the quarter that is reported."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triwulan.core.identity import PeriodKind, StatedPeriod
from triwulan.core.period import Quarter
from triwulan.core.reading import Role, Span, StatedColumn, StatedTable

_CUMULATIVE: Final = re.compile(r"\bkumulatif\b", re.I)
_SUMMED: Final = re.compile(r"\b(?:kumulatif|s\.?\s?d\.?|sampai|setahun|jumlah|total)\b", re.I)


class Stretch(StrEnum):
    """A stretch of the year."""

    YEAR = "year"
    QUARTER = "quarter"
    TO_DATE = "to_date"
    OTHER = "other"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the reported year; ``number`` is the quarter (1..4) it is, or ends with."""

    stretch: Stretch
    number: int = 0


YEAR: Final = When(Stretch.YEAR, 4)
UNSAID: Final = When(Stretch.UNSAID)
OTHER: Final = When(Stretch.OTHER)


def quarter_of(period: StatedPeriod | None) -> Quarter | None:
    """The quarter with which the reported time ends."""
    if period is None or not 1 < period.year < 9999:
        return None
    return Quarter(period.year, 4 if period.kind is PeriodKind.YEAR else (period.last_month + 2) // 3)


def when(span: Span | None, year: int | None) -> When:
    """A column's or a caption's time; another year's is OTHER."""
    if span is None:
        return UNSAID
    if span.year is not None and year is not None and span.year != year:
        return OTHER
    if (span.first, span.last) == (1, 12):
        return YEAR
    if span.last == span.first + 2 and span.first % 3 == 1:
        return When(Stretch.QUARTER, span.last // 3)
    if span.first == 1 and span.last in (6, 9):
        return When(Stretch.TO_DATE, span.last // 3)
    return OTHER


def column_when(table: StatedTable, column: StatedColumn, year: int | None) -> When:
    """The time of a column's figures; those of quarters are of the year so far where the caption alone says so."""
    found = when(column.span, year)
    if column.role is Role.REALISATION and found.stretch is Stretch.QUARTER and _only_caption_sums(table):
        return YEAR if found.number == 4 else When(Stretch.TO_DATE, found.number)
    if column.role is Role.TARGET and found == UNSAID and _is_the_years(table, column):
        return YEAR
    return found


def _is_the_years(table: StatedTable, column: StatedColumn) -> bool:
    """A target "tahun", or one beside those of quarters."""
    targets = table.columns_of(Role.TARGET)
    return "tahun" in column.head.casefold() or any(each.span is not None for each in targets)


def _only_caption_sums(table: StatedTable) -> bool:
    heads = " ".join(column.head for column in table.columns)
    return bool(_CUMULATIVE.search(table.caption)) and not _SUMMED.search(heads)
