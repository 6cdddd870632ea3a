"""An average of achievements in the text that is not that of the table."""

from decimal import Decimal
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.statements.statements import claims, written
from triwulan.core.claims import Hedge, Mean
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import Fit, Interval, exactly, fit, mean
from triwulan.core.reading import Measure, Reading, Role, RowRole, StatedColumn, StatedTable, TableKind

_INDICATORS: Final = ("indikator", "target", "iku", "sasaran")
_CAPS: Final = (Decimal(100), Decimal(110), Decimal(120))


@rule("S416", title="An average in the text is not that of the table", severity=Severity.ERROR, each=claims(Mean))
def mean_wrong(claim: Mean, context: Context) -> Answer:
    """Take the mean of every column of achievements that can be meant, plain and capped, and the printed ones."""
    if claim.figure.hedge is not Hedge.EXACT or claim.about.subject or claim.figure.elsewhere:
        return DOES_NOT_APPLY
    if claim.noun not in _INDICATORS:
        columns = _rows_of(claim.noun, context.reading, claim.count)
    else:
        columns = _columns(context.reading, claim.count)
    if not columns or (claim.count is None and len(columns) > 1):
        return DOES_NOT_APPLY
    if any(_fits(claim, way) for table, column in columns for way in _means(table, column)):
        return None
    table, column = columns[0]
    right = _plain(_values(table, column)).middle
    expected = written(right, claim.figure)
    return Finding(
        message="s416",
        places=(claim.place, table.place),
        printed=claim.figure.printed,
        expected=expected,
        values={
            "printed": claim.figure.printed,
            "expected": expected,
            "count": len(_values(table, column)),
            "table": table.place.table,
        },
        cause=f"text/{claim.order}/{claim.figure.printed}",
    )


def _columns(reading: Reading, count: int | None) -> list[tuple[StatedTable, StatedColumn]]:
    found = []
    for table in reading.of_kind(TableKind.ACHIEVEMENT):
        for column in table.columns_of(Role.ACHIEVEMENT):
            values = _values(table, column)
            if column.measure is not Measure.BUDGET and len(values) > 1 and count in (None, len(values)):
                found.append((table, column))
    return found


def _rows_of(noun: str, reading: Reading, count: int | None) -> list[tuple[StatedTable, StatedColumn]]:
    """The one column of percentages of the one table whose rows are what is counted ("rata-rata tujuh RW")."""
    found = []
    for table in reading.tables:
        heads = " ".join(column.head.lower() for column in table.columns_of(Role.LABEL, Role.ACTIVITY, Role.UNKNOWN))
        columns = [
            each
            for each in table.columns
            if (values := _values(table, each)) and len(values) == count and all(value.percent for value in values)
        ]
        if noun in heads.split() and len(columns) == 1:
            found.append((table, columns[0]))
    return found if len(found) == 1 else []


def _values(table: StatedTable, column: StatedColumn) -> list[Figure]:
    rows = [row for row in table.rows if row.role is RowRole.BODY or (row.role is RowRole.PARENT and row.subject)]
    return [found for row in rows if (found := figure(table, row, column)) is not None]


def _means(table: StatedTable, column: StatedColumn) -> list[Interval]:
    values = _values(table, column)
    ways = [_plain(values)]
    for cap in _CAPS:
        capped = mean([exactly(min(value.value, cap)) for value in values])
        ways += [capped] if capped is not None else []
    for row in table.rows:
        printed = figure(table, row, column) if row.role in (RowRole.AVERAGE, RowRole.TOTAL) else None
        ways += [printed.result] if printed is not None else []
    return ways


def _plain(values: list[Figure]) -> Interval:
    found = mean([value.result for value in values])
    return found if found is not None else exactly(0)


def _fits(claim: Mean, way: Interval) -> bool:
    return fit(claim.figure.quantity, way) is not Fit.WRONG
