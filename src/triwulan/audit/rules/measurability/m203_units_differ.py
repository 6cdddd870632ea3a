"""A target and a realisation of one row in different units."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.verdicts import name_of
from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.measurability.units import Pairs, pairs
from triwulan.core.finding import Answer, Finding, Severity


@rule("M203", title="Target and realisation have different units", severity=Severity.ERROR, each=pairs)
def units_differ(row: Pairs, context: Context) -> Answer:
    """Rows of a table that mix the same two units are one finding."""
    if row.agree:
        return None
    first = row.pairs[0]
    printed = first.realisation.text
    message = "m203.rated" if row.rated else "m203" if len(row.pairs) == 1 else "m203.rows"
    return Finding(
        message=message,
        places=tuple(each.place for pair in row.pairs for each in (pair.realisation, pair.target)),
        printed=printed,
        expected=_in_unit(first.realisation, first.target),
        values={
            "row": name_of(first.realisation),
            "printed": printed,
            "target": first.target.text,
            "count": len(row.pairs),
        },
    )


def _in_unit(realisation: Figure, target: Figure) -> str:
    """The realisation's number with the target's unit as printed; only the unit where that is percent."""
    if "%" in target.text:
        return "%"
    unit, own = target.quantity.unit, realisation.quantity.unit
    return realisation.text.replace(own, unit) if unit and own else unit
