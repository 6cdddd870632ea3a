"""The signatures: who signs, as what, where and when."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from triwulan.core.identity import StatedSignature
from triwulan.core.reading import Reading
from triwulan.core.report import Signatory
from triwulan.interpret.own_form.form import flat
from triwulan.interpret.own_form.sections import missing

_DOTS: Final = re.compile(r"[.…_ ]+")


@dataclass(frozen=True, slots=True)
class Signed:
    """Both sides; posts in capitals as printed, with "Plt." before them when acting."""

    superior: Signatory
    reporter: Signatory
    place: str
    on: date | None


def signed(reading: Reading) -> Signed:
    """The last block of signatures of a reading."""
    sides = {side.superior: side for side in reading.identity.signatures}
    if True not in sides or False not in sides:
        raise missing("tanda tangan")
    right = sides[False]
    return Signed(_signatory(sides[True]), _signatory(right), flat(right.town.text), right.dated)


def _signatory(side: StatedSignature) -> Signatory:
    name = flat(side.name.text)
    post = flat(side.post.text)
    if side.acting and not post.casefold().startswith(side.acting.casefold()):
        post = f"{side.acting.rstrip('.')}. {post}"
    return Signatory(
        name="" if _DOTS.fullmatch(name) else name,
        nip=re.sub(r"\D", "", side.nip.text),
        rank=flat(side.rank.text),
        post=post,
    )
