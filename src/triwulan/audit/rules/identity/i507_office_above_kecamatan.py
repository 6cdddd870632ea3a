"""An office after a kecamatan's name, as if the kecamatan were a part of it."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.names import OwnedName, attached_offices
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.identity import Cue


@rule("I507", title="An office that a kecamatan is no part of", severity=Severity.WARNING, each=attached_offices)
def office_above_kecamatan(named: OwnedName, context: Context) -> Answer:
    """Judge offices that follow a kecamatan's name without a word between: "Kecamatan Senduro Setda Kabupaten ..."."""
    if Cue.ATTACHED not in named.mention.cues:
        return None
    regency = context.reading.identity.regency.text
    expected = f"Kecamatan {named.own.text}" + (f" Kabupaten {regency}" if regency else "")
    return Finding(
        message="i507",
        places=(named.place,),
        printed=named.mention.text,
        expected=expected,
        values={"printed": named.mention.text, "district": named.own.text.title()},
    )
