"""A signature block with a name, a post or a NIP left to be filled in."""

import re

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedSide, signed_sides
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.identity import Stated
from triwulan.core.stage import Stage

_BLANK = re.compile(r"^[\s.…_()\[\]-]*$|^[(\[<]?\s*(?:nama(?: lengkap| pejabat)?|nip|jabatan|isi \w+)\s*[)\]>]?$", re.I)


@rule(
    "I517",
    title="A signature left to be filled in",
    severity=Severity.WARNING,
    each=signed_sides,
    since=Stage.SUBMITTED,
)
def signature_incomplete(signed: SignedSide, context: Context) -> Answer:
    """Judge what is printed as blank; what a form does not ask for is not missed."""
    side = signed.side
    blanks = [what for what, stated in _parts(side.name, side.post, side.nip) if _is_blank(stated)]
    if not blanks:
        return None
    first = {"name": side.name, "post": side.post, "nip": side.nip}[blanks[0]]
    return Finding(
        message=f"i517.{blanks[0]}",
        places=(first.place.quoting(side.written.text),),
        printed=first.text,
        values={"post": side.post.text if not _is_blank(side.post) else ""},
    )


def _parts(name: Stated, post: Stated, nip: Stated) -> tuple[tuple[str, Stated], ...]:
    return ("name", name), ("post", post), ("nip", nip)


def _is_blank(stated: Stated) -> bool:
    return bool(stated) and bool(_BLANK.match(stated.text))
