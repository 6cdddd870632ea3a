"""Said to be above, at or below its target, against the tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.against_target import standings
from triwulan.audit.subjects.statements.statements import claims
from triwulan.core.claims import Compared, Relation
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S412", title="Said to miss or reach a target against the table", severity=Severity.ERROR, each=claims(Compared))
def target_compared(claim: Compared, context: Context) -> Answer:
    """Wrong only where every achievement that can be meant says otherwise."""
    if not claim.target:
        return DOES_NOT_APPLY
    found = standings(claim, context.reading)
    if not found:
        return DOES_NOT_APPLY
    if any(_holds(claim.relation, each.order) for each in found):
        return None
    first = found[0]
    expected = {-1: "di bawah target", 0: "sama dengan target", 1: "di atas target"}[first.order]
    return Finding(
        message="s412" if first.cell is not None else "s412.text",
        places=(claim.place, *((first.cell.place,) if first.cell is not None else ())),
        printed=f"{claim.word} target",
        expected=expected,
        values={"word": claim.word, "row": first.row, "shown": first.shown, "expected": expected, "table": first.table},
        cause=f"comparison/{claim.order}/{claim.word}",
    )


def _holds(relation: Relation, order: int) -> bool:
    match relation:
        case Relation.ABOVE:
            return order > 0
        case Relation.BELOW:
            return order < 0
        case Relation.EQUAL:
            return order == 0
        case Relation.AT_LEAST:
            return order >= 0
