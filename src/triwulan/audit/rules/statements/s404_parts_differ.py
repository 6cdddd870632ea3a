"""Parts in a sentence that do not add up to the whole stated with them."""

import re
from decimal import Decimal
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.fact_cells import everywhere, value_of
from triwulan.audit.subjects.statements.statements import claims, written
from triwulan.core.claims import Figure, Hedge, Makeup
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import given, total
from triwulan.core.reading import Reading

_TELLING: Final = 30
"""Smaller numbers stand in a table by chance."""
_LEFT_BEHIND: Final = re.compile(
    r"\b(?:dan|serta)\s+(?:sebanyak\s+)?[\w.]+\s+(?:\w+\s+)?(?:belum|tidak|lainnya|sisanya)\b", re.I
)


@rule("S404", title="Parts in the text do not add up to their whole", severity=Severity.ERROR, each=claims(Makeup))
def parts_differ(claim: Makeup, context: Context) -> Answer:
    """Add the parts; the one figure that no table has is the wrong one, else the whole."""
    figures = (claim.whole, *claim.parts)
    if any(each.hedge is not Hedge.EXACT for each in figures):
        return DOES_NOT_APPLY
    added = total([given(part.quantity) for part in claim.parts])
    if added.meets(given(claim.whole.quantity)):
        return None
    if claim.whole.quantity.unit == "%":
        return _shares(claim)
    whole, parts = claim.whole.value, sum((part.value for part in claim.parts), Decimal(0))
    unknown = [] if claim.rest else [each for each in figures if not _in_a_table(each, context.reading)]
    wrong = unknown[0] if len(unknown) == 1 else claim.parts[-1] if claim.rest else claim.whole
    if (
        wrong is claim.whole
        and len(unknown) > 1
        and claim.whole not in unknown
        and _LEFT_BEHIND.search(claim.place.quote)
    ):
        wrong = claim.parts[-1]  # a table has the whole, and what is not done is what is left of it
    if wrong is claim.whole and len(restored := _restored(claim, unknown, context.reading)) == 1:
        wrong = restored[0]
    expected = parts if wrong is claim.whole else whole - (parts - wrong.value)
    return Finding(
        message="s404" if wrong is claim.whole else "s404.part",
        places=(claim.place,),
        printed=wrong.printed,
        expected=written(expected, wrong),
        values={
            "printed": wrong.printed,
            "expected": written(expected, wrong),
            "whole": claim.whole.printed,
            "parts": " + ".join(part.printed for part in claim.parts),
        },
        cause=f"text/{claim.order}/{wrong.printed}",
    )


def _restored(claim: Makeup, unknown: list[Figure], reading: Reading) -> list[Figure]:
    """The parts that no table has, while a table has what is left of the whole for them."""
    added = sum((part.value for part in claim.parts), Decimal(0))
    known = {value_of(cell).middle for cell in everywhere(reading)}
    left = [(part, claim.whole.value - added + part.value) for part in claim.parts if part in unknown]
    return [part for part, value in left if value > _TELLING and value in known]


def _shares(claim: Makeup) -> Finding:
    """Shares that are more or less than all."""
    parts = " + ".join(part.printed for part in claim.parts)
    added = written(sum((part.value for part in claim.parts), Decimal(0)), claim.parts[0])
    return Finding(
        message="s404.shares",
        places=(claim.place,),
        printed=added,
        expected=claim.whole.printed,
        values={"printed": added, "whole": claim.whole.printed, "parts": parts},
        cause=f"text/{claim.order}/{parts}",
    )


def _in_a_table(figure: Figure, reading: Reading) -> bool:
    own = given(figure.quantity)
    money = figure.quantity.unit == "Rp"
    return any(cell.money is money and not cell.percent and value_of(cell).meets(own) for cell in everywhere(reading))
