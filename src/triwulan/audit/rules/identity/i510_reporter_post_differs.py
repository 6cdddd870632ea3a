"""A reporter who signs with another post than the title's."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.signatures import SignedSide, reporters
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.post import post_in, same_post


@rule("I510", title="The reporter signs with another post than the title's", severity=Severity.ERROR, each=reporters)
def reporter_post_differs(signed: SignedSide, context: Context) -> Answer:
    """Judge the post of the reporter's side against that of the title; who acts for another is passed over."""
    titled, own = post_in(signed.identity.post.text), post_in(signed.side.post.text)
    if titled is None or own is None or signed.side.acting:
        return DOES_NOT_APPLY
    if same_post(titled, own):
        return None
    return Finding(
        message="i510",
        places=(signed.side.post.place, signed.identity.post.place),
        printed=signed.side.post.text,
        expected=signed.identity.post.text,
        values={"signed": signed.side.post.text, "titled": signed.identity.post.text},
    )
