"""A figure that counts from the year's beginning and is lower than in the report before."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.earlier import Result, Results, all_results, paired
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Reading


@rule("B619", title="A cumulative figure fell since the last report", severity=Severity.ERROR, each=all_results)
def lower_than_last_report(found: Results, context: Context) -> Answer:
    """Counts only grow within a year; percentages and scores are states and may fall."""
    if context.previous is None or not _of_one_year(context.reading, context.previous):
        return DOES_NOT_APPLY
    pairs = [pair for pair in paired(context.reading, context.previous) if all(_counts(result) for result in pair)]
    if not pairs:
        return DOES_NOT_APPLY
    return tuple(_finding(now, old) for now, old in pairs if _value(now) < _value(old))


def _of_one_year(now: Reading, before: Reading) -> bool:
    one, other = now.identity.period, before.identity.period
    return one is not None and other is not None and one.year == other.year and one.last_month > other.last_month


def _counts(result: Result) -> bool:
    value = result.cell.quantity.value
    states = any(word in result.name.lower() for word in ("persen", "indeks", "nilai", "rata-rata", "rasio"))
    return result.cumulative and result.unit not in ("%", "persen") and not states and value is not None


def _value(result: Result) -> Decimal:
    return result.cell.quantity.value or Decimal(0)


def _finding(now: Result, old: Result) -> Finding:
    return Finding(
        message="b619",
        places=(now.cell.place,),
        printed=now.cell.text,
        expected=old.cell.text,
        values={"indicator": now.name, "printed": now.cell.text, "before": old.cell.text},
    )
