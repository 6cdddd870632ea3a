"""A reporter who signs with another post than the title's."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedSide, reporters
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.post import post_in, same_post

_OF_A_PLACE = ("district head", "urban village head", "regent")  # whose place another rule judges


@rule("I510", title="The reporter signs with another post than the title's", severity=Severity.ERROR, each=reporters)
def reporter_post_differs(signed: SignedSide, context: Context) -> Answer:
    """Judge the post of the reporter's side against that of the title; who acts for another is passed over."""
    titled, own = post_in(signed.identity.titled_post.text), post_in(signed.side.post.text)
    if titled is None or own is None or signed.side.acting:
        return DOES_NOT_APPLY
    if same_post(titled, own) or (titled.kind == own.kind and own.kind in _OF_A_PLACE):
        return None
    others = [side for side in signed.identity.signatures if side.superior and side.block == signed.side.block]
    if any((above := post_in(side.post.text)) is not None and same_post(above, own) for side in others):
        return DOES_NOT_APPLY  # both sides sign alike, which is I508's fault
    return Finding(
        message="i510",
        places=(signed.side.post.place, signed.identity.titled_post.place),
        printed=signed.side.post.text,
        expected=signed.identity.titled_post.text,
        values={"signed": signed.side.post.text, "titled": signed.identity.titled_post.text},
    )
