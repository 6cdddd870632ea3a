"""Another post or office where only the reporter's own can stand: "Perjanjian Kinerja ...", "Capaian Kinerja ..."."""

from rapidfuzz.distance import OSA

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.names import OwnedName, owned_names
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.identity import MentionKind, comparable
from triwulan.core.post import post_in, same_field


@rule("I506", title="Another post or office than the reporter's", severity=Severity.ERROR, each=owned_names)
def another_office(named: OwnedName, context: Context) -> Answer:
    """Judge only names of the reporter's own kind: a section's report may show the agreement of its camat.

    Who carries the reporter's plans on is the reporter, whatever the kind of office that is named.
    """
    kind, _, field = named.mention.normal.partition(":")
    if named.mention.kind is MentionKind.POST:
        own = post_in(named.own.text)
        if own is None or own.kind != kind or not own.field:
            return DOES_NOT_APPLY
        same = same_field(field, own.field)
    elif named.planning:
        one, other = sorted((comparable(named.own.text), comparable(named.mention.text)), key=len)
        same = other.startswith(one) or OSA.distance(one, other) <= len(other) // 5
    else:
        mine = comparable(named.own.text)
        if not field or not mine.startswith(comparable(kind)):
            return DOES_NOT_APPLY
        name = mine.removeprefix(comparable(kind))
        same = name.startswith(field) or field.startswith(name) or OSA.distance(name, field) <= len(name) // 5
    if same:
        return None
    return Finding(
        message="i506",
        places=(named.place,),
        printed=named.mention.text,
        expected=named.own.text,
        values={"printed": named.mention.text, "expected": named.own.text},
    )
