"""Another regency, city or province than the reporter's own, named without a reason."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.names import NamedPlace, named_regencies
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("I505", title="Another regency than the reporter's", severity=Severity.ERROR, each=named_regencies)
def another_regency(named: NamedPlace, context: Context) -> Answer:
    """Judge each regency, city and province by name; partners, comparisons and places of a training have a reason."""
    if not named.stranger:
        return None
    if not named.unreasoned:
        return DOES_NOT_APPLY
    return Finding(
        message="i505",
        places=tuple(mention.place for mention in named.unreasoned),
        printed=named.name,
        expected=named.own.text.title() if named.own.text.isupper() else named.own.text,
        values={"printed": named.name, "expected": named.own.text.title()},
    )
