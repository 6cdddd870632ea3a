"""A word of comparison between two figures that they do not bear out."""

from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.contradictions import misprinted
from triwulan.audit.subjects.statements.fact_cells import everywhere
from triwulan.audit.subjects.statements.statements import claims
from triwulan.core.claims import Compared, Figure, Hedge, Relation
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Reading

_RIGHT: Final = {-1: "di bawah", 0: "sama dengan", 1: "di atas"}
_ALLOWED: Final = {
    Relation.ABOVE: (1,),
    Relation.BELOW: (-1,),
    Relation.EQUAL: (0,),
    Relation.AT_LEAST: (0, 1),
}


@rule("S411", title="A comparison contradicts its figures", severity=Severity.ERROR, each=claims(Compared))
def figures_compared(claim: Compared, context: Context) -> Answer:
    """Compare the figure before the word with the one behind it."""
    left, right = claim.left, claim.right
    if left is None or right is None or not _comparable(left, right):
        return DOES_NOT_APPLY
    order = (left.value > right.value) - (left.value < right.value)
    if order in _ALLOWED[claim.relation]:
        return None
    if claim.size and _stands(claim, left, right, context.reading):
        return DOES_NOT_APPLY  # "0,30 hari di atas batas 2,00 hari" of 2,30: by how much, not what is above
    if any(misprinted(each, claim.place, context.reading) for each in (left, right)):
        return None
    return Finding(
        message="s411",
        places=(claim.place,),
        printed=claim.word,
        expected=_RIGHT[order],
        values={"word": claim.word, "left": left.printed, "right": right.printed, "expected": _RIGHT[order]},
        cause=f"comparison/{claim.order}/{claim.word}",
    )


def _stands(claim: Compared, left: Figure, right: Figure, reading: Reading) -> bool:
    """Whether a table has what is so far from the second figure as the first says."""
    apart = right.value + (left.value if claim.relation is Relation.ABOVE else -left.value)
    return any(cell.value == apart and not cell.money for cell in everywhere(reading))


def _comparable(left: Figure, right: Figure) -> bool:
    """Whether both are exact and of one unit; a bound such as "di bawah 5 hari" is hedged by its own word.

    "Dua program" are no figure that could be below an index of 1.
    """
    counted = bool(left.noun) and not right.noun and not right.quantity.unit
    return left.hedge is Hedge.EXACT and left.quantity.unit == right.quantity.unit and not counted
