"""Shares of a whole that do not add up to it."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.shares import Whole, wholes
from triwulan.core.finding import Answer, Finding, Severity, Unchecked
from triwulan.core.measurement import HUNDRED


@rule("A107", title="Shares do not add up to the whole", severity=Severity.ERROR, each=wholes)
def shares_not_whole(whole: Whole, context: Context) -> Answer:
    """Each share was rounded, so that their sum may be off by half a digit for each of them."""
    blamed = {each.figure.key: each.figure for each in reckoned(context.reading).blames}
    wrong = [each for each in (*whole.shares, whole.total) if each is not None and each.key in blamed]
    if any(blamed[each.key].table is each.table for each in wrong):
        return Unchecked("arithmetic.follows", {"printed": wrong[0].text, "row": whole.column.head})
    last = whole.shares[-1]
    if whole.sum.low <= HUNDRED <= whole.sum.high:
        return _of_total(whole)
    shown = last.expected(sum((each.value for each in whole.shares), Decimal(0)))
    return Finding(
        message="a107",
        places=tuple(each.place for each in (whole.total, *whole.shares) if each is not None),
        printed=shown,
        expected=last.expected(HUNDRED),
        values={"column": whole.column.head, "printed": shown},
    )


def _of_total(whole: Whole) -> Answer:
    """The total printed below shares that do add up."""
    total = whole.total
    if total is None or (total.result.low <= whole.sum.high and whole.sum.low <= total.result.high):
        return None
    expected = total.expected(HUNDRED)
    return Finding(
        message="a107.total",
        places=(total.place, *(each.place for each in whole.shares)),
        printed=total.text,
        expected=expected,
        values={"column": whole.column.head, "printed": total.text, "expected": expected},
    )
