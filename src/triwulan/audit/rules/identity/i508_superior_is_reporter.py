"""A superior who signs with the reporter's own post, or one beside or below it."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedBlock, signed_blocks
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.post import below_or_beside, post_in, same_post


@rule("I508", title="The superior's post is not above the reporter's", severity=Severity.ERROR, each=signed_blocks)
def superior_is_reporter(block: SignedBlock, context: Context) -> Answer:
    """Judge the two posts of a block, as far as both are known posts."""
    above = post_in(block.superior.post.text)
    below = post_in(block.reporter.post.text) or post_in(block.identity.post.text)
    if above is None or below is None:
        return DOES_NOT_APPLY
    if same_post(above, below):
        message = "i508.same"
    elif below_or_beside(above, below):
        message = "i508.below"
    else:
        return None
    place = block.superior.post.place
    said = " ".join(filter(None, (block.superior.heading.text, block.superior.post.text)))
    return Finding(
        message=message,
        places=(place.quoting(said), block.reporter.post.place),
        printed=block.superior.post.text,
        expected=block.identity.superior_post.text,
        values={"superior": block.superior.post.text, "reporter": block.reporter.post.text or block.identity.post.text},
    )
