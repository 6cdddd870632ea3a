"""A target, a realisation or an achievement in the text that differs from the table's."""

from collections.abc import Iterator

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.contradictions import Judged, of_indicators
from triwulan.audit.subjects.statements.statements import called, percent, shown, table_named
from triwulan.audit.subjects.statements.wrong_facts import Contradiction
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.place import Place


@rule("S402", title="A figure in the text differs from the table", severity=Severity.ERROR, each=of_indicators)
def figure_differs(sentence: Judged, context: Context) -> Answer:
    """Compare the figures of a sentence with the rows of the indicator that it is about."""
    if not sentence.compared:
        return DOES_NOT_APPLY
    return tuple(finding for wrong in sentence.wrong for finding in _findings(wrong, sentence.place))


def _findings(wrong: Contradiction, place: Place) -> Iterator[Finding]:
    """One for the figure, and for a share that several tables contradict one for each of their values."""
    figure, implied = wrong.fact.figure, wrong.fact.implied
    first, *others = wrong.cells
    message = "s402" if implied is None else "s402.implied"
    values = {"printed": figure.printed, "expected": shown(first), **_said(first)}
    values |= {"share": "" if implied is None else percent(implied)}
    cause = f"text-figure/{wrong.fact.about.subject or place.address}"
    yield Finding(
        message=message,
        places=(place, first.place),
        printed=figure.printed,
        expected=shown(first),
        values=values,
        cause=cause,
    )
    if implied is None:
        return
    for cell in others:
        yield Finding(
            message="s402.table",
            places=(cell.place, place),
            printed=shown(cell),
            expected=percent(implied),
            values={
                **values,
                **_said(cell),
                "printed": shown(cell),
                "expected": percent(implied),
                "said": figure.printed,
            },
            cause=cause,
        )


def _said(cell: Figure) -> dict[str, object]:
    return {"row": called(cell), "column": cell.column.head, "table": table_named(cell.place)}
