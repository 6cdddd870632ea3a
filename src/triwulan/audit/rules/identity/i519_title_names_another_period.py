"""A title that names another time than the whole report."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.identity import TitledTime, titled_times
from triwulan.audit.subjects.identity.periods import period_name
from triwulan.core.finding import Answer, Finding, Severity


@rule("I519", title="The title names another time than the report", severity=Severity.ERROR, each=titled_times)
def title_names_another_period(titled: TitledTime, context: Context) -> Answer:
    """Judge the title by what text and signatures agree on."""
    one, other = titled.titled, titled.own
    if (one.kind, one.number, one.year) == (other.kind, other.number, other.year):
        return None
    if one.year != other.year:
        printed, expected = str(one.year), str(other.year)
    else:
        printed, expected = period_name(one), period_name(other)
    return Finding(
        message="i519",
        places=(titled.place,),
        printed=printed,
        expected=expected,
        values={"printed": period_name(one), "expected": period_name(other)},
    )
