"""Both sides of a block with one NIP or one name."""

import re

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedBlock, signed_blocks
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.identity import comparable


@rule("I512", title="Superior and reporter are one person", severity=Severity.ERROR, each=signed_blocks)
def one_nip_two_persons(block: SignedBlock, context: Context) -> Answer:
    """Judge NIP and name of the two sides; whoever acts in a vacant post may stand above himself."""
    one, other = block.superior, block.reporter
    nips = [re.sub(r"\D", "", side.nip.text) for side in (one, other)]
    names = [comparable(side.name.text.partition(",")[0]) for side in (one, other)]
    if (not all(nips) and not all(names)) or one.acting or other.acting:
        return DOES_NOT_APPLY
    same_nip, same_name = nips[0] == nips[1] != "", names[0] == names[1] != ""
    if not same_nip and not same_name:
        return None
    stated = one.nip if same_nip else one.name
    twin = other.nip if same_nip else other.name
    message = "i512.both" if same_nip and same_name else "i512.nip" if same_nip else "i512.name"
    return Finding(
        message=message,
        places=(stated.place, twin.place),
        printed=stated.text,
        values={"printed": stated.text},
    )
