"""A formula in a column's head that is not that column's."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.measurability.formula_heads import FormulaHead, formula_heads
from triwulan.core.finding import Answer, Finding, Severity


@rule("M206", title="A stated formula is not its column's", severity=Severity.ERROR, each=formula_heads)
def formula_misplaced(head: FormulaHead, context: Context) -> Answer:
    """It refers to itself, bears another column's number, or names columns that the values do not come from."""
    if not head.fault:
        return None
    printed = head.place.quote
    expected = head.right
    return Finding(
        message=f"m206.{head.fault}" if expected else f"m206.{head.fault}_unknown",
        places=(head.place,),
        printed=printed,
        expected=expected,
        values={"formula": head.text, "column": head.column.head, "expected": expected},
    )
