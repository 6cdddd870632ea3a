"""A realisation or an achievement of one indicator that differs between tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.agreement import Fact, Told, tells_otherwise, told
from triwulan.audit.subjects.unit_words import same_unit
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import given, percentage
from triwulan.core.quantity import Quantity
from triwulan.core.reading import Role, TableKind


@rule("P302", title="A figure of one indicator differs between tables", severity=Severity.ERROR, each=told)
def figure_differs(indicator: Told, context: Context) -> Answer:
    """Compare each later table with the achievement table: its realisation, and its achievement."""
    first = next((fact.table for fact in indicator.realisations if fact.table.kind is TableKind.ACHIEVEMENT), None)
    if first is None:
        return DOES_NOT_APPLY
    own = [fact for fact in (*indicator.realisations, *indicator.achievements) if fact.table is first]
    others = [fact for fact in (*indicator.realisations, *indicator.achievements) if fact.table is not first]
    counterparts: dict[tuple[object, ...], Fact | None] = {}
    for fact in others:
        if fact.matched_by not in counterparts:
            counterparts[fact.matched_by] = _counterpart(fact, own)
    pairs = [(fact, right) for fact in others if (right := counterparts[fact.matched_by]) is not None]
    compared = [(fact, right) for fact, right in pairs if not _shifted(fact)]
    if not compared:
        return DOES_NOT_APPLY
    sound: dict[int, bool] = {}
    findings = []
    for fact, right in compared:
        if _repeats(fact, own):
            continue
        if id(right) not in sound:
            sound[id(right)] = _sound(right)
        if sound[id(right)]:
            findings.append(_finding(indicator, fact, right))
    return tuple(findings)


def _counterpart(fact: Fact, own: list[Fact]) -> Fact | None:
    """The figure of the achievement table it should repeat: of its role, its time and its unit, against one target.

    A realisation in percent of a target of 100 % is an achievement under another name.
    """
    wanted = [fact.column.role]
    if fact.column.role is Role.REALISATION and fact.unit == "%":
        wanted = [Role.ACHIEVEMENT, Role.REALISATION]
    for role in wanted:
        for each in own:
            alike = each.column.role is role and same_unit(each.measured_in, fact.measured_in)
            if alike and each.measured_alike(fact) and not tells_otherwise(fact, each):
                return each
    return None


def _repeats(fact: Fact, own: list[Fact]) -> bool:
    """Whether any of these is the same figure."""
    low, high = fact.stands.low, fact.stands.high
    near = [each for each in own if each.stands.low <= high and low <= each.stands.high]
    return any(same_unit(fact.measured_in, each.measured_in) and fact.stands.meets(each.stands) for each in near)


def _sound(fact: Fact) -> bool:
    """Whether the figure follows from its own row; if not, that row is wrong, and another rule says so."""
    targets, realised = _of_row(fact, Role.TARGET), _of_row(fact, Role.REALISATION)
    if fact.column.role is not Role.ACHIEVEMENT or len(targets) != 1 or len(realised) != 1:
        return True
    if targets[0].unit.lower() != realised[0].unit.lower():
        return True
    reckoned = percentage(given(realised[0]), given(targets[0]))
    return reckoned is None or reckoned.meets(fact.stands)


def _of_row(fact: Fact, role: Role) -> list[Quantity]:
    quantities = (fact.row.cells[column.index].quantity for column in fact.table.columns_of(role))
    return [quantity for quantity in quantities if quantity.is_number]


def _shifted(fact: Fact) -> bool:
    """Whether the column holds something else than its head says in most rows: one shift, not many contradictions."""
    if fact.column.role is not Role.ACHIEVEMENT or fact.table.kind is not TableKind.COST:
        return False
    table, rows = fact.table, fact.table.rows
    targets, realised = table.columns_of(Role.TARGET), table.columns_of(Role.REALISATION)
    if len(targets) != 1 or len(realised) != 1:
        return False
    off = known = 0
    for row in rows:
        t, r = row.cells[targets[0].index].quantity.value, row.cells[realised[0].index].quantity.value
        stated = row.cells[fact.column.index].quantity.value
        if t and r is not None and stated is not None:
            known += 1
            off += abs(r * 100 / t - stated) > 1
    return known >= 2 and off * 2 > known


def _finding(indicator: Told, fact: Fact, right: Fact) -> Finding:
    return Finding(
        message="p302",
        places=(fact.cell.place, right.cell.place),
        printed=fact.shown,
        expected=right.shown,
        values={
            "indicator": indicator.subject.name,
            "column": fact.column.head,
            "table": fact.cell.place.where,
            "printed": fact.shown,
            "other": right.cell.place.where,
            "right": right.shown,
        },
        cause=f"figure/{indicator.subject.key}",
    )
