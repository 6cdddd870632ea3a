"""A target that differs between the agreement and the tables that report on it."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.agreement import Fact, Told, tells_otherwise, told
from triwulan.audit.subjects.ranges import indicator_of
from triwulan.audit.subjects.unit_words import same_unit
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.likeness import telling
from triwulan.core.reading import TableKind


@rule("P301", title="A target differs between tables", severity=Severity.ERROR, each=told)
def target_drifts(indicator: Told, context: Context) -> Answer:
    """Compare the targets that can be one: of the same time, in the same unit or said to be in another."""
    groups = _of_one_time(indicator.targets)
    if not groups:
        return DOES_NOT_APPLY
    findings = []
    for facts in groups:
        right = next((fact for fact in facts if fact.table.kind is TableKind.AGREEMENT), facts[0])
        differing = [fact for fact in facts if not _agree(fact, right) and not _is_cut(fact, right)]
        wrong = [fact for fact in differing if not (_quarterly(fact, right, indicator) or tells_otherwise(fact, right))]
        if wrong:
            findings.append(_finding(indicator, right, wrong))
    return tuple(findings)


def _of_one_time(targets: tuple[Fact, ...]) -> list[list[Fact]]:
    """Targets of two or more tables that are said to be of the same time."""
    groups: dict[object, list[Fact]] = {}
    for fact in targets:
        groups.setdefault(fact.span, []).append(fact)
    return [facts for facts in groups.values() if len({fact.table.index for fact in facts}) > 1]


def _agree(one: Fact, other: Fact) -> bool:
    """The same number; that only the units differ, in columns of their own, another rule says."""
    return one.value == other.value and (same_unit(one.unit, other.unit) or bool(one.unit_cell and other.unit_cell))


def _is_cut(one: Fact, other: Fact) -> bool:
    """Whether one name is only a small part of the other: it may be of something else that is called like it."""
    few, many = sorted((telling(indicator_of(each.table, each.row)) for each in (one, other)), key=len)
    return few < many and len(few) * 5 < len(many) * 3


def _quarterly(fact: Fact, right: Fact, indicator: Told) -> bool:
    """Whether it may be the quarter's target though its head does not say so.

    It is when the agreement has that very target for a quarter, or when its table names the quarter and every
    target of the table is below the year's.
    """
    elsewhere = [
        each
        for each in indicator.targets
        if each.table is not fact.table and each.span is not None and each.span.last - each.span.first < 11
    ]
    if any(_agree(fact, each) for each in elsewhere):
        return True
    span = fact.table.span
    named = fact.column.span is None and span is not None and span.last - span.first < 11
    return named and same_unit(fact.unit, right.unit) and fact.value < right.value and _all_lower(fact, right)


def _all_lower(fact: Fact, right: Fact) -> bool:
    yearly = {row.subject: row.cells[right.column.index].quantity.value for row in right.table.rows if row.subject}
    pairs = [
        (row.cells[fact.column.index].quantity.value, yearly[row.subject])
        for row in fact.table.rows
        if row.subject in yearly
    ]
    known = [(own, year) for own, year in pairs if own is not None and year is not None]
    return len(known) > 1 and all(own < year for own, year in known)


def _finding(indicator: Told, right: Fact, wrong: list[Fact]) -> Finding:
    first = wrong[0]
    return Finding(
        message="p301" if same_unit(first.unit, right.unit) else "p301.unit",
        places=(*(fact.cell.place for fact in wrong), right.cell.place),
        printed=first.shown,
        expected=right.shown,
        values={
            "indicator": indicator.subject.name,
            "printed": first.shown,
            "table": first.cell.place.where,
            "agreed": right.shown,
            "other": right.cell.place.where,
        },
        cause=f"target/{indicator.subject.key}",
    )
