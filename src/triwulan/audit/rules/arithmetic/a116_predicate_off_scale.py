"""A predicate that the report's own scale does not give."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.rated import Rated, rated
from triwulan.audit.subjects.arithmetic.stated_scales import plain
from triwulan.audit.subjects.arithmetic.verdicts import cause_of, name_of
from triwulan.core.finding import Answer, Finding, Severity


@rule("A116", title="A predicate contradicts the scale", severity=Severity.ERROR, each=rated)
def predicate_off_scale(row: Rated, context: Context) -> Answer:
    """Figures between two bands, or on a limit that both name, may have either label."""
    if plain(row.label) in row.admissible:
        return None
    name = name_of(row.figure)
    return Finding(
        message="a116",
        places=(row.place, row.figure.place, row.scale.place),
        printed=row.label,
        expected=row.expected,
        values={"row": name, "printed": row.label, "value": row.figure.text, "expected": row.expected},
        cause=f"{cause_of(row.figure)}/predicate",
    )
