"""Two figures and a difference between them, stated in one sentence, that do not agree."""

import re
from decimal import Decimal
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.fact_cells import cells_of, rows_about
from triwulan.audit.subjects.statements.statements import claims, shown, written
from triwulan.core.claims import Differing, Hedge
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import difference, given
from triwulan.core.reading import Reading, Role

_MORE: Final = {
    "tinggi": True, "banyak": True, "besar": True, "lambat": True, "lama": True,
    "rendah": False, "sedikit": False, "kecil": False, "cepat": False, "singkat": False,
}  # fmt: skip
_OPPOSITES: Final = {
    "tinggi": "rendah", "banyak": "sedikit", "besar": "kecil", "lambat": "cepat", "lama": "singkat", "rendah": "tinggi",
    "sedikit": "banyak", "kecil": "besar", "cepat": "lambat", "singkat": "lama",
}  # fmt: skip
_OF_TIME: Final = ("lambat", "lama", "cepat", "singkat")
_TIMES: Final = ("detik", "menit", "jam", "hari", "minggu", "bulan")
_FROM_TARGET: Final = re.compile(r"\bdari(?:pada)?\s+(?:rencana|target)(?:nya)?\s*[,;]", re.IGNORECASE)
"""The target, not the figure of the next clause: "satu kali lebih banyak daripada rencana, setelah lima kali"."""


@rule(
    "S427", title="A difference in the text is not that of its figures", severity=Severity.ERROR, each=claims(Differing)
)
def difference_wrong(claim: Differing, context: Context) -> Answer:
    """Take the smaller figure from the larger one; the target is looked up where the sentence leaves it out."""
    if any(each.hedge is not Hedge.EXACT for each in (claim.one, claim.by)):
        return DOES_NOT_APPLY
    if claim.other is not None and _FROM_TARGET.search(claim.place.quote):
        return DOES_NOT_APPLY
    if claim.other is None:
        return _from_target(claim, _targets(claim, context.reading))
    one, other = given(claim.one.quantity), given(claim.other.quantity)
    low, high = (one, other) if one.middle <= other.middle else (other, one)
    between = difference(high, low)
    if between.meets(given(claim.by.quantity)):
        return _turned(claim, claim.other.value, claim.other.printed, None)
    return _finding(claim, between.middle, claim.other.printed, None)


def _targets(claim: Differing, reading: Reading) -> list[Figure]:
    """The targets of the indicator that have the unit of the figure."""
    rows = rows_about(claim.about, reading) if claim.about.sure else []
    cells = [cell for table, row in rows for cell in cells_of(table, row) if cell.column.role is Role.TARGET]
    return [cell for cell in cells if cell.percent is (claim.one.quantity.unit == "%") and not cell.money]


def _from_target(claim: Differing, targets: list[Figure]) -> Answer:
    if not targets:
        return DOES_NOT_APPLY
    apart = [abs(claim.one.value - cell.value) for cell in targets]
    if claim.by.value in apart:
        goal = targets[apart.index(claim.by.value)]
        return _turned(claim, goal.value, shown(goal), goal)
    return _finding(claim, apart[0], shown(targets[0]), targets[0])


def _turned(claim: Differing, other: Decimal, printed: str, cell: Figure | None) -> Answer:
    """Less called more, or the reverse: "12 menit, lebih lambat 3 menit daripada target 15 menit"."""
    how = claim.word.rpartition(" ")[2].lower()
    more = _MORE.get(how)
    if more is None or claim.one.value == other or (claim.one.value > other) is more:
        return None
    if how in _OF_TIME and claim.one.noun.partition(" ")[0] not in _TIMES:
        return None
    expected = f"lebih {_OPPOSITES[how]}"
    return Finding(
        message="s427.turned",
        places=(claim.place, *((cell.place,) if cell is not None else ())),
        printed=claim.word,
        expected=expected,
        values={"word": claim.word, "one": claim.one.printed, "other": printed, "expected": expected},
        cause=f"comparison/{claim.order}/{claim.word}",
    )


def _finding(claim: Differing, right: Decimal, other: str, cell: Figure | None) -> Finding:
    expected = written(right, claim.by)
    return Finding(
        message="s427",
        places=(claim.place, *((cell.place,) if cell is not None else ())),
        printed=claim.by.printed,
        expected=expected,
        values={"printed": claim.by.printed, "one": claim.one.printed, "other": other, "expected": expected},
        cause=f"text/{claim.order}/{claim.by.printed}",
    )
