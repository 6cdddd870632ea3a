"""A number of villages or wards in the text that the table listing them does not have."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.statements import claims
from triwulan.audit.subjects.statements.table_numbers import tables_listing
from triwulan.core.claims import Extent, Hedge
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S428", title="Another number of villages than the table lists", severity=Severity.ERROR, each=claims(Extent))
def area_counted(claim: Extent, context: Context) -> Answer:
    """Compare with the tables that list all of them: those with a total, or named after them."""
    noun = claim.figure.noun.partition(" ")[0]
    listing = tables_listing(noun, context.reading)
    if claim.figure.hedge is not Hedge.EXACT or not listing:
        return DOES_NOT_APPLY
    if any(count == claim.figure.value for _, count in listing):
        return None
    table, count = listing[0]
    return Finding(
        message="s408",
        places=(claim.place, table.place),
        printed=claim.figure.printed,
        expected=f"{count} {noun}",
        values={"printed": claim.figure.printed, "right": count, "noun": noun, "table": table.place.table},
        cause=f"count/{noun}",
    )
