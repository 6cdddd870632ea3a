"""A value that its indicator cannot have."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.verdicts import cause_of, name_of
from triwulan.audit.subjects.measurability.measurability import Bounded, bounded
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.quantity import format_number


@rule("M204", title="A value is beyond its possible range", severity=Severity.ERROR, each=bounded)
def beyond_range(value: Bounded, context: Context) -> Answer:
    """More than all of them, above the top of an index, below nothing."""
    if not value.beyond:
        return None
    figure = value.figure
    why = value.why if figure.value >= 0 else "negative"
    limit = format_number(value.limit) if value.limit is not None else "0"
    expected = figure.expected(value.expected) if value.expected is not None else ""
    return Finding(
        message=f"m204.{why}",
        places=(figure.place,),
        printed=figure.text,
        expected=expected,
        values={"row": name_of(figure), "printed": figure.text, "limit": limit},
        cause=cause_of(figure),
    )
