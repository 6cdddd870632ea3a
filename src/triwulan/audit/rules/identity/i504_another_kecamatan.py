"""Another kecamatan than the reporter's own, named without a reason."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.names import NamedPlace, named_districts
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.data.places import districts, region


@rule("I504", title="Another kecamatan than the reporter's", severity=Severity.ERROR, each=named_districts)
def another_kecamatan(named: NamedPlace, context: Context) -> Answer:
    """Judge each kecamatan by name; neighbours, partners and comparisons have their reason."""
    if not named.stranger:
        return None
    if not named.unreasoned:
        return DOES_NOT_APPLY
    regencies = {region(found.inside) for found in districts(named.name)}
    where = ", ".join(sorted(found.name for found in regencies if found is not None)[:3])
    return Finding(
        message="i504.listed" if where else "i504",
        places=tuple(mention.place for mention in named.unreasoned),
        printed=named.name,
        expected=named.own.text.title() if named.own.text.isupper() else named.own.text,
        values={"printed": named.name, "expected": named.own.text.title(), "where": where},
    )
