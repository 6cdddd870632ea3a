"""A document reported as partly done before the time in which it can be made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Measure, Reading, Role, StatedCell, TableKind

_DOCUMENT: Final = re.compile(
    r"\b(?P<name>RKP\s?Des(?:a)?|APB\s?Des(?:a)?|LPP\s?Des(?:a)?|LKPP\s?Des(?:a)?|IPPD)\s+(?:(?:tahun|TA|T\.A\.)\s+"
    r"(?:anggaran\s+)?)?(?P<year>20\d\d)\b",
    re.I,
)
_OTHERWISE: Final = re.compile(r"perubahan|semester|realisasi|pelaksanaan|pertanggungjawaban|perencanaan", re.I)
_BEGINS: Final = {"rkpdes": (-1, 7), "apbdes": (-1, 10), "lppdes": (1, 1), "lkppdes": (1, 1), "ippd": (1, 1)}
"""The year counted from the document's own, and the month, in which it can be set at the earliest.

RKPDes by 30 September before (Permendagri 114/2014), APBDes by 31 December before (Permendagri 20/2018), the village's
reports within three months after the year (Permendagri 46/2016).
"""


@dataclass(frozen=True, slots=True)
class Dated:
    """A row about a village document of a year, with the figure reported of it."""

    name: str
    document: str
    year: int
    cell: StatedCell
    place: Place


def _dated(reading: Reading) -> Iterator[Dated]:
    for table in reading.of_kind(TableKind.ACHIEVEMENT, TableKind.COST):
        columns = [each for each in table.columns_of(Role.REALISATION) if each.measure is not Measure.BUDGET]
        for row in table.rows:
            match = _DOCUMENT.search(row.label)
            if match is None or not columns or _OTHERWISE.search(row.label):
                continue
            name = re.sub(r"\s|a$", "", match["name"].lower())
            yield Dated(row.label, name, int(match["year"]), row.cells[columns[-1].index], row.place)


@rule("B603", title="Reported before it can be made", severity=Severity.WARNING, each=_dated)
def cannot_mature(row: Dated, context: Context) -> Answer:
    """Compare the end of the report's period with the first day on which the document can be set."""
    period, value = context.reading.identity.period, row.cell.quantity.value
    if period is None or value is None:
        return DOES_NOT_APPLY
    years, month = _BEGINS[row.document]
    begins = date(row.year + years, month, 1)
    if value == 0 or period.last_day >= begins:
        return None
    return Finding(
        message="b603",
        places=(row.cell.place,),
        printed=row.cell.text,
        expected="0",
        values={"indicator": row.name, "printed": row.cell.text, "begins": begins, "ends": period.last_day},
    )
