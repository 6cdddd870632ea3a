"""A superior who is not the second party of the agreement."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedBlock, signed_blocks
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.post import below_or_beside, post_in, same_field

_PLACES = ("district head", "urban village head", "regent")


@rule("I509", title="Another superior than the agreement names", severity=Severity.ERROR, each=signed_blocks)
def superior_not_agreed(block: SignedBlock, context: Context) -> Answer:
    """Judge the superior's post against the agreement's second party; on behalf of another is as good as that one."""
    agreed, signed = post_in(block.identity.superior_post.text), post_in(block.superior.post.text)
    reporter = post_in(block.reporter.post.text)
    if agreed is None or signed is None or "perjanjian" not in block.identity.superior_post.place.quote.lower():
        return DOES_NOT_APPLY
    if reporter is not None and (below_or_beside(signed, reporter) or below_or_beside(agreed, reporter)):
        return DOES_NOT_APPLY
    if block.superior.acting.lower().replace(".", "").replace(" ", "") == "an":
        return DOES_NOT_APPLY
    if agreed.kind == signed.kind and (agreed.kind in _PLACES or same_field(agreed.field, signed.field)):
        return None
    place = block.superior.post.place
    said = " ".join(filter(None, (block.superior.heading.text, block.superior.post.text)))
    return Finding(
        message="i509",
        places=(place.quoting(said), block.identity.superior_post.place),
        printed=block.superior.post.text,
        expected=block.identity.superior_post.text,
        values={"signed": block.superior.post.text, "agreed": block.identity.superior_post.text},
    )
