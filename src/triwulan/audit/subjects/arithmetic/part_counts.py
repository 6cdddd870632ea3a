"""Percentages of a counted whole, whose parts must be whole numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from triwulan.audit.subjects.figures import figure
from triwulan.audit.subjects.keeping import gathered_per_table
from triwulan.audit.subjects.ranges import indicator_of, is_counted
from triwulan.core.claims import Proportion
from triwulan.core.interval import is_cut, result
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.quantity import Quantity, parse_quantity
from triwulan.core.reading import Reading, Role, RowRole, StatedTable

_OF: Final = re.compile(
    r"(?P<percent>\d{1,3}(?:,\d+)?\s?%)\s+dari\s+(?:total\s+|seluruh\s+|sebanyak\s+|jumlah\s+|ke-?)?"
    r"(?P<whole>\d{1,3})\s+(?P<what>[a-z]+)\b",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(r"\bdari\s+(?P<whole>\d{1,3})\s+(?P<what>[a-z]+)\b", re.IGNORECASE)
_LOOSE: Final = re.compile(
    r"\b(?:target\w*|rencana\w*|direncanakan|minimal|maksimal|paling|sekitar|kurang\s+lebih|hampir|lebih\s+dari|kurang\s+dari|"
    r"sekurang\w*|bobot|naik|turun|meningkat|menurun)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of so many things, and the numbers of them just below and above it."""

    place: Place
    printed: str
    quantity: Quantity
    whole: int
    what: str

    @property
    def parts(self) -> tuple[int, int]:
        """The whole numbers of things next to the percentage."""
        exact = self._value * self.whole / HUNDRED
        return int(exact.to_integral_value(ROUND_FLOOR)), int(exact.to_integral_value(ROUND_CEILING))

    @property
    def possible(self) -> bool:
        """Whether some number of the things is that percentage of them, rounded or cut off."""
        shares = [Decimal(part) * HUNDRED / self.whole for part in self.parts]
        return any(result(self.quantity).holds(share) or is_cut(self.quantity, share) for share in shares)

    @property
    def _value(self) -> Decimal:
        return self.quantity.value or Decimal(0)


def shares_of_counts(reading: Reading) -> Iterator[Share]:
    """Percentages of a number of things in sentences, and realisations of indicators that name the number."""
    told = {
        (claim.order, claim.percent.value)
        for claim in reading.claims
        if isinstance(claim, Proportion) and claim.percent is not None
    }
    for passage in reading.prose():
        for match in _OF.finditer(passage.text) if "%" in passage.text else ():
            sentence = passage.text[: match.start()].rpartition(". ")[2]
            quantity = parse_quantity(match["percent"])
            known = (passage.order, quantity.value) in told
            if quantity.is_number and not known and is_counted(match["what"].lower()) and not _LOOSE.search(sentence):
                place = passage.place.quoting(match.group())
                yield Share(place, match["percent"], quantity, int(match["whole"]), match["what"])
    for table in reading.tables:
        yield from _of_rows(table)


@gathered_per_table
def _of_rows(table: StatedTable) -> Iterator[Share]:
    if table.columns_of(Role.NUMERATOR):
        return
    denominators = table.columns_of(Role.DENOMINATOR)
    for row in table.rows:
        named = _WHOLE.search(indicator_of(table, row)) if row.role in (RowRole.BODY, RowRole.PARENT) else None
        whole = figure(table, row, denominators[0]) if denominators else None
        for column in table.columns_of(Role.REALISATION):
            share = figure(table, row, column)
            if share is None or not share.percent or not 0 < share.value <= HUNDRED:
                continue
            if whole is not None and whole.given.exact and 0 < whole.value < HUNDRED * 10:
                yield Share(share.place, share.text, share.quantity, int(whole.value), whole.unit)
            elif named is not None and is_counted(named["what"].lower()) and int(named["whole"]):
                yield Share(share.place, share.text, share.quantity, int(named["whole"]), named["what"])
