"""Objectives and activities of one table that tell different sums of one budget."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.levels import Levels, levels
from triwulan.audit.subjects.arithmetic.verdicts import cause_of, name_of
from triwulan.audit.subjects.figures import Figure
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.quantity import format_number
from triwulan.core.reading import Role


@rule("A118", title="Two levels of one budget differ", severity=Severity.ERROR, each=levels)
def levels_differ(table: Levels, context: Context) -> Answer:
    """The totals of both parts, and each objective whose activities share its ceiling but not its spending."""
    findings = [_row(one, few) for one, few in table.matched if len(few) > 1 and _sum(few) != one.value]
    high, low = _sum(table.above), _sum(table.below)
    if high != low:
        findings.append(_totals(table, high, low))
    return tuple(findings)


def _totals(table: Levels, high: Decimal, low: Decimal) -> Finding:
    printed, expected = format_number(high), format_number(low)
    return Finding(
        message="a118.ceiling" if table.column is Role.CEILING else "a118.spending",
        places=tuple(each.place for each in (*table.above, *table.below)),
        printed=printed,
        expected=expected,
        values={"count": len(table.above), "printed": printed, "expected": expected},
    )


def _row(one: Figure, few: tuple[Figure, ...]) -> Finding:
    expected = one.expected(_sum(few)) if one.value else format_number(_sum(few))
    return Finding(
        message="a118.row",
        places=(one.place, *(each.place for each in few)),
        printed=one.text,
        expected=expected,
        values={
            "row": name_of(one),
            "printed": one.text,
            "expected": expected,
            "activities": "; ".join(name_of(each) for each in few),
        },
        cause=cause_of(one),
    )


def _sum(figures: tuple[Figure, ...]) -> Decimal:
    return sum((each.value for each in figures), Decimal(0))
