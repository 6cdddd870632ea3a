"""An indicator that is reported although it was never agreed."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.indicator_sets import Reported, is_renamed, measured, reported
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("P303", title="An indicator is reported that was not agreed", severity=Severity.ERROR, each=reported)
def not_agreed(indicator: Reported, context: Context) -> Answer:
    """Each indicator of the tables that report on the agreement must be in it."""
    subject = indicator.subject
    if subject.agreed:
        return None
    if not measured(subject, context.reading) or is_renamed(subject, context.reading):
        return DOES_NOT_APPLY
    places = tuple(wording.place for wording in subject.wordings)
    return Finding(
        message="p303",
        places=(*places, indicator.agreement.place),
        printed=subject.name,
        values={
            "indicator": subject.name,
            "tables": ", ".join(dict.fromkeys(place.where for place in places)),
            "agreement": indicator.agreement.place.where,
        },
        cause=f"set/{subject.key}",
    )
