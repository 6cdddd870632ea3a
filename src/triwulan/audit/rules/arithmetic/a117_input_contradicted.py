"""A figure that everything reckoned from it contradicts."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Contradicted, contradicted
from triwulan.audit.subjects.arithmetic.verdicts import wrong
from triwulan.core.finding import Answer, Severity


@rule("A117", title="A figure contradicts what is reckoned from it", severity=Severity.ERROR, each=contradicted)
def input_contradicted(figure: Contradicted, context: Context) -> Answer:
    """Totals, percentages and remainders agree with one value, and another is printed."""
    if figure.blame is None:
        return None
    first = figure.blame.equations[0]
    return wrong("a117", figure.blame.figure, figure.blame.expected, first, other=first.result.text)
