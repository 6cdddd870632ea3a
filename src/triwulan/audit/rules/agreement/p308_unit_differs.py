"""A unit of one indicator that differs between tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.agreement import Measured, measured
from triwulan.audit.subjects.unit_words import same_unit
from triwulan.core.finding import Answer, Finding, Severity


@rule("P308", title="The unit of one indicator differs between tables", severity=Severity.ERROR, each=measured)
def unit_differs(indicator: Measured, context: Context) -> Answer:
    """The unit that most tables give is taken for the right one, of two the one that the indicator's name holds."""
    name = indicator.subject.name.lower()

    def standing(unit: str) -> tuple[int, bool]:
        return sum(same_unit(unit, each) for each, _ in indicator.units), unit in name

    right, should = max(indicator.units, key=lambda pair: standing(pair[0]))
    wrong = [(unit, cell) for unit, cell in indicator.units if not same_unit(unit, right)]
    if not wrong:
        return None
    printed = wrong[0][1]
    return Finding(
        message="p308",
        places=(*(cell.place for _, cell in wrong), should.place),
        printed=printed.text,
        expected=should.text,
        values={
            "indicator": indicator.subject.name,
            "printed": printed.text,
            "table": printed.place.where,
            "right": should.text,
            "other": should.place.where,
        },
        cause=f"unit/{indicator.subject.key}",
    )
