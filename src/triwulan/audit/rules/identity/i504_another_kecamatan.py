"""Another kecamatan, or in a lurah's report another kelurahan, than the reporter's own, named without a reason."""

from dataclasses import replace

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.names import NamedPlace, named_districts
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.identity import Mention, MentionKind, comparable
from triwulan.data.places import districts, region


@rule("I504", title="Another kecamatan than the reporter's", severity=Severity.ERROR, each=named_districts)
def another_kecamatan(named: NamedPlace, context: Context) -> Answer:
    """Judge each kecamatan by name; neighbours and comparisons have their reason, partners are near by."""
    if not named.stranger:
        return None
    regencies = {region(found.inside) for found in districts(named.name)}
    where = tuple(sorted(found.name for found in regencies if found is not None))
    if named.kind is MentionKind.VILLAGE:
        return _finding(named, "i504.kelurahan", named.unreasoned, ()) if named.unreasoned else DOES_NOT_APPLY
    if named.unreasoned:
        return _finding(named, "i504.listed" if where else "i504", named.unreasoned, where)
    if named.partnered and _far(where, context.reading.identity.regency.text):
        return replace(_finding(named, "i504.far", named.partnered, where), severity=Severity.WARNING)
    return DOES_NOT_APPLY


def _far(where: tuple[str, ...], regency: str) -> bool:
    """Whether the only kecamatan called so is in another regency than the reporter's."""
    return len(where) == 1 and bool(regency) and comparable(regency) not in comparable(where[0])


def _finding(named: NamedPlace, message: str, mentions: tuple[Mention, ...], where: tuple[str, ...]) -> Finding:
    own = named.own.text.title() if named.own.text.isupper() else named.own.text
    return Finding(
        message=message,
        places=tuple(mention.place for mention in mentions),
        printed=named.name,
        expected=own,
        values={"printed": named.name, "expected": own, "where": ", ".join(where[:3])},
    )
