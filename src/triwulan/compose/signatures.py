"""Who signs: the superior at the left, place, date and the reporter at the right."""

from collections.abc import Iterator

from triwulan.compose.agreement import acting_post
from triwulan.compose.wording import Words
from triwulan.core.document import Block, Signature, SignatureBlock
from triwulan.core.nip import format_nip
from triwulan.core.period import format_date
from triwulan.core.report import Report, Signatory


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the signature block; before the report is sent the date is left to be written."""
    author = report.author
    if report.signed_on is None:
        dated = words("signature.undated", place=author.place)
    else:
        dated = words("signature.dated", place=author.place, date=format_date(report.signed_on))
    left = (words("signature.acknowledged"), words("signature.superior"))
    yield SignatureBlock(
        _signature(report.superior, author.superior_position, left, words),
        _signature(report.reporter, author.position, (dated,), words),
    )


def _signature(signatory: Signatory, position: str, above: tuple[str, ...], words: Words) -> Signature:
    below = [signatory.rank.strip()]
    if signatory.nip.strip():
        below.append(words("signature.nip", nip=format_nip(signatory.nip)))
    return Signature(
        (*(line for line in above if line), _capitals(signatory, position)),
        signatory.name.strip() or words("signature.name_blank"),
        tuple(line for line in below if line),
    )


def _capitals(signatory: Signatory, position: str) -> str:
    """Write the post in capitals; "Plt." and "Plh." keep their small letters."""
    post = acting_post(signatory, position)
    for prefix in ("Plt.", "Plh.", "Pj.", "Pjs."):
        if post.casefold().startswith(prefix.casefold()):
            return f"{prefix} {post[len(prefix) :].strip().upper()}"
    return post.upper()
